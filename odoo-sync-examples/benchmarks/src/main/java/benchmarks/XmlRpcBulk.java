package benchmarks;

import benchmarks.Delivery.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.xmlrpc.XmlRpcException;

/**
 * The Apache XML-RPC client used as well as it can be: all deliveries in one call, all moves in
 * another, and the lines put together by hand; all partners created in one call.
 */
final class XmlRpcBulk implements Peer {

  private final XmlRpcOdoo odoo;

  XmlRpcBulk(XmlRpcOdoo odoo) {
    this.odoo = odoo;
  }

  @Override
  public String name() {
    return "Apache XML-RPC, in bulk";
  }

  @Override
  public List<Delivery> deliveries(String origin, int limit) throws XmlRpcException {
    List<Map<String, Object>> pickings =
        Rpc.records(
            odoo.execute(
                "stock.picking",
                "search_read",
                List.of(Rpc.originIs(origin)),
                Map.of("fields", Rpc.PICKING_FIELDS, "limit", limit, "order", "id")));
    List<Object> moveIds = new ArrayList<>();
    pickings.forEach(picking -> moveIds.addAll(Rpc.list(picking.get("move_ids"))));
    Map<Object, Line> lines = lines(moveIds);
    List<Delivery> deliveries = new ArrayList<>();
    for (Map<String, Object> picking : pickings) {
      List<Object> own = Rpc.list(picking.get("move_ids"));
      deliveries.add(Rpc.delivery(picking, own.stream().map(lines::get).toList()));
    }
    return deliveries;
  }

  @Override
  public List<Long> createPartners(List<String> names) throws XmlRpcException {
    List<Map<String, String>> partners = names.stream().map(Rpc::partner).toList();
    Object ids = odoo.execute("res.partner", "create", List.of(partners), Map.of());
    return Rpc.list(ids).stream().map(id -> ((Number) id).longValue()).toList();
  }

  @Override
  public long calls() {
    return odoo.calls();
  }

  @Override
  public void close() {}

  private Map<Object, Line> lines(List<Object> ids) throws XmlRpcException {
    Map<String, Object> named = Map.of("fields", Rpc.MOVE_FIELDS);
    Map<Object, Line> lines = new HashMap<>();
    for (Map<String, Object> move :
        Rpc.records(odoo.execute("stock.move", "read", List.of(ids), named))) {
      lines.put(move.get("id"), Rpc.line(move));
    }
    return lines;
  }
}
