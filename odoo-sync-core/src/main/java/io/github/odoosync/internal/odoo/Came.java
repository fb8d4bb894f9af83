package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.JsonException;
import io.github.odoosync.internal.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes a value for an error: its kind, and no more of it than is needed to find it. */
final class Came {

  static final String EMPTY = "no value (false); declare it Optional or @Nullable";
  static final String MISSING = "an answer without this field";

  private static final int SHOWN = 20;

  private Came() {}

  static WrongValue wrong(JsonReader reader) {
    return new WrongValue(
        switch (reader.kind()) {
          case OBJECT -> "an object";
          case ARRAY -> "a list";
          case STRING -> text(reader.string());
          case NUMBER -> number(reader);
          case TRUE -> "true";
          case FALSE, NULL -> EMPTY;
        });
  }

  static String of(@Nullable Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Number number) {
      return "the number " + shortened(number.toString());
    }
    if (value instanceof List) {
      return "a list";
    }
    if (value instanceof Map) {
      return "an object";
    }
    return Boolean.TRUE.equals(value) ? "true" : EMPTY;
  }

  static String text(String value) {
    return "the text \"" + shortened(value) + "\"";
  }

  private static String number(JsonReader reader) {
    try {
      return "the number " + shortened(reader.decimal().toString());
    } catch (JsonException e) {
      return "the number " + reader.real();
    }
  }

  private static String shortened(String value) {
    String oneLine = value.replaceAll("\\p{Cntrl}", " ");
    return oneLine.length() <= SHOWN ? oneLine : oneLine.substring(0, SHOWN) + "…";
  }
}
