package io.github.odoosync.internal.fake.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares actions that a client has to answer or follow; ids of views are the server's own. */
final class ActionComparison {

  private static final Set<String> EXACT =
      Set.of("name", "type", "res_model", "view_mode", "target", "domain", "xml_id");

  private final IdMap ids;
  private final Differences differences;

  ActionComparison(IdMap ids, Differences differences) {
    this.ids = ids;
    this.differences = differences;
  }

  void compare(Map<String, Object> recorded, Map<String, Object> fake) {
    differences.equal("action keys", recorded.keySet(), fake.keySet());
    for (String key : EXACT) {
      differences.equal("action." + key, recorded.get(key), fake.get(key));
    }
    recorded.forEach((key, value) -> differences.sameKind("action." + key, value, fake.get(key)));
    if (recorded.get("res_id") instanceof Long one && fake.get("res_id") instanceof Long other) {
      learn(String.valueOf(recorded.get("res_model")), one, other);
    }
    context(Values.map(recorded.get("context")), fake.get("context"));
  }

  private void context(Map<String, Object> recorded, @Nullable Object answer) {
    if (!(answer instanceof Map<?, ?> fake)) {
      return;
    }
    differences.equal("context keys", recorded.keySet(), fake.keySet());
    recorded.forEach((key, value) -> differences.sameKind("context." + key, value, fake.get(key)));
    pickings(recorded.get("button_validate_picking_ids"), fake.get("button_validate_picking_ids"));
  }

  private void pickings(@Nullable Object recorded, @Nullable Object fake) {
    if (recorded instanceof List<?> one && fake instanceof List<?> other) {
      differences.equal("pickings to validate", one.size(), other.size());
      for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
        learn("stock.picking", (Long) Values.list(one).get(i), Values.list(other).get(i));
      }
    }
  }

  private void learn(String model, @Nullable Long recorded, @Nullable Object fake) {
    if (recorded == null || !(fake instanceof Long id) || !ids.learn(model, recorded, id)) {
      differences.add("another " + model, recorded, fake);
    }
  }
}
