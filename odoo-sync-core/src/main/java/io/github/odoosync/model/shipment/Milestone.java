package io.github.odoosync.model.shipment;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Shape;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.shipment.MilestoneVocabulary.Meaning;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a carrier told of a shipment, with the carrier's own words kept beside it.
 *
 * <p>Three times are kept: when it happened by the carrier's clock, when the messenger passed it on
 * and when it was received here. Immutable and thread-safe.
 */
public final class Milestone extends Part {

  private static final Fields FIELDS = Fields.part("milestone");

  /** What happened. */
  public static final Field<MilestoneCode> CODE = FIELDS.required("code", MilestoneCode.TYPE);

  /** Why or how. */
  public static final Field<MilestoneDetail> DETAIL =
      FIELDS.optional("detail", MilestoneDetail.TYPE);

  /** Whether it happened or is only expected. */
  public static final Field<Timing> TIMING = FIELDS.required("timing", Type.oneOf(Timing.values()));

  /** When it happened, or is expected to, by the carrier's clock. */
  public static final Field<Instant> OCCURRED_AT = FIELDS.required("occurredAt", Type.TIME);

  /** When the gateway or carrier passed it on, by its clock. */
  public static final Field<Instant> REPORTED_AT = FIELDS.optional("reportedAt", Type.TIME);

  /** When it was received here, by our clock. */
  public static final Field<Instant> RECEIVED_AT = FIELDS.technical("receivedAt", Type.TIME);

  /** Where, as the carrier named the place; a UN/LOCODE where it is known. */
  public static final Field<String> PLACE = FIELDS.optional("place", Type.TEXT);

  /** Who told it, such as easypost. */
  public static final Field<String> SOURCE = FIELDS.optional("source", Type.TEXT);

  /** The id that the source gave it. */
  public static final Field<String> SOURCE_ID = FIELDS.optional("sourceId", Type.TEXT);

  /** The source's own code, as it came. */
  public static final Field<String> FOREIGN_CODE = FIELDS.optional("foreignCode", Type.TEXT);

  /** The source's own detail, as it came. */
  public static final Field<String> FOREIGN_DETAIL = FIELDS.optional("foreignDetail", Type.TEXT);

  /** The source's own words. */
  public static final Field<String> TEXT = FIELDS.optional("text", Type.TEXT);

  /** The fields, and how one is built. */
  public static final Shape<Milestone> SHAPE = FIELDS.shape(Milestone::new);

  private Milestone(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<Milestone> builder() {
    return SHAPE.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<Milestone> toBuilder() {
    return SHAPE.builder(this);
  }

  /** Returns what happened. */
  public MilestoneCode code() {
    return need(CODE);
  }

  /** Returns why or how. */
  public Optional<MilestoneDetail> detail() {
    return get(DETAIL);
  }

  /** Returns whether it happened or is only expected. */
  public Timing timing() {
    return need(TIMING);
  }

  /** Returns when it happened, or is expected to, by the carrier's clock. */
  public Instant occurredAt() {
    return need(OCCURRED_AT);
  }

  /** Returns when the gateway or carrier passed it on, by its clock. */
  public Optional<Instant> reportedAt() {
    return get(REPORTED_AT);
  }

  /** Returns when it was received here, by our clock. */
  public Optional<Instant> receivedAt() {
    return get(RECEIVED_AT);
  }

  /** Returns where, as the carrier named the place; a UN/LOCODE where it is known. */
  public Optional<String> place() {
    return get(PLACE);
  }

  /** Returns who told it, such as easypost. */
  public Optional<String> source() {
    return get(SOURCE);
  }

  /** Returns the id that the source gave it. */
  public Optional<String> sourceId() {
    return get(SOURCE_ID);
  }

  /** Returns the source's own code, as it came. */
  public Optional<String> foreignCode() {
    return get(FOREIGN_CODE);
  }

  /** Returns the source's own detail, as it came. */
  public Optional<String> foreignDetail() {
    return get(FOREIGN_DETAIL);
  }

  /** Returns the source's own words. */
  public Optional<String> text() {
    return get(TEXT);
  }

  /**
   * Starts one of what happened.
   *
   * @param code what
   * @param occurredAt when, by the carrier's clock
   */
  public static Builder<Milestone> of(MilestoneCode code, Instant occurredAt) {
    return builder().set(CODE, code).set(TIMING, Timing.ACTUAL).set(OCCURRED_AT, occurredAt);
  }

  /**
   * Starts one of what a carrier told in its own codes, which are kept.
   *
   * @param vocabulary the carrier's, gateway's or standard's table
   * @param code the foreign code as it came
   * @param detail the foreign detail as it came; null where there is none
   * @param occurredAt when, by the carrier's clock; for what is only expected, when it is expected
   */
  public static Builder<Milestone> told(
      MilestoneVocabulary vocabulary, String code, @Nullable String detail, Instant occurredAt) {
    Meaning meaning = vocabulary.meaningOf(code, detail);
    return of(meaning.code(), occurredAt)
        .set(DETAIL, meaning.detail())
        .set(TIMING, meaning.timing())
        .set(SOURCE, vocabulary.name())
        .set(FOREIGN_CODE, code)
        .set(FOREIGN_DETAIL, detail);
  }

  // What nobody dated was received when it happened.
  Instant believedReceivedAt() {
    return receivedAt().orElse(occurredAt());
  }

  /** Returns code, detail, timing and time; never the place or the carrier's words. */
  @Override
  public String toString() {
    return code()
        + detail().map(detail -> "/" + detail).orElse("")
        + " "
        + timing()
        + " at "
        + occurredAt();
  }
}
