/**
 * The transactional outbox: messages leave with the caller's own commit, and are handled at least
 * once, in order per key, with every failure kept and explained.
 *
 * <p>{@code Outbox} takes messages in, {@code Dispatcher} hands them to the handlers of {@link
 * io.github.odoosync.outbox.Consumer consumers}, {@code DeadLetters} is for people.
 */
@NullMarked
package io.github.odoosync.outbox;

import org.jspecify.annotations.NullMarked;
