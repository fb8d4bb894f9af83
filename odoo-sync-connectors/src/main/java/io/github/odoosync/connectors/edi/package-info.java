/** EDI. */
@NullMarked
package io.github.odoosync.connectors.edi;

import org.jspecify.annotations.NullMarked;
