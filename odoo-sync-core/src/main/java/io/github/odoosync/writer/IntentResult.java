package io.github.odoosync.writer;

import java.time.Duration;

/**
 * What is known of an intent that was begun.
 *
 * @param intentId the intent's id
 * @param subject what it was about, as {@code entity:key}
 * @param state what came of it
 * @param model Odoo's model of the record; empty where there is none
 * @param recordId the record; 0 where there is none
 * @param detail what was written or done, in words; while it is begun, what the probe needs
 * @param age how long ago, by the database's clock; zero for what is about to be stored
 */
public record IntentResult(
    String intentId,
    String subject,
    State state,
    String model,
    long recordId,
    String detail,
    Duration age) {

  /** What came of an intent. */
  public enum State {
    /** It is about to be sent, or was sent and nobody knows yet what came of it. */
    BEGUN,
    /** A record was made. */
    CREATED,
    /** A record was changed. */
    UPDATED,
    /** Odoo held it all already: nothing was sent. */
    UNCHANGED,
    /** The step was taken. */
    ACTED,
    /** The step had been taken already, by whomever. */
    ALREADY_DONE,
    /** The record was deleted in Odoo on purpose, and is left so. */
    LEFT_DELETED,
    /** Nothing was sent, for this is a trial run: the detail says what would have been. */
    SHADOWED
  }

  /** The longest detail that is kept, in characters. */
  public static final int MAX_DETAIL = 1_000;

  /** Cuts the detail. */
  public IntentResult {
    detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL);
  }

  /** Returns the same of this age; for stores. */
  public IntentResult withAge(Duration time) {
    return new IntentResult(intentId, subject, state, model, recordId, detail, time);
  }

  /** Returns whether the intent is through and is not carried out again. */
  public boolean ended() {
    return state != State.BEGUN;
  }
}
