package io.github.odoosync.outbox;

import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.JournalEntry;
import java.util.List;

/**
 * A dead letter, and all that was done to its message.
 *
 * @param letter the dead letter, with the whole message
 * @param journal the journal of the message, the oldest line first; lines of other consumers of the
 *     same message are among them
 */
public record DeadLetterHistory(DeadLetter letter, List<JournalEntry> journal) {

  /** Copies the lines. */
  public DeadLetterHistory {
    journal = List.copyOf(journal);
  }
}
