package io.github.odoosync.connectors.edi;

import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.DocumentCodec;
import io.github.odoosync.connector.document.RawDocument;
import java.util.List;

/** Reads and writes the files of one partner. Thread-safe; not for others to implement. */
public interface EdiCodec extends DocumentCodec<EdiMessage> {

  /**
   * Writes documents, and tells what of them the file does not carry: the file is read again, and
   * what it says is compared with what was given.
   *
   * @param messages what goes into it, at least one; documents alone, as acknowledgements are made
   *     when something is read
   * @param number the control number of the interchange, 1 to 999,999,999
   * @throws io.github.odoosync.error.InvalidValueException naming what cannot be written
   */
  Written write(List<EdiMessage.Business> messages, long number);

  /**
   * Writes documents. Unless the codec was told whom to tell of losses, a loss is refused.
   *
   * @throws io.github.odoosync.error.InvalidValueException naming what cannot be written
   */
  @Override
  RawDocument encode(List<EdiMessage> parts, long number);

  /**
   * A file, and what it does not say.
   *
   * @param document the file
   * @param losses each field that it does not carry or carries otherwise, by its path
   */
  record Written(RawDocument document, List<Diagnostic> losses) {

    /** Copies the list. */
    public Written {
      losses = List.copyOf(losses);
    }
  }
}
