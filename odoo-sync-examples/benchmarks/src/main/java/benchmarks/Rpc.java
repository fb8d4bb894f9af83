package benchmarks;

import benchmarks.Delivery.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the RPC peers write by hand: the fields they ask for and how their values are read. */
final class Rpc {

  static final List<String> PICKING_FIELDS =
      List.of("name", "state", "partner_id", "scheduled_date", "move_ids");
  static final List<String> MOVE_FIELDS =
      List.of("product_id", "product_uom_qty", "quantity", "state");

  private Rpc() {}

  static List<List<String>> originIs(String origin) {
    return List.of(List.of("origin", "=", origin));
  }

  static Map<String, String> partner(String name) {
    return Map.of("name", name, "email", "bench@example.com", "city", "Gent");
  }

  static Delivery delivery(Map<String, Object> picking, List<Line> lines) {
    return new Delivery(
        (String) picking.get("name"),
        (String) picking.get("state"),
        display(picking.get("partner_id")),
        picking.get("scheduled_date"),
        lines);
  }

  static Line line(Map<String, Object> move) {
    return new Line(
        display(move.get("product_id")),
        ((Number) move.get("product_uom_qty")).doubleValue(),
        ((Number) move.get("quantity")).doubleValue(),
        (String) move.get("state"));
  }

  /** Returns the records of an answer, which came as an array or a list of maps. */
  static List<Map<String, Object>> records(Object answer) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (Object item : list(answer)) {
      records.add(record(item));
    }
    return records;
  }

  static List<Object> list(Object answer) {
    return answer instanceof Object[] array
        ? Arrays.asList(array)
        : new ArrayList<>((List<?>) answer);
  }

  private static String display(Object reference) {
    return Boolean.FALSE.equals(reference) ? "" : (String) list(reference).get(1);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> record(Object item) {
    return (Map<String, Object>) item;
  }
}
