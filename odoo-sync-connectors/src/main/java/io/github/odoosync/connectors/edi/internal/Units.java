package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Unit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The codes of units: EDIFACT has those of UN/ECE Recommendation 20, X12 its own. */
public final class Units {

  /** As X12 writes them, in element 355. */
  public static final Kind<Unit> X12 = Kind.of(Units::toX12, Units::fromX12);

  /** As EDIFACT writes them. */
  public static final Kind<Unit> EDIFACT =
      Kind.of(
          (unit, context) -> context.partner().units().getOrDefault(unit.code(), unit.code()),
          (code, context) -> own(code, context, code.strip()));

  private static final Map<String, String> CODES = new LinkedHashMap<>();

  static {
    add("C62 EA", "PCE PC", "DZN DZ", "GRO GS", "NPR PR", "SET ST", "MIL TM", "CEN HC");
    add("KGM KG", "GRM GR", "LBR LB", "ONZ OZ", "STN TN", "TNE MP", "MGM ME");
    add("MTR MR", "CMT CM", "MMT MM", "INH IN", "FOT FT", "YRD YD", "KMT DK");
    add("LTR LT", "MLT ML", "MTQ CR", "GLL GA", "FTQ CF", "INQ CI", "OZA FO", "MTK SM");
    add("CS CA", "CT CT", "BX BX", "BG BG", "PX PL", "PK PK", "RO RL", "HUR HR", "DAY DA");
  }

  private Units() {}

  private static String toX12(Unit unit, Context context) {
    String code = context.partner().units().getOrDefault(unit.code(), CODES.get(unit.code()));
    if (code == null) {
      throw new BadElement(Problem.BAD_VALUE, "The unit " + unit + " has no code in X12");
    }
    return code;
  }

  private static Unit fromX12(String code, Context context) {
    String known =
        CODES.entrySet().stream()
            .filter(entry -> entry.getValue().equals(code.strip()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(code.strip());
    return own(code, context, known);
  }

  private static Unit own(String code, Context context, String otherwise) {
    return context.partner().units().entrySet().stream()
        .filter(entry -> entry.getValue().equals(code.strip()))
        .map(entry -> new Unit(entry.getKey()))
        .findFirst()
        .orElseGet(() -> new Unit(otherwise));
  }

  private static void add(String... pairs) {
    for (String pair : pairs) {
      int space = pair.indexOf(' ');
      CODES.put(pair.substring(0, space), pair.substring(space + 1));
    }
  }
}
