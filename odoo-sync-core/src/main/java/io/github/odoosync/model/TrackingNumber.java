package io.github.odoosync.model;

import static io.github.odoosync.model.Composite.member;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Composite.Member;
import java.time.Instant;

/**
 * A carrier's number for a parcel. Immutable and thread-safe.
 *
 * @param carrier the carrier's code, such as {@code ups}
 * @param number as the carrier prints it
 * @param firstSeen when the number was first met: carriers give a number again after some months,
 *     so that the number alone does not tell two parcels apart
 */
public record TrackingNumber(String carrier, String number, Instant firstSeen) {

  private static final Member<TrackingNumber, String> CARRIER =
      member("carrier", Type.TEXT, TrackingNumber::carrier);
  private static final Member<TrackingNumber, String> NUMBER =
      member("number", Type.TEXT, TrackingNumber::number);
  private static final Member<TrackingNumber, Instant> FIRST_SEEN =
      member("firstSeen", Type.TIME, TrackingNumber::firstSeen);

  /** The type of fields that hold one. */
  public static final Type<TrackingNumber> TYPE =
      Composite.of(
          "tracking-number",
          in -> new TrackingNumber(in.need(CARRIER), in.need(NUMBER), in.need(FIRST_SEEN)),
          CARRIER,
          NUMBER,
          FIRST_SEEN);

  /**
   * Checks carrier and number.
   *
   * @throws InvalidValueException if one is blank
   */
  public TrackingNumber {
    Rules.text("The carrier of a tracking number", carrier);
    Rules.text("A tracking number", number);
  }
}
