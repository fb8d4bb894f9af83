package io.github.odoosync.model;

/** The check digit that all numeric keys of GS1 end with: modulo 10, weights 3 and 1. */
final class CheckDigit {

  private CheckDigit() {}

  /** Returns the digits alone after checking them; spaces and hyphens are passed over. */
  static String checked(String name, String text, int... lengths) {
    String digits = text.replaceAll("[ -]", "");
    if (!digits.matches("[0-9]+") || !hasLength(digits, lengths)) {
      throw Rules.refuse("'" + text + "' is no " + name + ": it has not the digits of one");
    }
    char expected = of(digits.substring(0, digits.length() - 1));
    if (digits.charAt(digits.length() - 1) != expected) {
      throw Rules.refuse("'" + text + "' is no " + name + ": its check digit would be " + expected);
    }
    return digits;
  }

  static char of(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weight = (digits.length() - i) % 2 == 1 ? 3 : 1;
      sum += weight * (digits.charAt(i) - '0');
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  private static boolean hasLength(String digits, int... lengths) {
    for (int length : lengths) {
      if (digits.length() == length) {
        return true;
      }
    }
    return false;
  }
}
