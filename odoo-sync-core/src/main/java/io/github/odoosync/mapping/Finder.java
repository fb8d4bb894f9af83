package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.mapping.PlannedWrite.Placed;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the records of many documents: a call for their names, and one for each natural key. */
final class Finder<D extends Document> {

  private final OdooClient odoo;
  private final DocumentMapping<D> mapping;
  private final Lookups lookups;

  Finder(OdooClient odoo, DocumentMapping<D> mapping, Lookups lookups) {
    this.odoo = odoo;
    this.mapping = mapping;
    this.lookups = lookups;
  }

  /**
   * Finds records.
   *
   * @param known where documents led to before: looked at where nothing else leads to a record
   */
  Map<BusinessKey, Placed> find(List<D> documents, Map<BusinessKey, Long> known) {
    Map<BusinessKey, Placed> found = named(documents);
    List<D> there = new ArrayList<>();
    List<D> open = new ArrayList<>();
    documents.forEach(each -> (found.containsKey(each.key()) ? there : open).add(each));
    addTwins(there, found);
    addByNaturalKeys(open, found);
    addKnown(open, known, found);
    return found;
  }

  /** By Odoo's own key, then by the external id of the business key. */
  private Map<BusinessKey, Placed> named(List<D> documents) {
    Map<BusinessKey, Placed> found = new HashMap<>();
    Map<ExternalId, BusinessKey> names = new LinkedHashMap<>();
    for (D document : documents) {
      BusinessKey key = document.key();
      Long own =
          lookups
              .ownId(mapping.model(), document.externalKeys())
              .or(() -> Keys.bornInOdoo(key.key()))
              .orElse(null);
      if (own == null) {
        names.put(Keys.externalId(key), key);
      } else {
        found.put(key, new Placed(own, false, List.of(), null));
      }
    }
    if (!names.isEmpty()) {
      Map<ExternalId, Reference> led = odoo.externalIds().find(names.keySet());
      names.forEach((name, key) -> putNamed(found, key, led.get(name)));
    }
    return found;
  }

  private void putNamed(
      Map<BusinessKey, Placed> found, BusinessKey key, @Nullable Reference reference) {
    if (reference != null && reference.model().equals(mapping.model())) {
      found.put(key, new Placed(reference.id(), true, List.of(), null));
    }
  }

  /** Other active records with the first natural key of a document whose record is known. */
  private void addTwins(List<D> documents, Map<BusinessKey, Placed> found) {
    if (mapping.finders().isEmpty() || documents.isEmpty()) {
      return;
    }
    DocumentMapping.Finder<D> finder = mapping.finders().get(0);
    Map<String, List<Long>> byValue = search(finder, documents, true);
    for (D document : documents) {
      Placed placed = found.getOrDefault(document.key(), Placed.NOWHERE);
      List<Long> twins = new ArrayList<>(hits(finder, document, byValue));
      twins.remove(placed.id());
      found.put(document.key(), new Placed(placed.id(), placed.named(), twins, null));
    }
  }

  private void addByNaturalKeys(List<D> documents, Map<BusinessKey, Placed> found) {
    List<D> open = new ArrayList<>(documents);
    for (DocumentMapping.Finder<D> finder : mapping.finders()) {
      Map<String, List<Long>> byValue = search(finder, open, false);
      for (D document : open) {
        List<Long> hits = hits(finder, document, byValue);
        if (!hits.isEmpty()) {
          List<Long> twins = hits.size() == 1 ? List.of() : hits;
          Long id = hits.size() == 1 ? hits.get(0) : null;
          found.put(document.key(), new Placed(id, false, twins, null));
        }
      }
      open.removeIf(document -> found.containsKey(document.key()));
    }
  }

  private static <D extends Document> List<Long> hits(
      DocumentMapping.Finder<D> finder, D document, Map<String, List<Long>> byValue) {
    return finder.value().apply(document).map(byValue::get).orElse(List.of());
  }

  private Map<String, List<Long>> search(
      DocumentMapping.Finder<D> finder, List<D> documents, boolean activeOnly) {
    Set<String> values = new LinkedHashSet<>();
    documents.forEach(each -> finder.value().apply(each).ifPresent(values::add));
    if (values.isEmpty()) {
      return Map.of();
    }
    Map<String, List<Long>> byValue = new HashMap<>();
    for (OdooRecord each :
        odoo.model(mapping.model(), finder.path())
            .where(field(finder.path()).in(values))
            .context(Map.of("active_test", activeOnly))
            .orderBy("id")
            .list()) {
      each.string(finder.path())
          .ifPresent(
              value -> byValue.computeIfAbsent(value, any -> new ArrayList<>()).add(each.id()));
    }
    return byValue;
  }

  private void addKnown(
      List<D> documents, Map<BusinessKey, Long> known, Map<BusinessKey, Placed> found) {
    Map<BusinessKey, Long> asked = new HashMap<>();
    for (D document : documents) {
      Long before = known.get(document.key());
      if (before != null && !found.containsKey(document.key())) {
        asked.put(document.key(), before);
      }
    }
    if (asked.isEmpty()) {
      return;
    }
    Set<Long> there =
        odoo.model(mapping.model()).byIds(new LinkedHashSet<>(asked.values())).keySet();
    asked.forEach(
        (key, id) ->
            found.put(
                key,
                there.contains(id)
                    ? new Placed(id, false, List.of(), null)
                    : new Placed(null, false, List.of(), id)));
  }
}
