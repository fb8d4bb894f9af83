package io.github.odoosync.internal.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills names into statements: {@code {lane}} becomes the table's qualified name, {@code {now}} the
 * database's clock in microseconds since 1970, {@code {any_message}} what all messages are read
 * from.
 */
final class Sql {

  private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");

  private final String qualifier;
  private final Dialect dialect;

  /**
   * @param qualifier what stands before each table's name: empty, or a schema's name with a dot
   */
  Sql(String qualifier, Dialect dialect) {
    this.qualifier = qualifier;
    this.dialect = dialect;
  }

  String of(String template) {
    return NAME.matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(meaning(found.group(1))));
  }

  private String meaning(String name) {
    return switch (name) {
      case "now" -> dialect.now();
      case "any_message" -> table(dialect.allMessages());
      default -> table(name);
    };
  }

  private String table(String name) {
    return qualifier + "odoosync_" + name;
  }
}
