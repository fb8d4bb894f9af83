/** Carries out limits, breaker and retries; the only place that knows the breaker's library. */
@NullMarked
package io.github.odoosync.internal.retry;

import org.jspecify.annotations.NullMarked;
