package io.github.odoosync.connectors.edi;

import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.model.Document;
import java.util.List;

/** One thing that partners tell each other in an interchange. A new kind is a major change. */
public sealed interface EdiMessage {

  /** Returns the type, as the standard names it: {@code 850}, {@code ORDERS}. */
  String type();

  /**
   * A business document.
   *
   * @param type the type
   * @param document what it says
   */
  record Business(String type, Document document) implements EdiMessage {}

  /**
   * What became of something that was sent: 997, TA1 or CONTRL.
   *
   * @param type the type
   * @param number the control number of what was sent: of the group for 997, else of the
   *     interchange
   * @param verdict what became of the whole
   * @param answers what became of each document, as far as it is said
   */
  record Acknowledgement(String type, String number, Verdict verdict, List<Answer> answers)
      implements EdiMessage {

    /** Copies the list. */
    public Acknowledgement {
      answers = List.copyOf(answers);
    }
  }

  /**
   * What became of one document that was sent.
   *
   * @param type its type
   * @param number its number in the interchange
   * @param accepted whether it was taken
   * @param errors what was wrong with it, in the standard's codes
   */
  record Answer(String type, String number, boolean accepted, List<Diagnostic> errors) {

    /** Copies the list. */
    public Answer {
      errors = List.copyOf(errors);
    }
  }

  /** What became of the whole. */
  enum Verdict {
    /** All was taken. */
    ACCEPTED,
    /** All was taken, and something was wrong. */
    ACCEPTED_WITH_ERRORS,
    /** Some was taken. */
    PARTLY_ACCEPTED,
    /** Nothing was taken. */
    REJECTED
  }
}
