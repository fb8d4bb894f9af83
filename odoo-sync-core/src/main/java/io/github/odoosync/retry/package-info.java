/** Backoff, breaker and limits as values; the library that carries them out stays hidden. */
@NullMarked
package io.github.odoosync.retry;

import org.jspecify.annotations.NullMarked;
