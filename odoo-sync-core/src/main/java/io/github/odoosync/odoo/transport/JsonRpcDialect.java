package io.github.odoosync.odoo.transport;

import io.github.odoosync.internal.http.HttpAnswer;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.json.JsonException;
import io.github.odoosync.internal.json.JsonReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON-RPC: {@code execute_kw} in an envelope, the credentials in its body. */
final class JsonRpcDialect {

  static final String PATH = "/jsonrpc";

  private final ArgumentTable table;

  JsonRpcDialect(ArgumentTable table) {
    this.table = table;
  }

  /** What came back: a result, a fault, or neither if the answer is not Odoo's. */
  record Reply(@Nullable OdooResult result, @Nullable Fault fault) {

    static final Reply NOT_ODOO = new Reply(null, null);
  }

  /** Returns the body of a call. */
  byte[] body(OdooCall call, OdooVersion version, String database, long uid, String secret) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>(call.arguments());
    List<@Nullable Object> positional = table.takePositional(call, named);
    Map<String, @Nullable Object> keywords =
        new LinkedHashMap<>(table.renamed(call, named, !version.atLeast(19)));
    if (!call.context().isEmpty()) {
      keywords.put("context", call.context());
    }
    return envelope(
        "object",
        "execute_kw",
        Arrays.asList(database, uid, secret, call.model(), call.method(), positional, keywords));
  }

  /** Returns the body of a log-in. */
  static byte[] authenticate(String database, String login, String secret) {
    return envelope("common", "authenticate", List.of(database, login, secret, Map.of()));
  }

  /** Returns the body of a call without parameters, for the server's own routes. */
  static byte[] empty() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("jsonrpc", "2.0");
    body.put("method", "call");
    body.put("params", Map.of());
    return Json.bytes(body);
  }

  private static byte[] envelope(
      String service, String method, List<? extends @Nullable Object> args) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("service", service);
    params.put("method", method);
    params.put("args", args);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("jsonrpc", "2.0");
    body.put("method", "call");
    body.put("id", 1);
    body.put("params", params);
    return Json.bytes(body);
  }

  /** Reads an answer without building a tree of its result. */
  static Reply reply(HttpAnswer answer) {
    if (!answer.isJson()) {
      return Reply.NOT_ODOO;
    }
    try (JsonReader reader = JsonReader.of(answer.body(), 0)) {
      return reader.kind() == JsonReader.Kind.OBJECT ? reply(answer, reader) : Reply.NOT_ODOO;
    } catch (JsonException e) {
      return Reply.NOT_ODOO;
    }
  }

  private static Reply reply(HttpAnswer answer, JsonReader reader) {
    boolean envelope = false;
    for (String name = reader.nextField(); name != null; name = reader.nextField()) {
      if (name.equals("result")) {
        return answer.isSuccess() ? result(answer, reader) : Reply.NOT_ODOO;
      }
      if (name.equals("error")) {
        return new Reply(null, fault(answer, reader.tree()));
      }
      envelope |= name.equals("jsonrpc");
      reader.skip();
    }
    // Neither result nor error: the method returned nothing.
    return envelope && answer.isSuccess() ? new Reply(OdooResult.none(), null) : Reply.NOT_ODOO;
  }

  private static Reply result(HttpAnswer answer, JsonReader reader) {
    return new Reply(OdooResult.at(answer.body(), reader.offset()), null);
  }

  private static Fault fault(HttpAnswer answer, @Nullable Object error) {
    Object data = error instanceof Map<?, ?> fields ? fields.get("data") : null;
    Fault named = Fault.read(answer.status(), data);
    if (named != null) {
      return named;
    }
    Object message = error instanceof Map<?, ?> fields ? fields.get("message") : null;
    return new Fault(
        answer.status(), "unnamed", message instanceof String text ? text : "no message");
  }
}
