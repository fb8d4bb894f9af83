package io.github.odoosync.internal.odoo;

import io.github.odoosync.internal.json.Json;
import io.github.odoosync.odoo.FieldSchema;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the answer of a classic read the form of {@code web_read}, for Odoo 16: one read more for
 * each relation of the specification, whatever the number of records.
 */
final class ClassicNesting {

  private static final int CHUNK = 1000;

  private final Session session;

  ClassicNesting(Session session) {
    this.session = session;
  }

  OdooResult expand(OdooCall call, OdooResult result, Map<String, Object> specification) {
    List<Map<String, @Nullable Object>> records =
        records(call, Session.decode(call, result, reader -> reader.tree()));
    expand(call.model(), records, specification);
    return OdooResult.at(Json.bytes(records), 0);
  }

  private void expand(
      String model,
      List<Map<String, @Nullable Object>> records,
      Map<String, Object> specification) {
    specification.forEach(
        (field, wanted) -> {
          Map<String, Object> nested = nestedFields(wanted);
          if (nested != null && !records.isEmpty()) {
            expandField(model, field, records, nested);
          }
        });
  }

  private void expandField(
      String model,
      String field,
      List<Map<String, @Nullable Object>> records,
      Map<String, Object> nested) {
    Set<Long> ids = new LinkedHashSet<>();
    records.forEach(record -> ids.addAll(idsIn(record.get(field))));
    Map<Long, Map<String, @Nullable Object>> children = read(relation(model, field), ids, nested);
    for (Map<String, @Nullable Object> record : records) {
      List<@Nullable Object> found = new ArrayList<>();
      idsIn(record.get(field)).forEach(id -> found.add(children.get(id)));
      found.removeIf(child -> child == null);
      boolean many = record.get(field) instanceof List;
      record.put(field, many ? found : found.isEmpty() ? false : found.get(0));
    }
  }

  private Map<Long, Map<String, @Nullable Object>> read(
      String model, Set<Long> ids, Map<String, Object> specification) {
    Map<Long, Map<String, @Nullable Object>> byId = new LinkedHashMap<>();
    List<String> fields = new ArrayList<>(List.of("id"));
    fields.addAll(specification.keySet());
    for (List<Long> chunk : Chunks.of(ids, CHUNK)) {
      OdooCall call =
          session
              .reading(model, "read")
              .ids(chunk)
              .argument("fields", fields)
              .argument("load", "")
              .build();
      List<Map<String, @Nullable Object>> records = records(call, session.value(call));
      expand(model, records, specification);
      records.forEach(record -> idsIn(record.get("id")).forEach(id -> byId.put(id, record)));
    }
    return byId;
  }

  private String relation(String model, String field) {
    return session
        .schema(model)
        .field(field)
        .flatMap(FieldSchema::relation)
        .orElseThrow(
            () ->
                Refusals.value(
                    model + "." + field + " is no relation, so nothing is nested in it"));
  }

  @SuppressWarnings("unchecked") // The reader makes nothing but these.
  private static List<Map<String, @Nullable Object>> records(OdooCall call, @Nullable Object tree) {
    if (!(tree instanceof List<?> list)) {
      throw Session.unexpected(call, "No list of records in the answer", null);
    }
    return (List<Map<String, @Nullable Object>>) list;
  }

  @SuppressWarnings("unchecked") // Made by the mapping: {"fields": {name: {…}}}.
  private static @Nullable Map<String, Object> nestedFields(Object wanted) {
    return wanted instanceof Map<?, ?> map ? (Map<String, Object>) map.get("fields") : null;
  }

  private static List<Long> idsIn(@Nullable Object value) {
    if (value instanceof Number id) {
      return List.of(id.longValue());
    }
    return value instanceof List<?> list
        ? list.stream().map(id -> ((Number) id).longValue()).toList()
        : List.of();
  }
}
