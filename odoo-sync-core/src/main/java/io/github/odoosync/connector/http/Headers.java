package io.github.odoosync.connector.http;

/** What a header may hold; the message of a refusal never shows the value, which may be secret. */
final class Headers {

  private Headers() {}

  static void check(String name, String value) {
    if (name.isEmpty() || !name.chars().allMatch(Headers::inName)) {
      throw new IllegalArgumentException("A header's name is a token in ASCII");
    }
    if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 127))) {
      throw new IllegalArgumentException(
          "The value of the header " + name + " holds a character that cannot be sent");
    }
  }

  private static boolean inName(int c) {
    return c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
  }
}
