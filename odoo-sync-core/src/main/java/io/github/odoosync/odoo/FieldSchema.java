package io.github.odoosync.odoo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What Odoo says of one field in {@code fields_get}, for the user who asks. Immutable and
 * thread-safe.
 */
public final class FieldSchema {

  /** The attributes to ask {@code fields_get} for. */
  public static final List<String> ATTRIBUTES =
      List.of(
          "type",
          "string",
          "required",
          "readonly",
          "store",
          "searchable",
          "sortable",
          "relation",
          "relation_field",
          "currency_field",
          "digits",
          "selection",
          "company_dependent",
          "exportable");

  private final String name;
  private final String type;
  private final Map<String, @Nullable Object> attributes;
  private final Map<String, String> selection;

  private FieldSchema(String name, Map<String, @Nullable Object> attributes) {
    this.name = name;
    this.type = attributes.get("type") instanceof String code ? code : "";
    this.attributes = attributes;
    this.selection = selection(attributes.get("selection"));
  }

  /** Reads the attributes of one field as {@code fields_get} gives them. */
  public static FieldSchema of(String name, Map<String, ? extends @Nullable Object> attributes) {
    return new FieldSchema(name, new LinkedHashMap<>(attributes));
  }

  /** Returns the technical name. */
  public String name() {
    return name;
  }

  /** Returns Odoo's type, such as {@code many2one}; modules can add types. */
  public String type() {
    return type;
  }

  /** Returns the label in the language of the call; the name if there is none. */
  public String label() {
    return text("string").orElse(name);
  }

  /** Returns whether a record cannot be stored without a value. */
  public boolean required() {
    return flag("required");
  }

  /** Returns whether this user cannot write it, or nobody can. */
  public boolean readOnly() {
    return flag("readonly");
  }

  /** Returns whether it is in the database; if not, it is computed when read. */
  public boolean stored() {
    return flag("store");
  }

  /** Returns whether a domain can ask for it. */
  public boolean searchable() {
    return flag("searchable");
  }

  /** Returns whether records can be ordered by it. */
  public boolean sortable() {
    return flag("sortable");
  }

  /**
   * Returns whether Odoo exports it; not so the data of some widgets, parts of which cannot even be
   * read over the network.
   */
  public boolean exportable() {
    return !Boolean.FALSE.equals(attributes.get("exportable"));
  }

  /** Returns whether each company has a value of its own. */
  public boolean companyDependent() {
    return flag("company_dependent");
  }

  /** Returns the model that a relation points to. */
  public Optional<String> relation() {
    return text("relation");
  }

  /** Returns the field of the related records that a one2many is the other side of. */
  public Optional<String> relationField() {
    return text("relation_field");
  }

  /** Returns the field that holds the currency of a monetary field. */
  public Optional<String> currencyField() {
    return text("currency_field");
  }

  /** Returns how many decimals a float is rounded to when it is written; empty if it is not. */
  public OptionalInt decimals() {
    return attributes.get("digits") instanceof List<?> digits
            && digits.size() == 2
            && digits.get(1) instanceof Number decimals
        ? OptionalInt.of(decimals.intValue())
        : OptionalInt.empty();
  }

  /** Returns the codes of a selection with their labels, in order; not modifiable. */
  public Map<String, String> selection() {
    return selection;
  }

  @Override
  public String toString() {
    return name + ": " + type + relation().map(model -> "(" + model + ")").orElse("");
  }

  private Optional<String> text(String attribute) {
    return attributes.get(attribute) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private boolean flag(String attribute) {
    return Boolean.TRUE.equals(attributes.get(attribute));
  }

  private static Map<String, String> selection(@Nullable Object pairs) {
    Map<String, String> codes = new LinkedHashMap<>();
    if (pairs instanceof List<?> list) {
      for (Object pair : list) {
        if (pair instanceof List<?> codeAndLabel && codeAndLabel.size() == 2) {
          codes.put(String.valueOf(codeAndLabel.get(0)), String.valueOf(codeAndLabel.get(1)));
        }
      }
    }
    return Collections.unmodifiableMap(codes);
  }
}
