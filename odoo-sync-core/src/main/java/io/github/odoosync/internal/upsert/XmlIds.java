package io.github.odoosync.internal.upsert;

import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.ServerFaultException;
import io.github.odoosync.internal.odoo.Chunks;
import io.github.odoosync.internal.odoo.Session;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Reference;
import io.github.odoosync.odoo.transport.OdooCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks up external ids, in one call where the user may read {@code ir.model.data}, one by one
 * where not.
 */
public final class XmlIds {

  private static final String TABLE = "ir.model.data";
  private static final int CHUNK = 1000;

  private final Session session;

  /** Looks up with this session; archived records are found too. */
  public XmlIds(Session session) {
    this.session = session.with(session.context().withArchived());
  }

  /** Returns the records of those that exist and that the user may see, in the order asked. */
  public Map<ExternalId, Reference> find(Collection<ExternalId> wanted) {
    if (session.lifecycle().maySearchExternalIds()) {
      try {
        return inOrder(wanted, searched(wanted));
      } catch (AccessException e) {
        session.lifecycle().mayNotSearchExternalIds();
      }
    }
    Map<ExternalId, Reference> found = new LinkedHashMap<>();
    wanted.forEach(id -> checked(id).ifPresent(record -> found.put(id, record)));
    return found;
  }

  /**
   * Returns the external ids of records, by {@code get_external_id}: any user may ask that, and it
   * tells one of each record.
   */
  public Map<Long, ExternalId> of(String model, Collection<Long> ids) {
    Map<Long, ExternalId> found = new LinkedHashMap<>();
    for (List<Long> chunk : Chunks.of(ids, CHUNK)) {
      Object answer = session.value(session.reading(model, "get_external_id").ids(chunk).build());
      if (answer instanceof Map<?, ?> byId) {
        byId.forEach((id, name) -> put(found, String.valueOf(id), String.valueOf(name)));
      }
    }
    return found;
  }

  // Odoo's own data has names that an ExternalId refuses; those are never ours.
  private static void put(Map<Long, ExternalId> found, String id, String name) {
    if (ExternalId.isValid(name)) {
      found.put(Long.parseLong(id), ExternalId.parse(name));
    }
  }

  private Map<ExternalId, Reference> searched(Collection<ExternalId> wanted) {
    Map<String, List<String>> namesByModule = new TreeMap<>();
    for (ExternalId id : wanted) {
      namesByModule.computeIfAbsent(id.module(), module -> new ArrayList<>()).add(id.name());
    }
    Map<ExternalId, Reference> found = new LinkedHashMap<>();
    namesByModule.forEach(
        (module, names) ->
            Chunks.of(names, CHUNK).forEach(chunk -> found.putAll(search(module, chunk))));
    return found;
  }

  private Map<ExternalId, Reference> search(String module, List<String> names) {
    OdooCall call =
        session
            .reading(TABLE, "search_read")
            .argument(
                "domain", List.of(List.of("module", "=", module), List.of("name", "in", names)))
            .argument("fields", List.of("name", "model", "res_id"))
            .build();
    Map<ExternalId, Reference> found = new LinkedHashMap<>();
    if (session.value(call) instanceof List<?> rows) {
      for (Object row : rows) {
        if (row instanceof Map<?, ?> map && map.get("res_id") instanceof Number id) {
          found.put(
              new ExternalId(module, String.valueOf(map.get("name"))),
              new Reference(String.valueOf(map.get("model")), id.longValue()));
        }
      }
    }
    return found;
  }

  private Optional<Reference> checked(ExternalId id) {
    OdooCall call =
        session
            .reading(TABLE, "check_object_reference")
            .argument("module", id.module())
            .argument("xml_id", id.name())
            .build();
    try {
      // [model, id]; the id is false where the user may not see the record.
      return session.value(call) instanceof List<?> pair
              && pair.size() == 2
              && pair.get(1) instanceof Number record
          ? Optional.of(new Reference(String.valueOf(pair.get(0)), record.longValue()))
          : Optional.empty();
    } catch (ServerFaultException e) {
      if (e.failure().detail().contains("External ID not found")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Map<ExternalId, Reference> inOrder(
      Collection<ExternalId> wanted, Map<ExternalId, Reference> found) {
    Map<ExternalId, Reference> ordered = new LinkedHashMap<>();
    for (ExternalId id : wanted) {
      Reference record = found.get(id);
      if (record != null) {
        ordered.put(id, record);
      }
    }
    return ordered;
  }
}
