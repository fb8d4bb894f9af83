package benchmarks;

import benchmarks.Delivery.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The way of working that tutorials show: search, read each delivery, read its moves; create one
 * after the other. It is kind to that way in naming the fields and in reading the moves of one
 * delivery together.
 */
final class RecordByRecord implements Peer {

  private final String client;
  private final RpcOdoo odoo;

  RecordByRecord(String client, RpcOdoo odoo) {
    this.client = client;
    this.odoo = odoo;
  }

  @Override
  public String name() {
    return client + ", record by record";
  }

  @Override
  public List<Delivery> deliveries(String origin, int limit) throws Exception {
    Object found =
        odoo.execute(
            "stock.picking",
            "search",
            List.of(Rpc.originIs(origin)),
            Map.of("limit", limit, "order", "id"));
    List<Delivery> deliveries = new ArrayList<>();
    for (Object id : Rpc.list(found)) {
      Map<String, Object> picking = read("stock.picking", List.of(id), Rpc.PICKING_FIELDS).get(0);
      List<Line> lines = new ArrayList<>();
      List<Object> moves = Rpc.list(picking.get("move_ids"));
      read("stock.move", moves, Rpc.MOVE_FIELDS).forEach(move -> lines.add(Rpc.line(move)));
      deliveries.add(Rpc.delivery(picking, lines));
    }
    return deliveries;
  }

  @Override
  public List<Long> createPartners(List<String> names) throws Exception {
    List<Long> ids = new ArrayList<>();
    for (String name : names) {
      Object id = odoo.execute("res.partner", "create", List.of(Rpc.partner(name)), Map.of());
      ids.add(((Number) id).longValue());
    }
    return ids;
  }

  @Override
  public long calls() {
    return odoo.calls();
  }

  @Override
  public void close() {
    odoo.close();
  }

  private List<Map<String, Object>> read(String model, List<Object> ids, List<String> fields)
      throws Exception {
    return Rpc.records(odoo.execute(model, "read", List.of(ids), Map.of("fields", fields)));
  }
}
