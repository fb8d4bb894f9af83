package io.github.odoosync.codegen;

import io.github.odoosync.internal.odoo.FieldNames;
import io.github.odoosync.odoo.FieldSchema;

/** How one field becomes a component. */
final class FieldSource {

  private final FieldSchema field;
  private final String component;
  private final String selectionType;

  FieldSource(FieldSchema field, String component, String selectionType) {
    this.field = field;
    this.component = component;
    this.selectionType = selectionType;
  }

  /** Returns the component as it stands between the record's parentheses. */
  String declaration() {
    return annotation() + javaType() + " " + component;
  }

  /** Returns how many of the 255 slots of a constructor it takes. */
  int slots() {
    return javaType().equals("long") ? 2 : 1;
  }

  boolean isSelection() {
    return field.type().equals("selection");
  }

  boolean isArray() {
    return javaType().contains("byte[]");
  }

  FieldSchema field() {
    return field;
  }

  String selectionType() {
    return selectionType;
  }

  String javaType() {
    return switch (field.type()) {
      case "integer" -> "long";
      case "boolean" -> "boolean";
      case "float", "monetary" -> "BigDecimal";
      case "one2many", "many2many" -> "List<Long>";
      case "char", "text", "html" -> orAbsent("String");
      case "date" -> orAbsent("LocalDate");
      case "datetime" -> orAbsent("Instant");
      case "selection" -> orAbsent(selectionType);
      case "many2one" -> orAbsent("Ref");
      case "many2one_reference" -> "OptionalLong";
      case "reference" -> orAbsent("Reference");
      // Odoo keeps what is no file in some computed binary fields.
      case "binary" -> field.stored() ? "Optional<byte[]>" : "RawJson";
      default -> "RawJson";
    };
  }

  /** Only what the database requires is surely there. */
  private String orAbsent(String type) {
    return field.required() && field.stored() ? type : "Optional<" + type + ">";
  }

  private String annotation() {
    boolean readOnly = (field.readOnly() || !field.stored()) && !field.name().equals("id");
    boolean named = !FieldNames.ofComponent(component).equals(field.name());
    if (named && readOnly) {
      return "@OdooField(value = \"" + field.name() + "\", readOnly = true) ";
    }
    if (named) {
      return "@OdooField(\"" + field.name() + "\") ";
    }
    return readOnly ? "@OdooField(readOnly = true) " : "";
  }
}
