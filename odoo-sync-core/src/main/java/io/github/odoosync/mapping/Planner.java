package io.github.odoosync.mapping;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.NotExactlyOneException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.mapping.PlannedWrite.Placed;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.odoo.OdooClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what writing many documents would send: reads in few calls, compares, sends nothing.
 */
final class Planner<D extends Document> {

  private final OdooClient odoo;
  private final DocumentMapping<D> mapping;
  private final List<String> languages;
  private final Lookups lookups;
  private final Ownership ownership;
  private final String writer;

  Planner(
      OdooClient odoo,
      DocumentMapping<D> mapping,
      List<String> languages,
      Lookups lookups,
      Ownership ownership,
      String writer) {
    this.odoo = odoo;
    this.mapping = mapping;
    this.languages = languages;
    this.lookups = lookups;
    this.ownership = ownership;
    this.writer = writer;
  }

  List<PlannedWrite<D>> plan(List<D> documents, Map<BusinessKey, Long> known) {
    Map<BusinessKey, Placed> places = new Finder<>(odoo, mapping, lookups).find(documents, known);
    new Prefetch(lookups).of(mapping, documents);
    Map<Long, Loaded<D>> held = load(places);
    List<PlannedWrite<D>> planned = new ArrayList<>();
    for (D document : documents) {
      Placed placed = places.getOrDefault(document.key(), Placed.NOWHERE);
      planned.add(plan(document, placed, placed.id() == null ? null : held.get(placed.id())));
    }
    return planned;
  }

  private Map<Long, Loaded<D>> load(Map<BusinessKey, Placed> places) {
    Set<Long> ids = new LinkedHashSet<>();
    places.values().forEach(place -> add(ids, place.id()));
    Map<Long, Loaded<D>> held = new HashMap<>();
    if (!ids.isEmpty()) {
      new Loader<>(odoo, mapping, languages, lookups)
          .load(ids)
          .forEach(each -> held.put(each.source().id(), each));
    }
    return held;
  }

  private static void add(Set<Long> ids, @Nullable Long id) {
    if (id != null) {
      ids.add(id);
    }
  }

  private PlannedWrite<D> plan(D document, Placed placed, @Nullable Loaded<D> held) {
    try {
      if (held != null) {
        return difference(document, placed, held);
      }
      if (placed.id() != null) {
        throw OdooMapper.missing(mapping, placed.id());
      }
      Merged<D> wanted = NewPart.document(mapping, ownership, writer, document);
      return PlannedWrite.of(
          document, null, saver().newRecord(wanted.document()), wanted.heldBack(), placed);
    } catch (InvalidValueException
        | RejectedException
        | NotExactlyOneException
        | MissingRecordException
        | ConfigurationException e) {
      return PlannedWrite.refused(document, placed, ofTheDocument(e));
    }
  }

  // A client that was closed says nothing of the document.
  private static OdooSyncException ofTheDocument(OdooSyncException error) {
    if (error.code() == ErrorCode.CLOSED) {
      throw error;
    }
    return error;
  }

  private PlannedWrite<D> difference(D document, Placed placed, Loaded<D> held) {
    Merged<D> wanted =
        new Merger<>(mapping, ownership, writer, lookups, true).merge(held.document(), document);
    Change change = saver().difference(held, wanted.document());
    return PlannedWrite.of(document, held, change, wanted.heldBack(), placed);
  }

  private Saver<D> saver() {
    return new Saver<>(odoo, mapping, languages, lookups);
  }
}
