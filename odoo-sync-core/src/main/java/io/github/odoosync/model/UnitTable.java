package io.github.odoosync.model;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The units of UN/ECE Recommendation 20 whose size is known, by definition and so exactly. */
final class UnitTable {

  enum Kind {
    COUNT,
    MASS,
    LENGTH,
    AREA,
    VOLUME,
    TIME
  }

  /** A unit's size in the smallest one of its kind's base, and the decimals it is rounded to. */
  record Entry(Kind kind, BigDecimal size, int decimals) {}

  private static final Map<String, Entry> ENTRIES = new HashMap<>();

  static {
    // Pieces are sold in parts too; two decimals are what Odoo counts them with.
    add(Kind.COUNT, 2, "C62 1", "EA 1", "H87 1", "PCE 1", "NAR 1", "NPR 2", "PR 2");
    add(Kind.COUNT, 3, "DZN 12", "DPC 12", "GRO 144", "CEN 100", "MIL 1000");
    add(Kind.MASS, 3, "KGM 1000", "LBR 453.59237", "ONZ 28.349523125", "STI 6350.29318");
    add(Kind.MASS, 6, "TNE 1000000", "STN 907184.74", "LTN 1016046.9088");
    add(Kind.MASS, 1, "GRM 1", "MGM 0.001");
    add(Kind.LENGTH, 3, "MTR 1", "FOT 0.3048", "YRD 0.9144", "INH 0.0254");
    add(Kind.LENGTH, 1, "MMT 0.001", "CMT 0.01", "DMT 0.1");
    add(Kind.LENGTH, 6, "KMT 1000", "SMI 1609.344");
    add(Kind.AREA, 3, "MTK 1", "FTK 0.09290304", "CMK 0.0001", "INK 0.00064516", "YDK 0.83612736");
    add(Kind.VOLUME, 3, "LTR 1", "DMQ 1", "GLL 3.785411784", "GLI 4.54609", "QTL 0.946352946");
    add(Kind.VOLUME, 3, "FTQ 28.316846592", "INQ 0.016387064", "OZA 0.0295735295625");
    add(Kind.VOLUME, 3, "PTL 0.473176473", "OZI 0.0284130625", "YDQ 764.554857984");
    add(Kind.VOLUME, 1, "MLT 0.001", "CMQ 0.001", "CLT 0.01");
    add(Kind.VOLUME, 6, "MTQ 1000", "HLT 100");
    add(Kind.TIME, 2, "SEC 1", "MIN 60", "HUR 3600", "DAY 86400", "WEE 604800");
  }

  private UnitTable() {}

  static @Nullable Entry find(String code) {
    return ENTRIES.get(code);
  }

  private static void add(Kind kind, int decimals, String... units) {
    for (String unit : units) {
      int space = unit.indexOf(' ');
      BigDecimal size = new BigDecimal(unit.substring(space + 1));
      ENTRIES.put(unit.substring(0, space), new Entry(kind, size, decimals));
    }
  }
}
