package benchmarks;

import benchmarks.Delivery.Line;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * OkHttp and Jackson on {@code /jsonrpc}, record by record: the same work as {@link
 * XmlRpcRecordByRecord} with nothing of XML in it.
 */
final class JsonRpcRecordByRecord implements Peer {

  private static final MediaType JSON = MediaType.get("application/json");

  private final CallLog log = new CallLog();
  private final OkHttpClient http = log.client();
  private final ObjectMapper mapper = new ObjectMapper();
  private final Server server;
  private final Object uid;

  JsonRpcRecordByRecord(Server server) throws IOException {
    this.server = server;
    this.uid = call("common", "login", List.of(server.database(), server.login(), server.key()));
  }

  @Override
  public String name() {
    return "OkHttp on JSON-RPC, record by record";
  }

  @Override
  public List<Delivery> deliveries(String origin, int limit) throws IOException {
    Object found =
        execute(
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
  public List<Long> createPartners(List<String> names) throws IOException {
    List<Long> ids = new ArrayList<>();
    for (String name : names) {
      Object id = execute("res.partner", "create", List.of(Rpc.partner(name)), Map.of());
      ids.add(((Number) id).longValue());
    }
    return ids;
  }

  @Override
  public long calls() {
    return log.calls();
  }

  @Override
  public void close() {
    http.connectionPool().evictAll();
  }

  private List<Map<String, Object>> read(String model, List<Object> ids, List<String> fields)
      throws IOException {
    return Rpc.records(execute(model, "read", List.of(ids), Map.of("fields", fields)));
  }

  private Object execute(String model, String method, List<?> arguments, Map<String, ?> named)
      throws IOException {
    return call(
        "object",
        "execute_kw",
        List.of(server.database(), uid, server.key(), model, method, arguments, named));
  }

  private Object call(String service, String method, List<?> arguments) throws IOException {
    Map<String, Object> envelope =
        Map.of(
            "jsonrpc",
            "2.0",
            "id",
            1,
            "params",
            Map.of("service", service, "method", method, "args", arguments));
    Request request =
        new Request.Builder()
            .url(server.url() + "/jsonrpc")
            .post(RequestBody.create(mapper.writeValueAsBytes(envelope), JSON))
            .build();
    try (Response response = http.newCall(request).execute()) {
      Map<?, ?> answer = mapper.readValue(response.body().bytes(), Map.class);
      if (!answer.containsKey("result")) {
        throw new IOException("Refused: " + answer.get("error"));
      }
      return answer.get("result");
    }
  }
}
