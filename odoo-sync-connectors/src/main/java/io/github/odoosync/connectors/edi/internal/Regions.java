package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Address;

/** Countries and their regions: files have the region without its country before it. */
public final class Regions {

  private Regions() {}

  /** Returns the region without its country; empty if there is none. */
  public static String bare(Address where) {
    return where.region().map(region -> region.substring(region.indexOf('-') + 1)).orElse("");
  }

  /** Puts what was read; what is no country or region is kept as a line for people. */
  public static void put(Draft<Address> where, String country, String region, Context context) {
    // Files between neighbours leave the country out; a region has one.
    String whose = country.isEmpty() && !region.isEmpty() ? context.partner().country() : country;
    try {
      if (!whose.isEmpty()) {
        where.set(Address.COUNTRY, whose);
      }
      if (!region.isEmpty()) {
        where.set(Address.REGION, whose + "-" + region);
      }
    } catch (InvalidValueException e) {
      where.addText(Address.LINES, (region + " " + country).strip());
    }
  }
}
