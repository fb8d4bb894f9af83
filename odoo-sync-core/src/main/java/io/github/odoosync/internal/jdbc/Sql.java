package io.github.odoosync.internal.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills names into statements: {@code {lane}} becomes the table's qualified name, {@code {now}} the
 * database's clock in microseconds since 1970.
 */
final class Sql {

  private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");

  private final String qualifier;
  private final String now;

  /**
   * @param qualifier what stands before each table's name: empty, or a schema's name with a dot
   * @param now the clock
   */
  Sql(String qualifier, String now) {
    this.qualifier = qualifier;
    this.now = now;
  }

  String of(String template) {
    return NAME.matcher(template)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1).equals("now") ? now : qualifier + "odoosync_" + found.group(1)));
  }
}
