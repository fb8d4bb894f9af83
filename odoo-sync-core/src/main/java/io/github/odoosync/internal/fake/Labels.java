package io.github.odoosync.internal.fake;

import java.util.Locale;

/** Labels made of technical names: close to Odoo's own where those follow the names. */
final class Labels {

  private Labels() {}

  /** Makes {@code Country} of {@code country_id}. */
  static String ofField(String name) {
    String plain = name.replaceFirst("_ids?$", "").replace('_', ' ').trim();
    return capital(plain.isEmpty() ? name : plain);
  }

  /** Makes {@code Country state} of {@code res.country.state}. */
  static String ofModel(String name) {
    return capital(name.replaceFirst("^(res|ir)\\.", "").replace('.', ' '));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
