package io.github.odoosync.internal.jdbc;

import java.nio.charset.StandardCharsets;

/** Makes texts from elsewhere such as every database takes. */
final class Texts {

  private Texts() {}

  /** Cuts a text, and replaces the character NUL and halves of characters. */
  static String cut(String text, int longest) {
    String cut = text.length() > longest ? text.substring(0, longest) : text;
    String whole = new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return whole.replace('\0', ' ');
  }
}
