package benchmarks;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooModel;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The records that the peers read: draft deliveries under external ids of their own. */
final class BenchData {

  /** The module of the external ids and the origin of the deliveries. */
  static final String MARK = "odoo_sync_bench";

  private static final int PRODUCTS = 3;
  private static final Instant SCHEDULED = Instant.parse("2030-01-15T14:30:00Z");

  private final OdooClient odoo;

  BenchData(OdooClient odoo) {
    this.odoo = odoo;
  }

  @OdooModel("stock.picking.type")
  record PickingType(long id, String code, Ref defaultLocationSrcId) {}

  /** Makes sure that there are so many deliveries; what exists is left as it is. */
  void ensureDeliveries(int wanted) {
    long present = odoo.model("stock.picking").where(field("origin").eq(MARK)).count();
    if (present >= wanted) {
      return;
    }
    odoo.model("res.partner").upsert(UpsertRow.of(id("customer"), Values.of("name", "Bench Ltd")));
    for (int i = 1; i <= PRODUCTS; i++) {
      Values product = Values.of("name", "Bench product " + i);
      odoo.model("product.product").upsert(UpsertRow.of(id("product_" + i), product));
    }
    PickingType type =
        odoo.model(PickingType.class)
            .where(field("code").eq("outgoing"))
            .orderBy("id")
            .first()
            .orElseThrow();
    List<UpsertRow> rows = new ArrayList<>();
    for (int i = 1; i <= wanted; i++) {
      rows.add(delivery(i, type));
    }
    odoo.model("stock.picking").upsertAll(rows).ids();
  }

  void deletePartners(List<Long> ids) {
    odoo.model("res.partner").unlink(ids);
  }

  /** Deletes everything that {@link #ensureDeliveries} made. */
  void clean() {
    List<Long> ids = odoo.model("stock.picking").where(field("origin").eq(MARK)).ids();
    for (int from = 0; from < ids.size(); from += 500) {
      odoo.model("stock.picking").unlink(ids.subList(from, Math.min(ids.size(), from + 500)));
    }
    for (int i = 1; i <= PRODUCTS; i++) {
      delete("product.product", id("product_" + i));
    }
    delete("res.partner", id("customer"));
  }

  private void delete(String model, ExternalId external) {
    odoo.externalIds()
        .find(external)
        .ifPresent(found -> odoo.model(model).unlink(List.of(found.id())));
  }

  private UpsertRow delivery(int number, PickingType type) {
    UpsertRow row =
        UpsertRow.of(id("delivery_" + number))
            .with("origin", MARK)
            .with("scheduled_date", SCHEDULED)
            .with("partner_id", id("customer"))
            .with("picking_type_id", Ref.of(type.id()))
            .with("location_id", type.defaultLocationSrcId())
            .with("location_dest_id", new ExternalId("stock", "stock_location_customers"));
    for (int line = 1; line <= PRODUCTS; line++) {
      row = row.line("move_ids", String.valueOf(line), move(number, line, type));
    }
    return row;
  }

  private Values move(int number, int line, PickingType type) {
    Values move =
        Values.of("product_id", id("product_" + line))
            .with("product_uom_qty", BigDecimal.valueOf(1 + (number + line) % 9))
            .with("product_uom", new ExternalId("uom", "product_uom_unit"))
            .with("location_id", type.defaultLocationSrcId())
            .with("location_dest_id", new ExternalId("stock", "stock_location_customers"));
    // Required up to 18, gone in 19.
    return odoo.version().atLeast(19) ? move : move.with("name", "Bench product " + line);
  }

  private static ExternalId id(String name) {
    return new ExternalId(MARK, name);
  }
}
