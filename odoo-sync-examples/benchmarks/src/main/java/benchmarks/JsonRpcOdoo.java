package benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** OkHttp and Jackson on {@code /jsonrpc}: what XML-RPC does with nothing of XML in it. */
final class JsonRpcOdoo implements RpcOdoo {

  private static final MediaType JSON = MediaType.get("application/json");

  private final CallLog log = new CallLog();
  private final OkHttpClient http = log.client();
  private final ObjectMapper mapper = new ObjectMapper();
  private final Server server;
  private final Object uid;

  JsonRpcOdoo(Server server) throws IOException {
    this.server = server;
    this.uid = call("common", "login", List.of(server.database(), server.login(), server.key()));
  }

  @Override
  public long calls() {
    return log.calls();
  }

  @Override
  public void close() {
    http.connectionPool().evictAll();
  }

  @Override
  public Object execute(String model, String method, List<?> arguments, Map<String, ?> named)
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
