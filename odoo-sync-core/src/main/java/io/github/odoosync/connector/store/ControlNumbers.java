package io.github.odoosync.connector.store;

import io.github.odoosync.idempotency.Fingerprint;
import java.sql.Connection;

/**
 * The numbers by which trading partners count documents: ours without gaps, theirs each once.
 *
 * <p>All of it happens in the caller's transaction, with auto-commit off: a number is used when
 * that commits, and was never given if it rolls back.
 */
public interface ControlNumbers {

  /** The longest name of a series and of a number that came, in characters. */
  int MAX_NAME_LENGTH = 255;

  /** What the number of a document that came turned out to be. */
  enum Arrival {
    /** It never came before. */
    NEW,
    /** It came before with the same content. */
    COPY,
    /** It came before with other content: an alarm, as one of the two would be lost. */
    OTHER_CONTENT
  }

  /**
   * Takes the next number of a series, from 1. Others who want one wait until the transaction ends,
   * so take it late.
   *
   * @param series what is counted, such as partner and document type
   * @param most the largest number; 1 follows it
   */
  long next(Connection connection, String series, long most);

  /** Sets the number that was used last, as agreed with a partner. */
  void set(Connection connection, String series, long last);

  /**
   * Takes the number of a document that came.
   *
   * @param series from whom and of what kind, such as sender, receiver and document type
   * @param number as it came
   * @param content tells one content from another
   */
  Arrival arrived(Connection connection, String series, String number, Fingerprint content);
}
