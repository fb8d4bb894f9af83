package io.github.odoosync.connectors.table;

import io.github.odoosync.connector.document.RawDocument;
import org.jspecify.annotations.Nullable;

/**
 * A file that was received and not put away yet.
 *
 * @param <D> what its rows become
 * @param key by which it is known
 * @param file the file
 * @param beside the file of its totals; null where there is none, or none yet
 * @param reading what is in it; null as long as its totals are waited for
 */
record Held<D>(
    String key,
    RawDocument file,
    @Nullable RawDocument beside,
    @Nullable TableReading<D> reading) {}
