/**
 * A store of lanes in memory, for tests: transactions, row locks and leases as a database has them.
 *
 * <p>Everything happens under one {@code Monitor}; a class here that is not the monitor, the
 * database or the connection is only called while it is held.
 */
@NullMarked
package io.github.odoosync.internal.fake.memory;

import org.jspecify.annotations.NullMarked;
