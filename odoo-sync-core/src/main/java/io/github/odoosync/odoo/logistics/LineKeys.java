package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.ExternalId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the key of a line back from the external id that {@link ExternalId#line} gave it. */
final class LineKeys {

  private LineKeys() {}

  static Optional<String> key(ExternalId line, String field) {
    String marker = ":" + field + ":";
    int at = line.name().lastIndexOf(marker);
    return at < 0
        ? Optional.empty()
        : Optional.of(decoded(line.name().substring(at + marker.length())));
  }

  private static String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '~' && isHex(text, i + 1) && isHex(text, i + 2)) {
        bytes.write(
            Character.digit(text.charAt(i + 1), 16) * 16 + Character.digit(text.charAt(i + 2), 16));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
  }
}
