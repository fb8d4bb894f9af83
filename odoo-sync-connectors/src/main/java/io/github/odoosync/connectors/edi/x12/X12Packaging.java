package io.github.odoosync.connectors.edi.x12;

import io.github.odoosync.connectors.edi.internal.Kind;
import java.util.Map;

/** Kinds of packages: UN/ECE Recommendation 21 as element 103 has them. */
final class X12Packaging {

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("CT", "CTN"),
          Map.entry("PX", "PLT"),
          Map.entry("BX", "BOX"),
          Map.entry("BG", "BAG"),
          Map.entry("CS", "CAS"),
          Map.entry("DR", "DRM"),
          Map.entry("PK", "PKG"),
          Map.entry("RO", "ROL"),
          Map.entry("EN", "ENV"),
          Map.entry("TU", "TBE"),
          Map.entry("CR", "CRT"));

  /** Other kinds go as they are; three to five characters are the partner's own. */
  static final Kind<String> KIND =
      Kind.of(
          (code, context) -> CODES.getOrDefault(code, Kind.id(5).write(code, context)),
          (text, context) -> {
            // The last two digits say what it is made of.
            String bare = text.strip();
            String form = bare.length() == 5 ? bare.substring(0, 3) : bare;
            return CODES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(form))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(bare);
          });

  private X12Packaging() {}
}
