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
  public static void put(Draft<Address> where, String country, String region) {
    try {
      if (!country.isEmpty()) {
        where.set(Address.COUNTRY, country);
      }
      if (!region.isEmpty()) {
        // Files of North America leave the country out.
        where.set(Address.REGION, (country.isEmpty() ? "US" : country) + "-" + region);
      }
    } catch (InvalidValueException e) {
      where.addText(Address.LINES, (region + " " + country).strip());
    }
  }
}
