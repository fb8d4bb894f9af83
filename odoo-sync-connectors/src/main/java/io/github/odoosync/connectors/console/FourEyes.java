package io.github.odoosync.connectors.console;

import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.JournalEntry;
import io.github.odoosync.lane.JournalEntry.Action;
import io.github.odoosync.outbox.DeadLetters;

/** Where it is wanted: nobody gives up a message that the same person has stopped. Thread-safe. */
final class FourEyes {

  private final DeadLetters letters;
  private final boolean wanted;

  FourEyes(DeadLetters letters, boolean wanted) {
    this.letters = letters;
    this.wanted = wanted;
  }

  /** Refuses if one of these messages was stopped by this person. */
  void check(DeadLetterQuery query, String actor) {
    if (wanted) {
      letters.list(query).forEach(letter -> check(letter, actor));
    }
  }

  /** Returns whether this person may not give this message up. */
  boolean forbids(DeadLetter letter, String actor) {
    return wanted
        && letters.history(letter.message().id()).stream().anyMatch(line -> stopped(line, actor));
  }

  private void check(DeadLetter letter, String actor) {
    if (forbids(letter, actor)) {
      throw new Refused(
          403,
          "You stopped message #"
              + letter.id()
              + " yourself: somebody else has to decide that it is given up.");
    }
  }

  private static boolean stopped(JournalEntry line, String actor) {
    return line.action() == Action.PARK && line.actor().equals(actor);
  }
}
