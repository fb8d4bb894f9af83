package io.github.odoosync.mapping;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of a document or line, and the column it is mapped to. */
record Entry<T>(Field<T> field, Column<T> column) {

  void read(Source source, Builder<? extends Part> into) {
    T value = column.read(source);
    if (value != null) {
      into.set(field, value);
    }
  }

  /** Puts the field into the target if it differs from what Odoo holds. */
  void write(Part wanted, @Nullable Part held, Target target) {
    T value = wanted.get(field).orElse(null);
    T current = held == null ? null : held.get(field).orElse(null);
    if (value == null && current != null && column.isClearing()) {
      column.clear(target);
    } else if (value != null
        && mayWrite(held == null)
        && differs(value, current, target.lookups())) {
      column.write(value, current, target);
    }
  }

  /** Returns the column, emptied where the field is absent. */
  Column<T> clearing() {
    if (field.required() || !column.canBeCleared()) {
      throw new IllegalArgumentException(field + " cannot be emptied in Odoo");
    }
    return column.clearing();
  }

  boolean mayWrite(boolean creating) {
    return column.access() == Column.Access.READ_WRITE
        || (creating && column.access() == Column.Access.CREATE_ONLY);
  }

  boolean differs(T value, @Nullable T current, Lookups lookups) {
    return current == null || !column.same(value, current, lookups);
  }

  /** Returns what of a value Odoo cannot hold, where the value is written at all. */
  List<String> lost(T value) {
    return column.access() == Column.Access.READ_ONLY ? List.of() : column.lost(value);
  }

  /** Returns the declared fields, and those of the user's own that are mapped. */
  static List<Field<?>> fields(List<Field<?>> declared, List<Entry<?>> entries) {
    List<Field<?>> all = new ArrayList<>(declared);
    entries.stream().map(Entry::field).filter(Field::isCustom).forEach(all::add);
    return all;
  }

  /** Returns the entry of a field. */
  // A field's entry maps values of its own type: they were put in together.
  @SuppressWarnings("unchecked")
  static <T> @Nullable Entry<T> find(List<Entry<?>> entries, Field<T> field) {
    for (Entry<?> entry : entries) {
      if (entry.field().toString().equals(field.toString())) {
        return (Entry<T>) entry;
      }
    }
    return null;
  }
}
