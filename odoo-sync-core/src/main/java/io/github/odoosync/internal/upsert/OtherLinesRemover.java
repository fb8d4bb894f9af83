package io.github.odoosync.internal.upsert;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.odoo.Session;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.odoo.UpsertOptions.OtherLines;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.transport.OdooCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the lines that rows do not name, after {@code load()} has written those they do: reads
 * the parents' lines and their external ids, and writes on each parent that has lines too many.
 */
final class OtherLinesRemover {

  private final Session session;
  private final String model;
  private final OtherLines which;

  OtherLinesRemover(Session session, String model, OtherLines which) {
    this.session = session;
    this.model = model;
    this.which = which;
  }

  void remove(List<LoadItem> items, @Nullable RowResult[] results) {
    if (which == OtherLines.KEEP) {
      return;
    }
    Set<String> fields =
        items.stream()
            .flatMap(item -> item.row().lines().stream())
            .map(UpsertRow.Line::field)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String field : fields) {
      List<LoadItem> parents =
          items.stream()
              .filter(item -> results[item.position()] instanceof RowResult.Saved)
              .filter(item -> item.row().lines().stream().anyMatch(l -> l.field().equals(field)))
              .toList();
      removeIn(field, parents, results);
    }
  }

  private void removeIn(String field, List<LoadItem> parents, @Nullable RowResult[] results) {
    if (parents.isEmpty()) {
      return;
    }
    try {
      Map<Long, List<Long>> linesByParent = lines(field, ids(parents, results));
      Map<Long, ExternalId> names = names(field, linesByParent);
      Set<Long> kept = kept(field, parents, names);
      for (LoadItem parent : parents) {
        long id = id(parent, results);
        List<Long> surplus = new ArrayList<>(linesByParent.getOrDefault(id, List.of()));
        surplus.removeIf(line -> kept.contains(line) || !isOurs(parent, field, names.get(line)));
        delete(parent, field, id, surplus, results);
      }
    } catch (OdooSyncException e) {
      parents.forEach(parent -> incomplete(parent, results, e));
    }
  }

  private void delete(
      LoadItem parent, String field, long id, List<Long> surplus, @Nullable RowResult[] results) {
    if (surplus.isEmpty()) {
      return;
    }
    List<List<Object>> commands =
        surplus.stream().map(line -> List.<Object>of(2, line, 0)).toList();
    try {
      session.effect(
          session
              .writing(model, "write")
              .ids(List.of(id))
              .argument("vals", Map.of(field, commands))
              .build());
    } catch (OdooSyncException e) {
      incomplete(parent, results, e);
    }
  }

  private boolean isOurs(LoadItem parent, String field, @Nullable ExternalId name) {
    return which == OtherLines.DELETE_ALL
        || (name != null && parent.row().externalId().isParentOf(name, field));
  }

  // get_external_id tells one name of each line; a line of ours with a second one is looked up.
  private Set<Long> kept(String field, List<LoadItem> parents, Map<Long, ExternalId> names) {
    Set<ExternalId> wanted = new LinkedHashSet<>();
    parents.forEach(
        parent ->
            parent.row().lines().stream()
                .filter(line -> line.field().equals(field))
                .forEach(line -> wanted.add(line.externalId())));
    Set<Long> kept = new HashSet<>();
    names.forEach(
        (line, name) -> {
          if (wanted.remove(name)) {
            kept.add(line);
          }
        });
    if (!wanted.isEmpty()) {
      new XmlIds(session).find(wanted).values().forEach(line -> kept.add(line.id()));
    }
    return kept;
  }

  private Map<Long, List<Long>> lines(String field, List<Long> parents) {
    OdooCall call =
        session
            .reading(model, "read")
            .ids(parents)
            .argument("fields", List.of(field))
            .argument("load", "")
            .build();
    Map<Long, List<Long>> lines = new HashMap<>();
    if (session.value(call) instanceof List<?> records) {
      for (Object record : records) {
        if (record instanceof Map<?, ?> map
            && map.get("id") instanceof Number id
            && map.get(field) instanceof List<?> ids) {
          lines.put(id.longValue(), ids.stream().map(line -> ((Number) line).longValue()).toList());
        }
      }
    }
    return lines;
  }

  private Map<Long, ExternalId> names(String field, Map<Long, List<Long>> linesByParent) {
    Set<Long> lines = new LinkedHashSet<>();
    linesByParent.values().forEach(lines::addAll);
    return lines.isEmpty()
        ? Map.of()
        : new XmlIds(session).of(LoadFields.of(session, model).lineModel(field), lines);
  }

  private static List<Long> ids(List<LoadItem> parents, @Nullable RowResult[] results) {
    return parents.stream().map(parent -> id(parent, results)).toList();
  }

  private static long id(LoadItem parent, @Nullable RowResult[] results) {
    return results[parent.position()] instanceof RowResult.Saved saved ? saved.id() : 0;
  }

  private static void incomplete(
      LoadItem parent, @Nullable RowResult[] results, OdooSyncException error) {
    long id = id(parent, results);
    if (id != 0) {
      results[parent.position()] = new RowResult.Incomplete(id, error);
    }
  }
}
