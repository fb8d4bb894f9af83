package io.github.odoosync.odoo;

import io.github.odoosync.internal.odoo.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The key by which a record is known outside of the database: Odoo's {@code module.name}.
 *
 * <p>Immutable. The module is only a name here. It must not be that of an installed module: when
 * that one is upgraded, Odoo deletes the records whose external ids it does not find in the
 * module's own files. {@link #of(String)} uses one that cannot be installed.
 *
 * @param module letters, digits and underscores
 * @param name unique within the module over all models, in upper and lower case: letters, digits
 *     and any of {@code _ - . : ~ @ +}
 */
public record ExternalId(String module, String name) {

  /** The module of {@link #of(String)}. */
  public static final String DEFAULT_MODULE = "__odoo_sync__";

  private static final Pattern MODULE = Pattern.compile("\\w{1,64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:~@+-]{1,255}");

  /**
   * Checks both parts.
   *
   * @throws io.github.odoosync.error.ConfigurationException if Odoo would refuse or misread them
   */
  public ExternalId {
    if (!MODULE.matcher(module).matches()) {
      throw Refusals.value(
          "The module of an external id has letters, digits and underscores only: \""
              + module
              + "\"");
    }
    if (!NAME.matcher(name).matches()) {
      throw Refusals.value(
          "The name of an external id has 1 to 255 letters, digits and _-.:~@+ only: \""
              + name
              + "\"; ofKey(…) encodes any text");
    }
  }

  /** Returns the external id of this name in the module {@value #DEFAULT_MODULE}. */
  public static ExternalId of(String name) {
    return new ExternalId(DEFAULT_MODULE, name);
  }

  /**
   * Returns the external id of something that another system knows by any text.
   *
   * <p>Different keys give different names: what a name cannot hold is written as {@code ~} and its
   * bytes in hexadecimal.
   *
   * @param kind what it is, such as {@code order}; so that an order and a customer can both be 7
   * @param key how the other system knows it
   */
  public static ExternalId ofKey(String kind, String key) {
    return of(encoded(kind) + "-" + encoded(key));
  }

  /** Reads {@code module.name}; a text without a dot is a name in the default module. */
  public static ExternalId parse(String text) {
    int dot = text.indexOf('.');
    return dot < 0 ? of(text) : new ExternalId(text.substring(0, dot), text.substring(dot + 1));
  }

  /**
   * Returns the external id of a line of this record: the same parent, field and key always give
   * the same one.
   *
   * @param field the one2many field, such as {@code order_line}
   * @param key how the line is known within its parent: a number or text that stays the same
   */
  public ExternalId line(String field, String key) {
    return new ExternalId(module, linePrefix(field) + encoded(key));
  }

  /** Returns whether this is the external id of the parent of a line, as {@link #line} makes it. */
  public boolean isParentOf(ExternalId line, String field) {
    return line.module.equals(module) && line.name.startsWith(linePrefix(field));
  }

  /** Returns whether {@link #parse} takes this text. */
  public static boolean isValid(String text) {
    int dot = text.indexOf('.');
    return dot > 0
        && MODULE.matcher(text.substring(0, dot)).matches()
        && NAME.matcher(text.substring(dot + 1)).matches();
  }

  private String linePrefix(String field) {
    return name + ":" + field + ":";
  }

  /** Returns {@code module.name}. */
  @Override
  public String toString() {
    return module + "." + name;
  }

  private static String encoded(String key) {
    StringBuilder text = new StringBuilder(key.length());
    for (byte unit : key.getBytes(StandardCharsets.UTF_8)) {
      if (plain(unit)) {
        text.append((char) unit);
      } else {
        text.append('~').append(Character.forDigit((unit >> 4) & 0xf, 16));
        text.append(Character.forDigit(unit & 0xf, 16));
      }
    }
    return text.toString();
  }

  private static boolean plain(byte unit) {
    return (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z')
        || (unit >= '0' && unit <= '9')
        || unit == '_'
        || unit == '.';
  }
}
