package io.github.odoosync.connector;

import java.util.Optional;

/**
 * Reads one record by the system's own id: what a webhook named, or a person. So a message that is
 * late, doubled or forged does no harm, as what holds now is read. Thread-safe.
 *
 * @param <T> what it reads, usually a document of the canonical model
 */
@FunctionalInterface
public interface RecordReader<T> {

  /**
   * Reads a record.
   *
   * @param id as {@link SourceRecord#id} has it
   * @return the record; empty if there is none, or none any more
   * @throws io.github.odoosync.error.OdooSyncException if it could not be read
   */
  Optional<SourceRecord<T>> read(String id);
}
