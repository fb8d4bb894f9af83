package io.github.odoosync.internal.fake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a method by name and calls it. */
final class Methods {

  // Public in Python, closed to remote callers since 19.
  private static final Set<String> CLOSED =
      Set.of(
          "browse",
          "check_access",
          "exists",
          "fetch",
          "filtered",
          "filtered_domain",
          "flush_model",
          "flush_recordset",
          "lock_for_update",
          "mapped",
          "new",
          "search_fetch",
          "sorted",
          "sudo",
          "try_lock_for_update",
          "update",
          "with_company",
          "with_context",
          "with_env",
          "with_user");

  private final int version;
  private final Map<String, ModelSpec.Bound> orm;

  Methods(int version) {
    this.version = version;
    this.orm = OrmMethods.of(version);
  }

  static boolean isPrivate(String method) {
    return method.startsWith("_");
  }

  boolean isClosed(String method) {
    return isPrivate(method) || (version >= 19 && CLOSED.contains(method));
  }

  OdooFault closed(String model, String method) {
    return OdooFault.access(
        version == 18
            ? "Private methods (such as %s) cannot be called remotely.".formatted(method)
            : "Private methods (such as '%s.%s') cannot be called remotely."
                .formatted(model, method));
  }

  ModelSpec.@Nullable Bound find(Model model, String method) {
    ModelSpec.Bound own = model.spec().method(method);
    return own == null ? orm.get(method) : own;
  }

  @Nullable Object invoke(
      Env env,
      Model model,
      String method,
      List<Long> ids,
      List<?> positional,
      Map<String, @Nullable Object> named) {
    ModelSpec.Bound bound = find(model, method);
    if (bound == null) {
      throw OdooFault.of(
          "builtins.AttributeError",
          500,
          version == 18
              ? "The method '%s' does not exist on the model '%s'".formatted(method, model.name())
              : "The method '%s.%s' does not exist".formatted(model.name(), method));
    }
    Args args = bound.signature().bind(positional, named);
    boolean own = model.spec().method(method) != null;
    if (own && !bound.open()) {
      Right needed =
          bound.signature().ofRecords() && !bound.signature().readonly() ? Right.WRITE : Right.READ;
      env.require(needed, model.name());
    }
    Env inside = own ? env.sudo() : env;
    Object result = bound.method().call(new Call(inside, model.name(), ids, args));
    return own ? Values.plain(result) : result;
  }
}
