package io.github.odoosync.mapping;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.model.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What writing a document would send, found out by reading alone. Immutable; good for as long as
 * nobody changes the record.
 *
 * @param <D> the document
 */
public final class PlannedWrite<D extends Document> {

  /**
   * A field of the record itself that would be written; lines are told by {@link #fields()} alone.
   *
   * @param field Odoo's name
   * @param held what Odoo holds, as it was read; null where it holds nothing
   * @param wanted what would be written; null clears
   */
  public record FieldChange(String field, @Nullable Object held, @Nullable Object wanted) {}

  private final D document;
  private final @Nullable Loaded<D> held;
  private final @Nullable Change change;
  private final List<HeldBack> heldBack;
  private final Placed placed;
  private final @Nullable OdooSyncException error;

  /**
   * Where a document was looked for, and what was found.
   *
   * @param id the record; null if there is none
   * @param named whether its external id led there
   * @param twins further records that answer to the same document
   * @param gone a record that the document led to and that is not there any more
   */
  record Placed(@Nullable Long id, boolean named, List<Long> twins, @Nullable Long gone) {

    static final Placed NOWHERE = new Placed(null, false, List.of(), null);

    Placed {
      twins = List.copyOf(twins);
    }
  }

  private PlannedWrite(
      D document,
      @Nullable Loaded<D> held,
      @Nullable Change change,
      List<HeldBack> heldBack,
      Placed placed,
      @Nullable OdooSyncException error) {
    this.document = document;
    this.held = held;
    this.change = change;
    this.heldBack = List.copyOf(heldBack);
    this.placed = placed;
    this.error = error;
  }

  static <D extends Document> PlannedWrite<D> of(
      D document, @Nullable Loaded<D> held, Change change, List<HeldBack> heldBack, Placed placed) {
    return new PlannedWrite<>(document, held, change, heldBack, placed, null);
  }

  static <D extends Document> PlannedWrite<D> refused(
      D document, Placed placed, OdooSyncException error) {
    return new PlannedWrite<>(document, null, null, List.of(), placed, error);
  }

  /** Returns the document that is to be written. */
  public D document() {
    return document;
  }

  /** Returns why it cannot be written: a value or reference that is not right. */
  public Optional<OdooSyncException> error() {
    return Optional.ofNullable(error);
  }

  /** Returns the record that the document leads to; empty for a new one. */
  public OptionalLong recordId() {
    return placed.id() == null ? OptionalLong.empty() : OptionalLong.of(placed.id());
  }

  /**
   * Returns all records that answer to the document, where there are several: people have to merge
   * them. Empty if there are not.
   */
  public List<Long> twins() {
    if (placed.twins().isEmpty()) {
      return List.of();
    }
    List<Long> all = new ArrayList<>(placed.twins());
    if (placed.id() != null) {
      all.add(0, placed.id());
    }
    return all;
  }

  /** Returns the record that the document led to before and that was deleted meanwhile. */
  public OptionalLong gone() {
    return placed.gone() == null || placed.id() != null
        ? OptionalLong.empty()
        : OptionalLong.of(placed.gone());
  }

  /** Returns what writing would do. */
  public WriteOutcome.Kind kind() {
    return held == null || change == null ? WriteOutcome.Kind.CREATED : change.kind();
  }

  /** Returns Odoo's fields that would be written, those of lines with the field of the lines. */
  public List<String> fields() {
    return change == null ? List.of() : change.fields();
  }

  /** Returns what differs and would not be written. */
  public List<HeldBack> heldBack() {
    return heldBack;
  }

  /** Returns what would be written beside what Odoo holds. */
  public List<FieldChange> changes() {
    if (change == null) {
      return List.of();
    }
    Map<String, @Nullable Object> wanted = change.row().values().asMap();
    List<FieldChange> changes = new ArrayList<>();
    wanted.forEach((field, value) -> changes.add(new FieldChange(field, held(field), value)));
    return changes;
  }

  private @Nullable Object held(String field) {
    Object value = held == null ? null : held.source().record().values().get(field);
    return Boolean.FALSE.equals(value) ? null : value;
  }

  boolean isNamed() {
    return placed.named();
  }

  @Nullable Change change() {
    return change;
  }

  /** Returns document, kind and names of fields; never values. */
  @Override
  public String toString() {
    return kind() + " " + document + " " + fields();
  }
}
