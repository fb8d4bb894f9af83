/** What every store of idempotency keys decides alike. */
@NullMarked
package io.github.odoosync.internal.idempotency;

import org.jspecify.annotations.NullMarked;
