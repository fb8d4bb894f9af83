/** JSON of other systems, read from bytes with limits, and written from plain values. */
@NullMarked
package io.github.odoosync.connector.json;

import org.jspecify.annotations.NullMarked;
