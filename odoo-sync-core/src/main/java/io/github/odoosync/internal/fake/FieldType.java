package io.github.odoosync.internal.fake;

import java.util.Locale;

/** The types of fields that {@code fields_get} reports. */
public enum FieldType {
  /** Base64 text. */
  BINARY,
  /** True or false, never absent. */
  BOOLEAN,
  /** One line of text. */
  CHAR,
  /** A day. */
  DATE,
  /** A second in UTC; microseconds are stored and not shown. */
  DATETIME,
  /** A number with a fraction. */
  FLOAT,
  /** Markup. */
  HTML,
  /** A whole number. */
  INTEGER,
  /** Any JSON value. */
  JSON,
  /** Records of another model, each of which may belong to many. */
  MANY2MANY,
  /** One record of another model. */
  MANY2ONE,
  /** An id whose model stands in another field. */
  MANY2ONE_REFERENCE,
  /** An amount in the currency of another field. */
  MONETARY,
  /** Records of another model that point here. */
  ONE2MANY,
  /** Values whose definition stands in another record. */
  PROPERTIES,
  /** The definition of such values. */
  PROPERTIES_DEFINITION,
  /** A model and an id in one text. */
  REFERENCE,
  /** One key of a list. */
  SELECTION,
  /** Text of many lines. */
  TEXT;

  /** Returns the type as Odoo spells it. */
  public String odooName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether a value is a list of records. */
  public boolean isToMany() {
    return this == ONE2MANY || this == MANY2MANY;
  }

  static FieldType of(String odooName) {
    return valueOf(odooName.toUpperCase(Locale.ROOT));
  }
}
