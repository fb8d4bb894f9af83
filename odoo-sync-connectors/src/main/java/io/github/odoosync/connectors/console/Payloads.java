package io.github.odoosync.connectors.console;

import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What messages carry, without secrets, and how two of them differ. */
final class Payloads {

  private static final int MOST_CHARACTERS = 20_000;
  private static final int MOST_DIFFERENCES = 200;

  private Payloads() {}

  static void show(Html html, Message message) {
    if (!message.headers().isEmpty()) {
      html.open("dl");
      message
          .headers()
          .forEach(
              (name, value) ->
                  html.element("dt", name)
                      .element("dd", Redaction.hides(name) ? Redaction.HIDDEN : value));
      html.close("dl");
    }
    Payload payload = message.payload();
    String text =
        payload.format() == Payload.Format.JSON
            ? written(payload.toMap())
            : Words.count(payload.size(), "byte") + ", which only the application can read.";
    boolean cut = text.length() > MOST_CHARACTERS;
    html.element("pre", cut ? text.substring(0, MOST_CHARACTERS) : text, "tabindex", "0");
    if (cut) {
      html.element(
          "p", "The first " + Words.number(MOST_CHARACTERS) + " characters.", "class", "quiet");
    }
  }

  static void compare(Html html, DeadLetter left, DeadLetter right) {
    Map<String, String> before = leaves(left.message().payload());
    Map<String, String> after = leaves(right.message().payload());
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    paths.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
    if (paths.isEmpty()) {
      html.element("p", "Both carry the same.", "class", "quiet");
      return;
    }
    Table table = Table.begin(html, "Differences", "Where", "#" + left.id(), "#" + right.id());
    paths.stream()
        .limit(MOST_DIFFERENCES)
        .forEach(
            path ->
                table
                    .row()
                    .code(path)
                    .code(before.getOrDefault(path, "nothing"))
                    .code(after.getOrDefault(path, "nothing")));
    table.end();
    if (paths.size() > MOST_DIFFERENCES) {
      html.element("p", "And " + (paths.size() - MOST_DIFFERENCES) + " more.");
    }
  }

  private static Map<String, String> leaves(Payload payload) {
    Map<String, String> leaves = new TreeMap<>();
    if (payload.format() == Payload.Format.JSON) {
      collect("", payload.toMap(), leaves);
    } else {
      leaves.put("(bytes)", Words.count(payload.size(), "byte"));
    }
    return leaves;
  }

  private static void collect(String path, @Nullable Object value, Map<String, String> leaves) {
    if (value instanceof Map<?, ?> object && !object.isEmpty()) {
      object.forEach(
          (name, inner) -> {
            String at = path.isEmpty() ? String.valueOf(name) : path + "." + name;
            collect(at, shown(String.valueOf(name), inner), leaves);
          });
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        collect(path + "[" + i + "]", list.get(i), leaves);
      }
    } else {
      leaves.put(path, scalar(value));
    }
  }

  private static String written(Map<String, @Nullable Object> object) {
    StringBuilder out = new StringBuilder();
    write(out, object, 0);
    return out.toString();
  }

  private static void write(StringBuilder out, @Nullable Object value, int depth) {
    // Enough to cut behind it; the rest would be written for nothing.
    if (out.length() > MOST_CHARACTERS) {
      return;
    }
    if (value instanceof Map<?, ?> object && !object.isEmpty()) {
      out.append('{');
      String separator = "\n";
      for (Map.Entry<?, ?> entry : object.entrySet()) {
        String name = String.valueOf(entry.getKey());
        out.append(separator).append("  ".repeat(depth + 1)).append(scalar(name)).append(": ");
        write(out, shown(name, entry.getValue()), depth + 1);
        separator = ",\n";
      }
      out.append('\n').append("  ".repeat(depth)).append('}');
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      out.append('[');
      String separator = "\n";
      for (Object item : list) {
        out.append(separator).append("  ".repeat(depth + 1));
        write(out, item, depth + 1);
        separator = ",\n";
      }
      out.append('\n').append("  ".repeat(depth)).append(']');
    } else {
      out.append(scalar(value));
    }
  }

  private static @Nullable Object shown(String name, @Nullable Object value) {
    return value != null && Redaction.hides(name) ? Redaction.HIDDEN : value;
  }

  private static String scalar(@Nullable Object value) {
    if (value instanceof String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Map<?, ?> ? "{}" : value instanceof List<?> ? "[]" : "" + value;
  }
}
