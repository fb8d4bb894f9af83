package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves and runs calls from outside, with each dialect's own refusals. */
public final class RemoteCalls {

  /** A call that was resolved and can run. */
  @FunctionalInterface
  public interface Ready {
    /** Runs it; throws an {@link OdooFault}. */
    @Nullable Object run(Env env);
  }

  private final Instance instance;

  /** Serves one database. */
  public RemoteCalls(Instance instance) {
    this.instance = instance;
  }

  /** Tells whether the call may be answered by a replica: reading methods over JSON-2. */
  public boolean readsFromReplica(RemoteCall call) {
    Model model = instance.model(call.model());
    ModelSpec.Bound bound = model == null ? null : instance.methods().find(model, call.method());
    return call.wire() == RemoteCall.Wire.JSON_2 && bound != null && bound.signature().readonly();
  }

  /**
   * Finds model and method and checks who calls.
   *
   * @throws OdooFault if there is no such thing or it is closed
   */
  public Ready resolve(RemoteCall call) {
    boolean json2 = call.wire() == RemoteCall.Wire.JSON_2;
    Model model = instance.model(call.model());
    if (model == null) {
      throw json2
          ? OdooFault.http("NotFound", 404, "the model '%s' does not exist".formatted(call.model()))
          : OdooFault.user("Object %s doesn't exist".formatted(call.model()));
    }
    if (instance.methods().isClosed(call.method())) {
      throw instance.methods().closed(call.model(), call.method());
    }
    ModelSpec.Bound bound = instance.methods().find(model, call.method());
    if (bound == null && json2) {
      throw OdooFault.http(
          "NotFound",
          404,
          "The method '%s.%s' does not exist".formatted(call.model(), call.method()));
    }
    return env -> {
      Access.requireCompanies(call.user(), call.context());
      return json2
          ? json2(env, model, call, bound != null && bound.signature().ofRecords())
          : jsonRpc(env, model, call, bound != null && bound.signature().ofRecords());
    };
  }

  private @Nullable Object json2(Env env, Model model, RemoteCall call, boolean ofRecords) {
    List<Long> ids = call.ids() == null ? List.of() : call.ids();
    if (!ofRecords && !ids.isEmpty()) {
      throw OdooFault.http(
          "UnprocessableEntity",
          422,
          "cannot call %s.%s with ids".formatted(call.model(), call.method()));
    }
    try {
      Object result =
          instance.methods().invoke(env, model, call.method(), ids, List.of(), call.named());
      return result instanceof RecordIds records ? records.ids() : result;
    } catch (Signature.Mismatch e) {
      throw OdooFault.http("UnprocessableEntity", 422, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Object jsonRpc(Env env, Model model, RemoteCall call, boolean ofRecords) {
    List<@Nullable Object> rest = new ArrayList<>(call.positional());
    if (rest.isEmpty() && (ofRecords || call.method().equals("create"))) {
      throw OdooFault.of("builtins.IndexError", 500, "list index out of range");
    }
    List<Long> ids = ofRecords ? ids(rest.remove(0)) : List.of();
    try {
      Object result = instance.methods().invoke(env, model, call.method(), ids, rest, call.named());
      return result instanceof RecordIds records ? records.overJsonRpc() : result;
    } catch (Signature.Mismatch e) {
      throw OdooFault.type(pythonic(model.name(), call.method(), e));
    }
  }

  /** Reads the ids of a call: one, many or none. Values that came in their place are no ids. */
  public static List<Long> ids(@Nullable Object given) {
    List<Long> ids = new ArrayList<>();
    for (Object id : DomainEvaluator.targets(Python.truthy(given) ? given : null)) {
      if (id instanceof Number number) {
        ids.add(number.longValue());
      } else if (id instanceof String text) {
        throw OdooFault.of(
            "psycopg2.errors.InvalidTextRepresentation",
            500,
            "invalid input syntax for type integer: \"" + text + "\"\n");
      } else if (!(id instanceof Map<?, ?>)) {
        throw OdooFault.value("Invalid ids: " + Python.repr(given));
      }
    }
    return ids;
  }

  private static String pythonic(String model, String method, Signature.Mismatch mismatch) {
    StringBuilder name = new StringBuilder();
    for (String part : model.split("[._]", -1)) {
      if (!part.isEmpty()) {
        name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
      }
    }
    String said = String.valueOf(mismatch.getMessage());
    String python =
        said.startsWith("missing a required argument: ")
            ? "missing 1 required positional argument: "
                + said.substring("missing a required argument: ".length())
            : said;
    return name + "." + method + "() " + python;
  }
}
