package io.github.odoosync.internal.fake.http;

import io.github.odoosync.internal.fake.Args;
import io.github.odoosync.internal.fake.Context;
import io.github.odoosync.internal.fake.Instance;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.RemoteCall;
import io.github.odoosync.internal.fake.RemoteCalls;
import io.github.odoosync.internal.fake.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /json/2/model/method}. */
final class Json2Endpoint {

  static final String PREFIX = "/json/2";

  private final Instance instance;
  private final String database;
  private final Calls calls;

  Json2Endpoint(Instance instance, String database, Calls calls) {
    this.instance = instance;
    this.database = database;
    this.calls = calls;
  }

  Answer answer(Request request) throws Disconnect {
    String asked = request.header("X-Odoo-Database");
    if (asked != null && !asked.equals(database)) {
      return noDatabase();
    }
    if (!request.saysJson() && request.hasLength()) {
      return Answer.html(415, "Unsupported Media Type", "Use Content-Type: application/json")
          .with("Accept", "application/json");
    }
    try {
      return call(request);
    } catch (OdooFault fault) {
      return error(fault);
    }
  }

  private static Answer noDatabase() {
    return Answer.html(
        404,
        "Not Found",
        "No database is selected and the requested URL was not found in the server-wide"
            + " controllers.");
  }

  private Answer call(Request request) throws Disconnect {
    String[] path = request.path().substring(PREFIX.length()).split("/", -1);
    if (path.length != 3 || !request.verb().equals("POST")) {
      throw OdooFault.http("NotFound", 404, "Did you mean POST /json/2/<model>/<method>?");
    }
    User user = authenticate(request);
    Map<String, @Nullable Object> body = body(request);
    List<Long> ids = RemoteCalls.ids(body.remove("ids"));
    Context context =
        body.get("context") == null ? ownContext() : new Context(Args.asMap(body.get("context")));
    body.remove("context");
    RemoteCall call =
        new RemoteCall(
            RemoteCall.Wire.JSON_2, user, path[1], path[2], ids, List.of(), body, context);
    return calls.run(call, request, result -> Answer.json(200, result));
  }

  // Only a context that is not sent leaves the user's own language in place.
  private static Context ownContext() {
    return Context.EMPTY.with("lang", "en_US").with("tz", "Europe/Brussels");
  }

  private User authenticate(Request request) {
    String header = request.header("Authorization");
    if (header == null) {
      throw OdooFault.http(
          "Unauthorized",
          401,
          "User not authenticated, use an API Key with a Bearer Authorization header.");
    }
    String key =
        header.toLowerCase(Locale.ROOT).startsWith("bearer ") ? header.substring(7).trim() : "";
    for (User user : instance.users()) {
      if (user.hasKey(key, instance.now())) {
        return user;
      }
    }
    throw invalidKey();
  }

  static OdooFault invalidKey() {
    return OdooFault.http("Unauthorized", 401, "Invalid apikey");
  }

  private static Map<String, @Nullable Object> body(Request request) {
    try {
      Object body = request.hasLength() ? request.json() : null;
      return body instanceof Map<?, ?> ? Args.asMap(body) : new LinkedHashMap<>();
    } catch (Request.NotJson e) {
      throw OdooFault.http("BadRequest", 400, "could not parse the body as json");
    }
  }

  static Answer error(OdooFault fault) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", fault.name());
    body.put("message", fault.text());
    body.put("arguments", fault.arguments());
    body.put("context", Map.of());
    body.put("debug", Traceback.of(fault));
    Answer answer = Answer.json(fault.status(), body);
    return fault.status() == 401 ? answer.with("WWW-Authenticate", "Bearer ") : answer;
  }
}
