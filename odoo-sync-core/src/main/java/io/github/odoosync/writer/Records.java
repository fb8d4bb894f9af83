package io.github.odoosync.writer;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Reference;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the records of business keys: by Odoo's own id, by the external id that an intent gave, by
 * the name that people know; a call for each of the last two, however many keys.
 */
final class Records {

  // How people know a record, where it is not its name.
  private static final Map<String, String> NAMES =
      Map.of("res.partner", "ref", "product.product", "default_code", "stock.warehouse", "code");

  private static final String BORN_IN_ODOO = "odoo:[0-9]{1,18}";

  private final OdooClient odoo;

  Records(OdooClient odoo) {
    this.odoo = odoo;
  }

  /** Finds the records that tasks are about; a task whose record is not found is not in the map. */
  Map<Task, Long> find(String model, List<Task> tasks) {
    Map<BusinessKey, Long> found =
        find(model, tasks.stream().map(task -> task.intent().subject()).distinct().toList());
    Map<Task, Long> targets = new LinkedHashMap<>();
    for (Task task : tasks) {
      Long id = found.get(task.intent().subject());
      if (id != null) {
        targets.put(task, id);
      }
    }
    return targets;
  }

  /** Finds records of one model; what is not found, or stands for several, is not in the map. */
  Map<BusinessKey, Long> find(String model, Collection<BusinessKey> keys) {
    Map<BusinessKey, Long> found = new HashMap<>();
    Map<ExternalId, BusinessKey> names = new LinkedHashMap<>();
    for (BusinessKey key : keys) {
      if (key.key().matches(BORN_IN_ODOO)) {
        found.put(key, Long.valueOf(key.key().substring("odoo:".length())));
      } else {
        names.put(ExternalId.ofKey(key.entity(), key.key()), key);
      }
    }
    if (!names.isEmpty()) {
      Map<ExternalId, Reference> led = odoo.externalIds().find(names.keySet());
      led.forEach((name, reference) -> put(found, names, name, reference, model));
      addByName(model, names.values(), found);
    }
    return found;
  }

  private static void put(
      Map<BusinessKey, Long> found,
      Map<ExternalId, BusinessKey> names,
      ExternalId name,
      Reference reference,
      String model) {
    BusinessKey key = names.get(name);
    if (key != null && reference.model().equals(model)) {
      found.put(key, reference.id());
    }
  }

  private void addByName(String model, Collection<BusinessKey> keys, Map<BusinessKey, Long> found) {
    Map<String, BusinessKey> open = new HashMap<>();
    keys.stream().filter(key -> !found.containsKey(key)).forEach(key -> open.put(key.key(), key));
    if (open.isEmpty()) {
      return;
    }
    String path = NAMES.getOrDefault(model, "name");
    List<OdooRecord> hits =
        odoo.model(model, path).where(field(path).in(List.copyOf(open.keySet()))).list();
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    hits.forEach(hit -> hit.string(path).filter(name -> !once.add(name)).ifPresent(twice::add));
    for (OdooRecord hit : hits) {
      BusinessKey key = open.get(hit.string(path).orElse(""));
      if (key != null && !twice.contains(key.key())) {
        found.put(key, hit.id());
      }
    }
  }
}
