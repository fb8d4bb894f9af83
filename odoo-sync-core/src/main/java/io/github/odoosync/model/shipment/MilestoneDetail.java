package io.github.odoosync.model.shipment;

import io.github.odoosync.model.Type;

/**
 * Why or how a milestone happened: the reason of an exception, the place of a delivery.
 *
 * <p>An open code type: any lower-case words are allowed, the constants are those that the bundled
 * {@linkplain MilestoneVocabulary tables} use and {@link ShipmentState} looks at.
 *
 * @param code lower-case words, such as {@code recipient_absent}; at most 64 characters
 */
public record MilestoneDetail(String code) {

  /** The type of fields that hold one. */
  public static final Type<MilestoneDetail> TYPE =
      Type.text(Codes.PATTERN, MilestoneDetail::new, MilestoneDetail::code);

  /** Goods are damaged; a problem that a later movement does not settle. */
  public static final MilestoneDetail DAMAGED = new MilestoneDetail("damaged");

  /** Some of the goods are missing; a problem that a later movement does not settle. */
  public static final MilestoneDetail PARTIAL = new MilestoneDetail("partial");

  /** The recipient did not want it. */
  public static final MilestoneDetail REFUSED = new MilestoneDetail("refused");

  /** Nobody was there. */
  public static final MilestoneDetail RECIPIENT_ABSENT = new MilestoneDetail("recipient_absent");

  /** The address is wrong or incomplete. */
  public static final MilestoneDetail ADDRESS_PROBLEM = new MilestoneDetail("address_problem");

  /** Nobody fetched it in time. */
  public static final MilestoneDetail UNCLAIMED = new MilestoneDetail("unclaimed");

  /** It was destroyed or disposed of; a problem that a later movement does not settle. */
  public static final MilestoneDetail DISPOSED = new MilestoneDetail("disposed");

  /** It went the wrong way. */
  public static final MilestoneDetail MISROUTED = new MilestoneDetail("misrouted");

  /** A scan or message was wrong. */
  public static final MilestoneDetail SCAN_ERROR = new MilestoneDetail("scan_error");

  /** The carrier has proof of the delivery. */
  public static final MilestoneDetail PROOF = new MilestoneDetail("proof");

  /** Nobody said why. */
  public static final MilestoneDetail UNSPECIFIED = new MilestoneDetail("unspecified");

  /**
   * Checks the form.
   *
   * @throws io.github.odoosync.error.InvalidValueException if it is not lower-case words
   */
  public MilestoneDetail {
    Codes.checked("milestone detail", code);
  }

  @Override
  public String toString() {
    return code;
  }
}
