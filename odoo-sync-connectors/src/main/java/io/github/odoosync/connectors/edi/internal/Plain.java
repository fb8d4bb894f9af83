package io.github.odoosync.connectors.edi.internal;

import java.nio.charset.CharsetEncoder;

/** Keeps to the characters that a file can hold. */
final class Plain {

  private static final String X12_DELIMITERS = "*~>";

  private Plain() {}

  /** Returns a text with blanks for what cannot be written. */
  static String text(String value, Context context) {
    CharsetEncoder encoder = context.partner().charset().newEncoder();
    StringBuilder plain = new StringBuilder(value.length());
    value
        .codePoints()
        .forEach(
            point -> {
              String each = Character.toString(point);
              boolean bad =
                  Character.isISOControl(point)
                      || !encoder.canEncode(each)
                      || (context.isX12() && X12_DELIMITERS.contains(each));
              plain.append(bad ? " " : each);
            });
    return plain.toString().strip();
  }
}
