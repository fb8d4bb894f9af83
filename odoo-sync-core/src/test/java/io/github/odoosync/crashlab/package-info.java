/**
 * Breaks the outbox on purpose, with forked processes and a real database, and judges what came of
 * it by a log that no part of the outbox writes.
 */
@NullMarked
package io.github.odoosync.crashlab;

import org.jspecify.annotations.NullMarked;
