package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.internal.cache.ExpiringCache;
import io.github.odoosync.odoo.OdooRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The units of measure of a database; read once, again for one that is new, and after some minutes.
 * Thread-safe.
 */
final class Units {

  // Odoo 19 rounds all units alike, to a setting that a plain user may not see: two digits as made.
  private static final BigDecimal USUAL_STEP = new BigDecimal("0.01");
  private static final int FACTOR_DIGITS = 9;

  private final Server server;
  private final ExpiringCache<String, Map<Long, Unit>> known;

  Units(Server server, Clock clock) {
    this.server = server;
    this.known = new ExpiringCache<>(Server.KEPT, 1, clock);
  }

  Unit get(long id) {
    return find(id)
        .orElseThrow(
            () -> Rejections.of(ErrorCode.UNIT_MISMATCH, "uom.uom.read", "There is no unit " + id));
  }

  Optional<Unit> find(long id) {
    Map<Long, Unit> units = known.get("all", all -> read());
    if (!units.containsKey(id)) {
      known.clear();
      units = known.get("all", all -> read());
    }
    return Optional.ofNullable(units.get(id));
  }

  private Map<Long, Unit> read() {
    boolean categories = server.term(Term.UNIT_CATEGORY).isPresent();
    String[] fields =
        categories
            ? new String[] {"name", "factor", "factor_inv", "rounding", "uom_type", "category_id"}
            : new String[] {"name", "factor", "rounding", "relative_uom_id"};
    List<OdooRecord> records =
        server.model("uom.uom", fields).query().context(Map.of("active_test", false)).list();
    Map<Long, OdooRecord> byId = new HashMap<>();
    records.forEach(record -> byId.put(record.id(), record));
    Map<Long, Unit> units = new LinkedHashMap<>();
    for (OdooRecord record : records) {
      units.put(record.id(), categories ? categorised(record) : related(record, byId));
    }
    return units;
  }

  /** Until 18 a bigger unit is known exactly by its inverse factor, a smaller one by its factor. */
  private static Unit categorised(OdooRecord record) {
    boolean bigger = record.string("uom_type").filter("bigger"::equals).isPresent();
    BigDecimal up = bigger ? number(record, "factor_inv") : BigDecimal.ONE;
    BigDecimal down = bigger ? BigDecimal.ONE : number(record, "factor");
    return unit(record, up, down, Ids.required(record, "category_id"));
  }

  private static Unit related(OdooRecord record, Map<Long, OdooRecord> byId) {
    return unit(record, number(record, "factor"), BigDecimal.ONE, root(record, byId));
  }

  private static long root(OdooRecord record, Map<Long, OdooRecord> byId) {
    OdooRecord at = record;
    for (int depth = 0; depth < byId.size(); depth++) {
      Long parent = Ids.of(at, "relative_uom_id");
      OdooRecord above = parent == null ? null : byId.get(parent);
      if (above == null) {
        break;
      }
      at = above;
    }
    return at.id();
  }

  private static Unit unit(OdooRecord record, BigDecimal up, BigDecimal down, long family) {
    @Nullable BigDecimal rounding = record.decimal("rounding").orElse(null);
    BigDecimal step = rounding == null || rounding.signum() <= 0 ? USUAL_STEP : clean(rounding);
    String name = record.string("name").orElse("unit " + record.id());
    return new Unit(record.id(), name, up, down, step, family);
  }

  private static BigDecimal number(OdooRecord record, String field) {
    BigDecimal number = clean(record.decimal(field).orElse(BigDecimal.ONE));
    return number.signum() == 0 ? BigDecimal.ONE : number;
  }

  private static BigDecimal clean(BigDecimal binary) {
    return binary.setScale(FACTOR_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
  }
}
