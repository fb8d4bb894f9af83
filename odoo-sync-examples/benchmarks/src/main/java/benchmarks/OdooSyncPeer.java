package benchmarks;

import static io.github.odoosync.odoo.Domain.field;

import benchmarks.Delivery.Line;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooModel;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** odoo-sync: deliveries with their lines as nested records, partners in one call. */
final class OdooSyncPeer implements Peer {

  private final CallLog log = new CallLog();
  private final OdooClient odoo;

  OdooSyncPeer(Server server) {
    this.odoo = Clients.open(server, log.client());
  }

  @OdooModel("stock.picking")
  record Picking(
      long id,
      String name,
      String state,
      Optional<Ref> partnerId,
      Instant scheduledDate,
      List<Move> moveIds) {

    Delivery delivery() {
      String partner = partnerId.map(Ref::name).orElse("");
      return new Delivery(
          name, state, partner, scheduledDate, moveIds.stream().map(Move::line).toList());
    }
  }

  record Move(Ref productId, BigDecimal productUomQty, BigDecimal quantity, String state) {

    Line line() {
      return new Line(productId.name(), productUomQty.doubleValue(), quantity.doubleValue(), state);
    }
  }

  @Override
  public String name() {
    return "odoo-sync";
  }

  @Override
  public List<Delivery> deliveries(String origin, int limit) {
    return odoo
        .model(Picking.class)
        .where(field("origin").eq(origin))
        .orderBy("id")
        .limit(limit)
        .list()
        .stream()
        .map(Picking::delivery)
        .toList();
  }

  @Override
  public List<Long> createPartners(List<String> names) {
    return odoo.model("res.partner")
        .create(names.stream().map(name -> Values.of(Rpc.partner(name))).toList());
  }

  @Override
  public long calls() {
    return log.calls();
  }

  @Override
  public void close() {
    odoo.close();
  }
}
