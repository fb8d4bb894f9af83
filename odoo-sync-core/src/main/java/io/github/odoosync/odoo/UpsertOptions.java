package io.github.odoosync.odoo;

import io.github.odoosync.internal.odoo.Refusals;

/** How an upsert works. Immutable; {@link #standard()} suits most. */
public final class UpsertOptions {

  /** What happens to lines in Odoo that the rows do not name. */
  public enum OtherLines {
    /** They stay. */
    KEEP,
    /** Those made by an earlier upsert of the same parent are deleted; others stay. */
    DELETE_OWN,
    /** All are deleted, those that people added included. */
    DELETE_ALL
  }

  private static final UpsertOptions STANDARD = new UpsertOptions(500, OtherLines.KEEP);

  private final int rowsPerCall;
  private final OtherLines otherLines;

  private UpsertOptions(int rowsPerCall, OtherLines otherLines) {
    this.rowsPerCall = rowsPerCall;
    this.otherLines = otherLines;
  }

  /** Returns 500 rows a call, other lines kept. */
  public static UpsertOptions standard() {
    return STANDARD;
  }

  /**
   * Returns the same with how many rows go into one call and so into one transaction, lines
   * counted; a record with more lines than that goes alone.
   *
   * @param rows 1 or more; a row takes Odoo 2 to 20 ms, and a call should stay well below 120 s
   */
  public UpsertOptions rowsPerCall(int rows) {
    if (rows < 1) {
      throw Refusals.value("rowsPerCall is 1 or more, not " + rows);
    }
    return new UpsertOptions(rows, otherLines);
  }

  /**
   * Returns the same with what happens to lines that the rows do not name, in the line fields that
   * they do name.
   *
   * <p>{@code load()} never removes lines, so this takes further calls after it: the parents' lines
   * and their external ids are read, and each parent with lines too many is written to. Readers can
   * see the surplus lines in between. A row whose lines could not be removed is {@link
   * RowResult.Incomplete}; upserting it again repairs it. A row that should have no line of a field
   * left cannot be expressed: write {@link Command#clear} instead.
   */
  public UpsertOptions otherLines(OtherLines what) {
    return new UpsertOptions(rowsPerCall, what);
  }

  /** Returns how many rows go into one call. */
  public int rowsPerCall() {
    return rowsPerCall;
  }

  /** Returns what happens to lines that the rows do not name. */
  public OtherLines otherLines() {
    return otherLines;
  }
}
