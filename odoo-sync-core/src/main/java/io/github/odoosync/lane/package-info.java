/**
 * Durable lanes: messages wait here in order, one lane a consumer and key, until they are done.
 *
 * <p>A lane is one narrow mutable row: lease, schedule, fencing token and cursor in one. Messages
 * are rows of their own that are written once. {@link io.github.odoosync.lane.LaneStore} says what
 * a store has to do; {@code jdbc} and {@code testing} hold the implementations. Outbox, inbox and
 * workflows are built on it; applications name its values, rarely the store's methods.
 */
@NullMarked
package io.github.odoosync.lane;

import org.jspecify.annotations.NullMarked;
