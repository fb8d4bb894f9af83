package io.github.odoosync.mapping;

import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The external ids that documents which are read together need: one call for each model. */
record Names(Map<String, Map<Long, ExternalId>> byModel) {

  static Names load(OdooClient odoo, DocumentMapping<?> mapping, Collection<OdooRecord> records) {
    Map<String, Set<Long>> wanted = new TreeMap<>();
    records.forEach(each -> want(wanted, mapping.model(), each.id()));
    mapping
        .named()
        .forEach(
            (path, model) ->
                records.stream()
                    .flatMap(each -> at(each, path))
                    .forEach(target -> want(wanted, model, target.id())));
    Map<String, Map<Long, ExternalId>> byModel = new HashMap<>();
    wanted.forEach((model, ids) -> byModel.put(model, odoo.externalIds().of(model, ids)));
    return new Names(byModel);
  }

  @Nullable ExternalId of(String model, long id) {
    return byModel.getOrDefault(model, Map.of()).get(id);
  }

  private static void want(Map<String, Set<Long>> wanted, String model, long id) {
    wanted.computeIfAbsent(model, each -> new LinkedHashSet<>()).add(id);
  }

  /** Returns the records that a path leads to; none beyond what was read. */
  static Stream<OdooRecord> at(OdooRecord record, String path) {
    int dot = path.indexOf('.');
    String relation = dot < 0 ? path : path.substring(0, dot);
    if (!record.has(relation)) {
      return Stream.empty();
    }
    Object value = record.values().get(relation);
    List<OdooRecord> targets =
        value instanceof List<?>
            ? record.records(relation)
            : record.record(relation).map(List::of).orElse(List.of());
    return dot < 0
        ? targets.stream()
        : targets.stream().flatMap(target -> at(target, path.substring(dot + 1)));
  }
}
