package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code name_search} and {@code name_create}. */
final class Names {

  private static final long DEFAULT_LIMIT = 100;

  private Names() {}

  static Object search(Call call, @Nullable Object domain) {
    Env env = call.env();
    env.require(Right.READ, call.model());
    Model model = env.model(call.model());
    String name = call.args().text("name", "");
    Set<Long> allowed = new HashSet<>(Search.ids(env, model, new Search.Query(domain, "id", 0, 0)));
    List<Object> found = new ArrayList<>();
    List<Long> named =
        name.isEmpty()
            ? Search.ids(env, model, new Search.Query(null, "", 0, 0))
            : Search.byName(env, model, name, call.args().text("operator", "ilike"));
    long limit = call.args().number("limit", DEFAULT_LIMIT);
    for (Long id : named) {
      if (allowed.contains(id) && (limit == 0 || found.size() < limit)) {
        found.add(List.of(id, env.rec(call.model(), id).displayName()));
      }
    }
    return found;
  }

  static long create(Env env, Model model, String name) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("name", name);
    return Writes.create(env, model, values);
  }
}
