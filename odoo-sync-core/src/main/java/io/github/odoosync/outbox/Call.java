package io.github.odoosync.outbox;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.lane.Category;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Calls a consumer's handlers and probe and says what came of it; nothing is ever thrown. */
final class Call {

  /** What a call says of the destination. */
  enum Answer {
    ANSWERED,
    UNAVAILABLE,
    NEITHER
  }

  /** How a call ended. */
  record Ended(Verdict verdict, Answer answer) {

    static final Ended DONE = new Ended(Verdict.DONE, Answer.ANSWERED);
  }

  private final Consumer consumer;
  private final BooleanSupplier cutShort;

  /**
   * @param cutShort whether running handlers were interrupted because the dispatcher closes
   */
  Call(Consumer consumer, BooleanSupplier cutShort) {
    this.consumer = consumer;
    this.cutShort = cutShort;
  }

  Ended handle(Delivery delivery) {
    try {
      Handler handler =
          consumer
              .handler(delivery.message().type(), delivery.message().version())
              .orElseThrow(); // looked up before the message was taken
      return ended(handler.handle(delivery));
    } catch (Exception | Error e) {
      return ended(e);
    }
  }

  /** Calls the batch handler; the answers are in the order of the deliveries. */
  List<Ended> handle(BatchHandler handler, List<Delivery> deliveries) {
    try {
      List<Result> results = handler.handle(Collections.unmodifiableList(deliveries));
      if (results == null || results.size() != deliveries.size()) {
        return wrongCount(results == null ? "null" : "" + results.size(), deliveries.size());
      }
      List<Ended> ended = new ArrayList<>(results.size());
      for (Result result : results) {
        ended.add(ended(result));
      }
      return ended;
    } catch (Exception | Error e) {
      return Collections.nCopies(deliveries.size(), ended(e));
    }
  }

  /** Asks the probe; null if the handler has to be called. */
  @Nullable Ended probe(Delivery delivery) {
    try {
      Outcome outcome = consumer.probe().orElseThrow().probe(delivery);
      if (outcome == Outcome.COMMITTED) {
        return Ended.DONE;
      }
      return outcome == Outcome.NOT_COMMITTED ? again(delivery) : stillUnclear(outcome);
    } catch (Exception | Error e) {
      return probeFailed(e);
    }
  }

  // Else a handler that never ends well and a probe that never finds anything would go on for ever.
  private @Nullable Ended again(Delivery delivery) {
    if (delivery.attempt() <= consumer.retry().maxAttempts()) {
      return null;
    }
    String text = "The effect of " + (delivery.attempt() - 1) + " attempts is not there.";
    return new Ended(
        new Verdict.Hopeless(Troubles.of(Category.PLATFORM, "handler.no-effect", text)),
        Answer.ANSWERED);
  }

  private Ended ended(@Nullable Result result) {
    if (result instanceof Result.Done) {
      return Ended.DONE;
    }
    Verdict verdict = Results.of(result);
    Answer answer = verdict instanceof Verdict.Unclear ? Answer.UNAVAILABLE : Answer.ANSWERED;
    return new Ended(spared(verdict), answer);
  }

  private Ended ended(Throwable thrown) {
    Verdict verdict = Results.of(thrown);
    return new Ended(spared(verdict), answer(verdict, thrown));
  }

  private Answer answer(Verdict verdict, Throwable thrown) {
    if (Results.unavailable(thrown)) {
      return Answer.UNAVAILABLE;
    }
    return verdict == Verdict.LOST || cutShort.getAsBoolean() ? Answer.NEITHER : Answer.ANSWERED;
  }

  // A failure that the closing dispatcher caused itself is none of the message's.
  private Verdict spared(Verdict verdict) {
    return verdict instanceof Verdict.Failed && cutShort.getAsBoolean()
        ? Verdict.NOT_BEGUN
        : verdict;
  }

  private static Ended stillUnclear(@Nullable Outcome outcome) {
    Verdict verdict =
        new Verdict.StillUnclear(
            Troubles.of(ErrorCode.OUTCOME_UNKNOWN, "The probe answered " + outcome + "."));
    return new Ended(verdict, Answer.ANSWERED);
  }

  private Ended probeFailed(Throwable thrown) {
    if (Results.of(thrown) == Verdict.LOST) {
      return new Ended(Verdict.LOST, Answer.NEITHER);
    }
    Verdict verdict =
        cutShort.getAsBoolean() ? Verdict.NOT_BEGUN : new Verdict.StillUnclear(Troubles.of(thrown));
    return new Ended(verdict, answer(verdict, thrown));
  }

  private static List<Ended> wrongCount(String got, int expected) {
    String text = "The batch handler returned " + got + " results for " + expected + " messages.";
    Verdict verdict = Results.failed(Troubles.of(Category.BUG, "handler.result-count", text));
    return Collections.nCopies(expected, new Ended(verdict, Answer.ANSWERED));
  }
}
