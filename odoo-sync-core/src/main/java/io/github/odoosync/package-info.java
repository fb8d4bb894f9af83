/** The front door: everything put together as most applications need it. */
@NullMarked
package io.github.odoosync;

import org.jspecify.annotations.NullMarked;
