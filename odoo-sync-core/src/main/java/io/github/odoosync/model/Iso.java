package io.github.odoosync.model;

import java.util.Locale;
import java.util.Set;

/** Countries and their subdivisions by ISO 3166. */
final class Iso {

  static final Type<String> COUNTRY = Type.text("^[A-Z]{2}$", Iso::country, code -> code);

  static final Type<String> REGION =
      Type.text("^[A-Z]{2}-[A-Z0-9]{1,3}$", Iso::region, code -> code);

  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  private Iso() {}

  static String country(String code) {
    if (!COUNTRIES.contains(code) && !code.equals("XK")) {
      throw Rules.refuse("'" + code + "' is no country of ISO 3166-1, such as DE");
    }
    return code;
  }

  static String region(String code) {
    if (!code.matches("[A-Z]{2}-[A-Z0-9]{1,3}")) {
      throw Rules.refuse("'" + code + "' is no subdivision of ISO 3166-2, such as US-CA");
    }
    return code;
  }
}
