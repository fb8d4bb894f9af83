/** The only place that knows the cache library. */
@NullMarked
package io.github.odoosync.internal.cache;

import org.jspecify.annotations.NullMarked;
