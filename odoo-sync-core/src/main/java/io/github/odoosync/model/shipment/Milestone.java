package io.github.odoosync.model.shipment;

import io.github.odoosync.model.shipment.MilestoneVocabulary.ForeignCode;
import io.github.odoosync.model.shipment.MilestoneVocabulary.Meaning;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a carrier told of a shipment, with the carrier's own words kept beside it.
 *
 * <p>Three times are kept: when it happened by the carrier's clock, when the messenger passed it on
 * and when it was received here. Immutable and thread-safe.
 */
public final class Milestone {

  private final MilestoneCode code;
  private final @Nullable MilestoneDetail detail;
  private final Timing timing;
  private final Instant occurredAt;
  private final @Nullable Instant reportedAt;
  private final Instant receivedAt;
  private final @Nullable String place;
  private final @Nullable String source;
  private final @Nullable String sourceId;
  private final @Nullable ForeignCode foreignCode;
  private final @Nullable String text;

  private Milestone(Builder builder) {
    this.code = builder.code;
    this.detail = builder.detail;
    this.timing = builder.timing;
    this.occurredAt = builder.occurredAt;
    this.reportedAt = builder.reportedAt;
    this.receivedAt = builder.receivedAt == null ? builder.occurredAt : builder.receivedAt;
    this.place = builder.place;
    this.source = builder.source;
    this.sourceId = builder.sourceId;
    this.foreignCode = builder.foreignCode;
    this.text = builder.text;
  }

  /**
   * Returns a builder.
   *
   * @param code what happened
   * @param occurredAt when, by the carrier's clock; for what is only expected, when it is expected
   */
  public static Builder of(MilestoneCode code, Instant occurredAt) {
    return new Builder(code, occurredAt);
  }

  /**
   * Returns a builder for what a carrier told in its own codes, which are kept.
   *
   * @param vocabulary the carrier's, gateway's or standard's table
   * @param code the foreign code as it came
   * @param detail the foreign detail as it came; null where there is none
   * @param occurredAt when, by the carrier's clock
   */
  public static Builder told(
      MilestoneVocabulary vocabulary, String code, @Nullable String detail, Instant occurredAt) {
    Meaning meaning = vocabulary.meaningOf(code, detail);
    Builder builder = of(meaning.code(), occurredAt).timing(meaning.timing());
    builder.detail = meaning.detail();
    builder.source = vocabulary.name();
    builder.foreignCode = new ForeignCode(code, detail);
    return builder;
  }

  /** Returns what happened. */
  public MilestoneCode code() {
    return code;
  }

  /** Returns why or how. */
  public Optional<MilestoneDetail> detail() {
    return Optional.ofNullable(detail);
  }

  /** Returns whether it happened or is only expected. */
  public Timing timing() {
    return timing;
  }

  /** Returns when it happened, or is expected to, by the carrier's clock. */
  public Instant occurredAt() {
    return occurredAt;
  }

  /** Returns when the gateway or carrier passed it on, by its clock. */
  public Optional<Instant> reportedAt() {
    return Optional.ofNullable(reportedAt);
  }

  /** Returns when it was received here, by our clock. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** Returns where, as the carrier named the place; a UN/LOCODE where it is known. */
  public Optional<String> place() {
    return Optional.ofNullable(place);
  }

  /** Returns who told it, such as {@code easypost}. */
  public Optional<String> source() {
    return Optional.ofNullable(source);
  }

  /** Returns the id that the source gave it. */
  public Optional<String> sourceId() {
    return Optional.ofNullable(sourceId);
  }

  /** Returns the source's own code and detail, as they came. */
  public Optional<ForeignCode> foreignCode() {
    return Optional.ofNullable(foreignCode);
  }

  /** Returns the source's own words. */
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  /** Returns a builder with everything that this milestone has. */
  public Builder toBuilder() {
    Builder builder = of(code, occurredAt).timing(timing).receivedAt(receivedAt);
    builder.detail = detail;
    builder.reportedAt = reportedAt;
    builder.place = place;
    builder.source = source;
    builder.sourceId = sourceId;
    builder.foreignCode = foreignCode;
    builder.text = text;
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Milestone that
        && code.equals(that.code)
        && Objects.equals(detail, that.detail)
        && timing == that.timing
        && occurredAt.equals(that.occurredAt)
        && Objects.equals(reportedAt, that.reportedAt)
        && receivedAt.equals(that.receivedAt)
        && Objects.equals(place, that.place)
        && Objects.equals(source, that.source)
        && Objects.equals(sourceId, that.sourceId)
        && Objects.equals(foreignCode, that.foreignCode)
        && Objects.equals(text, that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, detail, timing, occurredAt, receivedAt, source, sourceId);
  }

  /** Returns code, detail, timing and time; never the place or the carrier's words. */
  @Override
  public String toString() {
    return code + (detail == null ? "" : "/" + detail) + " " + timing + " at " + occurredAt;
  }

  /** Collects what a milestone is made of. Not thread-safe. */
  public static final class Builder {

    private final MilestoneCode code;
    private final Instant occurredAt;
    private @Nullable MilestoneDetail detail;
    private Timing timing = Timing.ACTUAL;
    private @Nullable Instant reportedAt;
    private @Nullable Instant receivedAt;
    private @Nullable String place;
    private @Nullable String source;
    private @Nullable String sourceId;
    private @Nullable ForeignCode foreignCode;
    private @Nullable String text;

    private Builder(MilestoneCode code, Instant occurredAt) {
      this.code = Objects.requireNonNull(code, "code");
      this.occurredAt = Objects.requireNonNull(occurredAt, "occurredAt");
    }

    /** Sets why or how. */
    public Builder detail(MilestoneDetail value) {
      this.detail = value;
      return this;
    }

    /** Sets whether it happened; without it, it did. */
    public Builder timing(Timing value) {
      this.timing = value;
      return this;
    }

    /** Sets when the gateway or carrier passed it on, by its clock. */
    public Builder reportedAt(Instant value) {
      this.reportedAt = value;
      return this;
    }

    /** Sets when it was received, by our clock; without it, the moment it happened is taken. */
    public Builder receivedAt(Instant value) {
      this.receivedAt = value;
      return this;
    }

    /** Sets where, as the carrier named the place. */
    public Builder place(String value) {
      this.place = value;
      return this;
    }

    /** Sets who told it. */
    public Builder source(String value) {
      this.source = value;
      return this;
    }

    /** Sets who told it, and the id that it gave the milestone. */
    public Builder source(String value, String id) {
      this.source = value;
      this.sourceId = id;
      return this;
    }

    /** Sets the source's own words. */
    public Builder text(String value) {
      this.text = value;
      return this;
    }

    /** Returns the milestone. */
    public Milestone build() {
      return new Milestone(this);
    }
  }
}
