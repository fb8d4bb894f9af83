package io.github.odoosync.mapping;

/** Languages as BCP 47 and as Odoo write them. */
final class Languages {

  private Languages() {}

  /** Returns Odoo's code: {@code de_DE} for {@code de-DE}. */
  static String code(String language) {
    return language.replace('-', '_');
  }

  /** Returns the tag of BCP 47: {@code de-DE} for {@code de_DE}. */
  static String tag(String code) {
    int at = code.indexOf('@');
    return (at < 0 ? code : code.substring(0, at)).replace('_', '-');
  }
}
