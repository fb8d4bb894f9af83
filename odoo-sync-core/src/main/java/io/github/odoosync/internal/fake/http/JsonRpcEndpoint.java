package io.github.odoosync.internal.fake.http;

import io.github.odoosync.internal.fake.Args;
import io.github.odoosync.internal.fake.Context;
import io.github.odoosync.internal.fake.Instance;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.RemoteCall;
import io.github.odoosync.internal.fake.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /jsonrpc}: services {@code common} and {@code object}. */
final class JsonRpcEndpoint {

  private final Instance instance;
  private final String database;
  private final Calls calls;

  JsonRpcEndpoint(Instance instance, String database, Calls calls) {
    this.instance = instance;
    this.database = database;
    this.calls = calls;
  }

  Answer answer(Request request) throws Disconnect {
    if (!request.saysJson() || !request.verb().equals("POST")) {
      return instance.version() >= 19
          ? Answer.html(415, "Unsupported Media Type", "Use application/json")
          : Answer.html(400, "Bad Request", "Invalid Content-Type");
    }
    Map<String, @Nullable Object> envelope;
    try {
      envelope = Args.asMap(request.json());
    } catch (Request.NotJson | OdooFault e) {
      return Answer.html(400, "Bad Request", "Invalid JSON data");
    }
    Object id = envelope.get("id");
    try {
      return dispatch(request, id, new Args(Args.asMap(envelope.get("params"))));
    } catch (OdooFault fault) {
      return error(id, fault);
    }
  }

  private Answer dispatch(Request request, @Nullable Object id, Args params) throws Disconnect {
    List<@Nullable Object> args = params.list("args");
    String method = params.text("method", "");
    return switch (params.text("service", "")) {
      case "common" -> common(id, method, args);
      case "object" -> calls.run(call(method, args), request, result -> result(id, result));
      default -> throw OdooFault.of("builtins.KeyError", 500, "'" + params.get("service") + "'");
    };
  }

  private Answer common(@Nullable Object id, String method, List<@Nullable Object> args)
      throws Disconnect {
    return switch (method) {
      case "version" ->
          calls.page("common", method, () -> result(id, Versions.common(instance.version())));
      case "authenticate", "login" -> calls.logIn(method, () -> result(id, login(args)));
      default -> throw OdooFault.of("builtins.Exception", 500, "Method not found: " + method);
    };
  }

  private Object login(List<@Nullable Object> args) {
    requireDatabase(text(args, 0));
    for (User user : instance.users()) {
      if (user.login().equals(text(args, 1)) && user.knows(text(args, 2), instance.now())) {
        return user.id();
      }
    }
    return false;
  }

  private void requireDatabase(String name) {
    if (!name.equals(database)) {
      throw OdooFault.of(
          "psycopg2.OperationalError",
          500,
          "connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  database \"%s\" does not exist\n"
              .formatted(name));
    }
  }

  private RemoteCall call(String method, List<@Nullable Object> args) {
    if (!method.equals("execute_kw") && !method.equals("execute")) {
      throw OdooFault.of("builtins.NameError", 500, "Method not available " + method);
    }
    requireDatabase(text(args, 0));
    User user = args.get(1) instanceof Number uid ? instance.user(uid.longValue()) : null;
    if (user == null || !user.knows(text(args, 2), instance.now())) {
      throw Calls.accessDenied();
    }
    boolean named = method.equals("execute_kw");
    List<@Nullable Object> positional =
        named
            ? new Args(Map.of("args", args.size() > 5 && args.get(5) != null ? args.get(5) : false))
                .list("args")
            : new ArrayList<>(args.subList(5, args.size()));
    Map<String, @Nullable Object> kwargs =
        named && args.size() > 6 ? Args.asMap(args.get(6)) : new LinkedHashMap<>();
    Context context = new Context(Args.asMap(kwargs.remove("context")));
    return new RemoteCall(
        RemoteCall.Wire.JSON_RPC,
        user,
        text(args, 3),
        text(args, 4),
        null,
        positional,
        kwargs,
        context);
  }

  private static String text(List<@Nullable Object> args, int at) {
    if (at >= args.size()) {
      throw OdooFault.of("builtins.IndexError", 500, "list index out of range");
    }
    return String.valueOf(args.get(at));
  }

  static Answer result(@Nullable Object id, @Nullable Object result) {
    Map<String, @Nullable Object> envelope = envelope(id);
    if (result != null) {
      envelope.put("result", result);
    }
    return Answer.json(200, envelope);
  }

  private Answer error(@Nullable Object id, OdooFault fault) {
    boolean nineteen = instance.version() >= 19;
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", fault.name());
    if (!nineteen) {
      data.put("debug", Traceback.of(fault));
    }
    data.put("message", fault.text());
    data.put("arguments", fault.arguments());
    data.put("context", Map.of());
    if (nineteen) {
      data.put("debug", Traceback.of(fault));
    }
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", nineteen ? 0 : 200);
    error.put("message", "Odoo Server Error");
    error.put("data", data);
    Map<String, @Nullable Object> envelope = envelope(id);
    envelope.put("error", error);
    return Answer.json(200, envelope);
  }

  private static Map<String, @Nullable Object> envelope(@Nullable Object id) {
    Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
    envelope.put("jsonrpc", "2.0");
    envelope.put("id", id);
    return envelope;
  }
}
