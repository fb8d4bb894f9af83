package io.github.odoosync.connector.document;

import java.util.List;

/**
 * Brings documents from a partner and to it, whatever they hold: a folder, SFTP, AS2. Thread-safe.
 */
public interface DocumentTransport {

  /** What became of a document that was received. */
  enum Settlement {
    /** It is stored: take it away, so that it does not come again. */
    TAKEN,
    /** Nothing can be made of it: put it aside, where people find it. */
    REFUSED
  }

  /**
   * Returns documents that are there in full, the oldest first; those still being written are left
   * alone. One that is not {@linkplain #settle settled} comes again.
   *
   * @param limit how many at most
   */
  List<RawDocument> receive(int limit);

  /**
   * Sends a document; when this returns the partner has it in full, and never half. The same name
   * with the same content again changes nothing.
   *
   * @throws io.github.odoosync.error.OdooSyncException saying whether it may have arrived
   */
  void send(RawDocument document);

  /** Says what became of a document, after that was stored. Again changes nothing. */
  void settle(RawDocument document, Settlement settlement);
}
