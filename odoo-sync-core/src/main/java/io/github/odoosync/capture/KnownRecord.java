package io.github.odoosync.capture;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a record: enough to tell whether what is read of it is news.
 *
 * @param id its id in Odoo
 * @param presence whether it is there
 * @param fingerprint what it meant when it was read last; at most 100 characters
 * @param mark what events are told from, such as its state; at most 100 characters, empty for none
 * @param changedAt its {@code write_date} when it was read last
 * @param missingSince since when it was not found though it should be there; null if it was found
 */
public record KnownRecord(
    long id,
    Presence presence,
    String fingerprint,
    String mark,
    Instant changedAt,
    @Nullable Instant missingSince) {

  /** The longest fingerprint and mark, in characters. */
  public static final int MAX_LENGTH = 100;

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if fingerprint or mark is too long
   */
  public KnownRecord {
    Objects.requireNonNull(presence, "presence");
    Objects.requireNonNull(changedAt, "changedAt");
    if (fingerprint.length() > MAX_LENGTH || mark.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A fingerprint and a mark have at most " + MAX_LENGTH + " characters");
    }
  }

  KnownRecord missing(Instant since) {
    return new KnownRecord(id, presence, fingerprint, mark, changedAt, since);
  }

  KnownRecord lost(Presence how) {
    return new KnownRecord(id, how, "", mark, changedAt, null);
  }

  boolean isThere() {
    return presence == Presence.PRESENT || presence == Presence.ARCHIVED;
  }
}
