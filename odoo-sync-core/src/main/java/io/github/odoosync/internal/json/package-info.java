/** The only place that knows the JSON library. */
@NullMarked
package io.github.odoosync.internal.json;

import org.jspecify.annotations.NullMarked;
