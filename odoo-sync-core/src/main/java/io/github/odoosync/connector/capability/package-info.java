/**
 * What connectors can do, each thing a small interface over documents of the canonical model. A
 * connector has those that its system has, and names them in its descriptor.
 *
 * <p>A {@code …Source} is read, a {@code …Sink} is told; both are built of {@link
 * io.github.odoosync.connector.IncrementalSource} and {@link
 * io.github.odoosync.connector.CommandHandler}, so that one engine drives them all.
 */
@NullMarked
package io.github.odoosync.connector.capability;

import org.jspecify.annotations.NullMarked;
