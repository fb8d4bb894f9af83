package io.github.odoosync.codegen;

import io.github.odoosync.odoo.FieldSchema;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The source of the open code type of one selection field. */
final class SelectionSource {

  private SelectionSource() {}

  static String text(String typeName, FieldSchema field) {
    StringBuilder text = new StringBuilder();
    text.append("\n  /** The codes of {@code ")
        .append(field.name())
        .append("}; others can come. */\n");
    text.append("  public record ")
        .append(typeName)
        .append("(String code) implements Selection {\n");
    Set<String> constants = new LinkedHashSet<>();
    for (Map.Entry<String, String> option : field.selection().entrySet()) {
      String constant = JavaNames.constant(option.getKey(), constants);
      constants.add(constant);
      text.append("\n    /** ").append(plain(option.getValue())).append(". */\n");
      text.append(
          "    public static final %s %s = new %s(%s);\n"
              .formatted(typeName, constant, typeName, literal(option.getKey())));
    }
    return text.append("  }\n").toString();
  }

  /** Labels come from the server: nothing of them may end the comment or mean anything in it. */
  private static String plain(String label) {
    String plain = label.replaceAll("[^\\p{L}\\p{N} ,:;()%+-]", " ").strip();
    return plain.isEmpty() ? "Without a label" : plain;
  }

  private static String literal(String code) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < code.length(); i++) {
      char unit = code.charAt(i);
      if (unit == '"' || unit == '\\') {
        text.append('\\').append(unit);
      } else if (unit < ' ') {
        // A Unicode escape of a line end would end the literal; an octal one does not.
        text.append(String.format(Locale.ROOT, "\\%03o", (int) unit));
      } else if (unit > '~') {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
      } else {
        text.append(unit);
      }
    }
    return text.append('"').toString();
  }
}
