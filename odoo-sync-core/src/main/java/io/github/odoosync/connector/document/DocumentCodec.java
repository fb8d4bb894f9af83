package io.github.odoosync.connector.document;

import java.util.List;

/**
 * Reads and writes one format, and sends nothing: what a partner's file says, and how ours looks.
 * Thread-safe.
 *
 * @param <D> what it reads and writes, usually documents of the canonical model
 */
public interface DocumentCodec<D> {

  /**
   * Reads a document, as tolerantly as its meaning stays certain. Never throws for what it holds:
   * what is wrong is a {@link Diagnostic}, and one bad part leaves the others.
   */
  Decoded<D> decode(RawDocument document);

  /**
   * Writes a document, strictly.
   *
   * @param parts what goes into it, at least one
   * @param number the control number of this exchange, taken once and the same in each attempt
   * @throws io.github.odoosync.error.OdooSyncException naming what cannot be written
   */
  RawDocument encode(List<D> parts, long number);
}
