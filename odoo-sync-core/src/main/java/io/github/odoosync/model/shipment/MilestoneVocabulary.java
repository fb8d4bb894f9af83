package io.github.odoosync.model.shipment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The codes in which one carrier, gateway or standard tells milestones, mapped both ways.
 *
 * <p>A vocabulary is a table. A foreign code that the table lacks means {@link
 * MilestoneCode#UNKNOWN}, never an error: carriers add codes without asking. Immutable and
 * thread-safe.
 */
public final class MilestoneVocabulary {

  /** EasyPost's tracker {@code status} and {@code status_detail}. */
  public static final MilestoneVocabulary EASYPOST = bundled("easypost");

  /** ShipEngine's {@code status_code} and {@code status_detail_code}. */
  public static final MilestoneVocabulary SHIPENGINE = bundled("shipengine");

  /** Shopify's {@code FulfillmentEventStatus}; it has no details. */
  public static final MilestoneVocabulary SHOPIFY = bundled("shopify");

  /** X12 214: AT701 as code, the reason in AT702 as detail. */
  public static final MilestoneVocabulary X12_214 = bundled("x12-214");

  /** EDIFACT IFTSTA: the status code of STS, from UN/ECE Recommendation 24; no details. */
  public static final MilestoneVocabulary EDIFACT_IFTSTA = bundled("iftsta");

  /**
   * DCSA Track and Trace: the {@code eventType} as code, its event type code as detail. Whether the
   * event was planned, estimated or actual is DCSA's classifier, not part of the code.
   */
  public static final MilestoneVocabulary DCSA = bundled("dcsa");

  private final String name;
  private final VocabularyTable table;

  private MilestoneVocabulary(String name, VocabularyTable table) {
    this.name = name;
    this.table = table;
  }

  /**
   * Returns a vocabulary from a table of the caller's own.
   *
   * <p>A line holds the foreign code, its detail, the milestone, its detail and the timing ({@code
   * estimated}, {@code planned}; left out it is {@code actual}), parted by spaces; {@code -} stands
   * for none and {@code #} begins a remark. A line with the code {@code *} holds for its detail
   * beside any code; its milestone may be {@code -} too, so that only the detail is told. Where
   * several lines have the same meaning, the first is the one that is sent.
   *
   * @param name what the vocabulary is called, such as {@code my-carrier}
   * @throws io.github.odoosync.error.InvalidValueException if a line has another form, or a foreign
   *     code has two lines
   */
  public static MilestoneVocabulary of(String name, String table) {
    return new MilestoneVocabulary(
        Objects.requireNonNull(name, "name"), VocabularyTable.parse(name, table));
  }

  /** Returns what the vocabulary is called. */
  public String name() {
    return name;
  }

  /**
   * Returns what a foreign code means.
   *
   * <p>A pair that the table has wins; then a line for the detail beside any code; then the line of
   * the code alone. What none of them knows is {@link MilestoneCode#UNKNOWN}.
   *
   * @param code the foreign code as it came
   * @param detail the foreign detail as it came; null where there is none
   */
  public Meaning meaningOf(String code, @Nullable String detail) {
    return table.meaningOf(code, detail);
  }

  /** Returns what a foreign code without detail means; see {@link #meaningOf(String, String)}. */
  public Meaning meaningOf(String code) {
    return meaningOf(code, null);
  }

  /**
   * Returns how something is told in this vocabulary: with its detail if the table has a word for
   * it, else without.
   *
   * @return empty if the vocabulary has no word for such a milestone
   */
  public Optional<ForeignCode> codeFor(Meaning meaning) {
    return table.codeFor(meaning);
  }

  /** Returns all meanings that can be told without loss. */
  public Set<Meaning> meanings() {
    return table.meanings();
  }

  /** Returns all foreign codes that the table names in full. */
  public Set<ForeignCode> codes() {
    return table.codes();
  }

  @Override
  public String toString() {
    return name;
  }

  private static MilestoneVocabulary bundled(String name) {
    try (InputStream in = MilestoneVocabulary.class.getResourceAsStream(name + ".milestones")) {
      if (in == null) {
        throw new IllegalStateException("The table of " + name + " is missing from the jar");
      }
      return of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a foreign code means.
   *
   * @param code the milestone
   * @param detail why or how; null where nothing is said
   * @param timing whether it happened
   */
  public record Meaning(MilestoneCode code, @Nullable MilestoneDetail detail, Timing timing) {

    /** Returns the meaning of something that happened, without detail. */
    public static Meaning of(MilestoneCode code) {
      return new Meaning(code, null, Timing.ACTUAL);
    }

    /** Returns the meaning of something that happened. */
    public static Meaning of(MilestoneCode code, MilestoneDetail detail) {
      return new Meaning(code, detail, Timing.ACTUAL);
    }

    Meaning withoutDetail() {
      return new Meaning(code, null, timing);
    }
  }

  /**
   * A code of the vocabulary's own.
   *
   * @param code the foreign code
   * @param detail the foreign detail; null where there is none
   */
  public record ForeignCode(String code, @Nullable String detail) {}
}
