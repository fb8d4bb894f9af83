package io.github.odoosync.connector.store;

import io.github.odoosync.connector.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream is read.
 *
 * @param revision one more with each commit; 0 before the first
 * @param cursor from where what is new is read, once there is no backfill
 * @param backfill how far all there is is read; null if that is done, or was never wanted
 */
public record StreamPosition(long revision, Cursor cursor, @Nullable Backfill backfill) {

  /** Before the first commit. */
  public static final StreamPosition START = new StreamPosition(0, Cursor.START, null);

  /**
   * How far all there is is read.
   *
   * @param export the source's id of the export; empty while none was begun
   * @param at where the next page of it begins
   */
  public record Backfill(String export, Cursor at) {

    /** Wanted, and not begun. */
    public static final Backfill WANTED = new Backfill("", Cursor.START);

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if the id is longer than a cursor may be
     */
    public Backfill {
      if (export.length() > Cursor.MAX_LENGTH) {
        throw new IllegalArgumentException(
            "The id of an export has at most " + Cursor.MAX_LENGTH + " characters");
      }
    }

    /** Returns whether the source has been asked for the export. */
    public boolean isBegun() {
      return !export.isEmpty();
    }
  }
}
