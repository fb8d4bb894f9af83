package io.github.odoosync.internal.upsert;

import io.github.odoosync.odoo.RowResult;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One message of {@code load()}.
 *
 * @param error whether it is an error; else a warning
 * @param row the row of the data it names, or -1
 * @param field the field it names, if any
 * @param text what it says
 */
record LoadMessage(boolean error, int row, @Nullable String field, String text) {

  private static final int SHOWN = 500;

  // load() swallows the database's error and keeps its text alone, in the database's language.
  private static final Pattern CONFLICT =
      Pattern.compile(
          "could not serialize access|deadlock detected|could not obtain lock"
              + "|serialisier|sérialiser un acc|serializar el acceso|serializzazione dell"
              + "|serializar o? ?acesso|Deadlock",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern ACCESS =
      Pattern.compile(
          "you are not allowed to|doesn't have '\\w+' access|not have enough rights"
              + "|due to security restrictions|Access Denied|unauthorized or invalid companies",
          Pattern.CASE_INSENSITIVE);

  static LoadMessage of(Map<?, ?> message) {
    String text = String.valueOf(message.get("message")).strip();
    return new LoadMessage(
        "error".equals(message.get("type")),
        row(message),
        message.get("field") instanceof String field ? field : null,
        text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
  }

  static List<LoadMessage> all(@Nullable Object messages) {
    return messages instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(message -> of((Map<?, ?>) message))
            .toList()
        : List.of();
  }

  boolean isConflict() {
    return field == null && CONFLICT.matcher(text).find();
  }

  RowResult.Rejected rejection() {
    return new RowResult.Rejected(kind(), field, text, null);
  }

  private RowResult.Kind kind() {
    if (isConflict()) {
      return RowResult.Kind.CONFLICT;
    }
    if (ACCESS.matcher(text).find()) {
      return RowResult.Kind.ACCESS;
    }
    return field == null ? RowResult.Kind.VALIDATION : RowResult.Kind.DATA;
  }

  private static int row(Map<?, ?> message) {
    if (message.get("rows") instanceof Map<?, ?> rows && rows.get("from") instanceof Number from) {
      return from.intValue();
    }
    return -1;
  }
}
