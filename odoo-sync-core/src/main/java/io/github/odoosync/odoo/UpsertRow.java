package io.github.odoosync.odoo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One record to create or update by its external id, with its lines.
 *
 * <p>Immutable. Only the fields that are given are written; null clears one. Relations are given as
 * {@link ExternalId}, as {@link Ref} or bare id, or as a list of either for a many2many, which
 * replaces all links; dates, times, decimals, booleans and selections as in {@link Values}.
 *
 * <p>A bare whole number does not say whether it is an id, so the server is asked for the model's
 * fields where one is given; the answer is kept. A text in a relation is a name: the server looks
 * for a record called so, and refuses the row if there is none.
 */
public final class UpsertRow {

  /**
   * One line of a one2many field.
   *
   * @param field the one2many field
   * @param externalId derived from the parent's and the line's key
   * @param values the line's fields
   */
  public record Line(String field, ExternalId externalId, Values values) {}

  private final ExternalId externalId;
  private final Values values;
  private final List<Line> lines;
  private final OptionalLong savedAs;

  private UpsertRow(ExternalId externalId, Values values, List<Line> lines, OptionalLong savedAs) {
    this.externalId = externalId;
    this.values = values;
    this.lines = Collections.unmodifiableList(lines);
    this.savedAs = savedAs;
  }

  /** Returns a row without values. */
  public static UpsertRow of(ExternalId externalId) {
    return of(externalId, Values.empty());
  }

  /** Returns a row with these values. */
  public static UpsertRow of(ExternalId externalId, Values values) {
    return new UpsertRow(externalId, values, List.of(), OptionalLong.empty());
  }

  /** Returns the same with the value of one more field. */
  public UpsertRow with(String field, @Nullable Object value) {
    return new UpsertRow(externalId, values.with(field, value), lines, savedAs);
  }

  /**
   * Returns the same with one more line.
   *
   * <p>The line's external id is {@link ExternalId#line}: upserting the row again updates the line
   * in place instead of adding it once more. All lines of a field give values to the same fields,
   * for a field left out would be emptied.
   *
   * @param field the one2many field, such as {@code order_line}
   * @param key how the line is known within this record; stays the same from one upsert to the next
   */
  public UpsertRow line(String field, String key, Values line) {
    List<Line> more = new ArrayList<>(lines);
    more.add(new Line(field, externalId.line(field, key), line));
    return new UpsertRow(externalId, values, more, savedAs);
  }

  /**
   * Returns the same, to be written only while its external id leads to this record.
   *
   * <p>For a row that was saved before: a plain upsert of a record that was deleted meanwhile makes
   * it anew, silently. With this it is rejected as {@link RowResult.Kind#DELETED}. It costs a
   * look-up before the write; between the two somebody can still delete the record.
   */
  public UpsertRow savedAs(long recordId) {
    return new UpsertRow(externalId, values, lines, OptionalLong.of(recordId));
  }

  /** Returns the record's external id. */
  public ExternalId externalId() {
    return externalId;
  }

  /** Returns the values of the record's own fields. */
  public Values values() {
    return values;
  }

  /** Returns the lines in the order they were given; unmodifiable. */
  public List<Line> lines() {
    return lines;
  }

  /** Returns the record that this row was saved as before, if that was said. */
  public OptionalLong savedAs() {
    return savedAs;
  }

  @Override
  public String toString() {
    return externalId + " " + values + (lines.isEmpty() ? "" : " and " + lines.size() + " lines");
  }
}
