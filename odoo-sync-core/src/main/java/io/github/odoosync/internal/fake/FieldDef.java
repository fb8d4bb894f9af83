package io.github.odoosync.internal.fake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a model.
 *
 * @param relation the other model, for relational types
 * @param relationField the field of the other model that points back, for {@code one2many}
 * @param currencyField the field that holds the currency, for {@code monetary}
 * @param selection the keys in Odoo's order; empty for other types
 */
public record FieldDef(
    String name,
    FieldType type,
    @Nullable String relation,
    @Nullable String relationField,
    @Nullable String currencyField,
    boolean required,
    boolean readonly,
    boolean store,
    boolean searchable,
    boolean sortable,
    boolean companyDependent,
    boolean translate,
    List<String> selection) {

  /** Keeps an unmodifiable copy of the keys. */
  public FieldDef {
    selection = List.copyOf(selection);
  }

  /** Returns the relation of a relational field. */
  public String relationOrThrow() {
    if (relation == null) {
      throw new IllegalStateException(name + " is not relational");
    }
    return relation;
  }
}
