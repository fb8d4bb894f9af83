/**
 * Runs a piece of work once per key, whoever asks how often, and replays its stored result.
 *
 * <p>{@link io.github.odoosync.idempotency.Idempotency} is the way in. {@link
 * io.github.odoosync.idempotency.IdempotencyStore} says what a store has to do; {@code jdbc} and
 * {@code testing} hold the implementations.
 */
@NullMarked
package io.github.odoosync.idempotency;

import org.jspecify.annotations.NullMarked;
