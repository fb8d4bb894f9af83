package io.github.odoosync.model;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;

/**
 * One field of a document or part: its name in JSON, and what it holds. The key under which a value
 * is set, read, mapped and owned. Immutable and thread-safe.
 *
 * @param <T> the Java type of its values
 */
public final class Field<T> {

  enum Need {
    REQUIRED,
    OPTIONAL,
    TECHNICAL,
    CUSTOM
  }

  private final String owner;
  private final String name;
  private final Type<T> type;
  private final Need need;

  Field(String owner, String name, Type<T> type, Need need) {
    this.owner = owner;
    this.name = checked(name);
    this.type = type;
    this.need = need;
  }

  /**
   * Returns a field of the user's own: any document and part can hold it beside its declared ones,
   * and it counts in the fingerprint.
   *
   * @throws InvalidValueException if the name is not one of letters, digits and underscores
   */
  public static <T> Field<T> custom(String name, Type<T> type) {
    return new Field<>("custom", name, type, Need.CUSTOM);
  }

  /** Returns the name, as in JSON. */
  public String name() {
    return name;
  }

  /** Returns the kind of its values. */
  public Type<T> type() {
    return type;
  }

  /** Returns whether a document cannot be without it. */
  public boolean required() {
    return need == Need.REQUIRED;
  }

  /**
   * Returns whether it is left out of the fingerprint, being about the record and not the business.
   */
  public boolean technical() {
    return need == Need.TECHNICAL;
  }

  /** Returns whether it is a user's own. */
  public boolean isCustom() {
    return need == Need.CUSTOM;
  }

  /** Returns the document and the name, such as {@code sales-order.lines}. */
  @Override
  public String toString() {
    return owner + "." + name;
  }

  private static String checked(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*") || name.equals("schema") || name.equals("version")) {
      throw InvalidValueException.of(ErrorCode.NOT_A_FIELD, "'" + name + "' cannot name a field");
    }
    return name;
  }
}
