package io.github.odoosync.writer;

import io.github.odoosync.mapping.DocumentMapping;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.mapping.Ownership;
import io.github.odoosync.mapping.PlannedWrite;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.writer.Seeded.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds documents to the records that Odoo has of them already; writes nothing there. */
final class Seeding {

  private final OdooMapper mapper;
  private final Mappings mappings;
  private final WriterStore store;
  private final String flow;
  private final int batchSize;

  Seeding(OdooMapper mapper, Mappings mappings, WriterStore store, String flow, int batchSize) {
    this.mapper = mapper;
    this.mappings = mappings;
    this.store = store;
    this.flow = flow;
    this.batchSize = batchSize;
  }

  List<Seeded> seed(List<? extends Document> documents) {
    Map<BusinessKey, Seeded> found = new HashMap<>();
    Map<String, List<Document>> byEntity = new LinkedHashMap<>();
    for (Document each : documents) {
      byEntity.computeIfAbsent(each.schema().name(), any -> new ArrayList<>()).add(each);
    }
    byEntity.forEach(
        (entity, all) -> {
          for (int from = 0; from < all.size(); from += batchSize) {
            look(entity, all.subList(from, Math.min(from + batchSize, all.size())), found);
          }
        });
    refuseSharedRecords(found);
    keep(found.values());
    return documents.stream().map(each -> found.get(each.key())).toList();
  }

  // A mapping is kept under the schema of its documents.
  @SuppressWarnings("unchecked")
  private void look(String entity, List<Document> batch, Map<BusinessKey, Seeded> found) {
    DocumentMapping<Document> mapping = (DocumentMapping<Document>) mappings.of(entity);
    Map<String, KnownRecord> known =
        store.records(flow, batch.stream().map(each -> each.key().toString()).toList());
    for (PlannedWrite<Document> plan :
        mapper.plan(mapping, batch, Ownership.APPLICATION, Map.of())) {
      BusinessKey key = plan.document().key();
      found.put(key, judged(plan, mapping.model(), known.get(key.toString())));
    }
  }

  private static Seeded judged(
      PlannedWrite<Document> plan, String model, @Nullable KnownRecord known) {
    BusinessKey key = plan.document().key();
    if (!plan.twins().isEmpty()) {
      return new Seeded(key, State.AMBIGUOUS, model, plan.twins());
    }
    if (plan.recordId().isEmpty()) {
      return new Seeded(key, State.MISSING, model, List.of());
    }
    long id = plan.recordId().getAsLong();
    boolean same = known != null && !known.deleted() && known.recordId() == id;
    return new Seeded(key, same ? State.KNOWN : State.BOUND, model, List.of(id));
  }

  private static void refuseSharedRecords(Map<BusinessKey, Seeded> found) {
    Map<String, Long> claims = new HashMap<>();
    found.values().forEach(each -> claims.merge(claim(each), 1L, Long::sum));
    found.replaceAll(
        (key, each) ->
            each.records().size() == 1 && claims.getOrDefault(claim(each), 0L) > 1
                ? new Seeded(key, State.AMBIGUOUS, each.model(), each.records())
                : each);
  }

  private static String claim(Seeded each) {
    return each.model() + each.records();
  }

  private void keep(Iterable<Seeded> all) {
    List<KnownRecord> records = new ArrayList<>();
    for (Seeded each : all) {
      if (each.state() == State.BOUND) {
        records.add(
            new KnownRecord(
                each.document().toString(), each.model(), each.records().get(0), false));
      }
    }
    for (int from = 0; from < records.size(); from += batchSize) {
      store.keep(
          flow, List.of(), records.subList(from, Math.min(from + batchSize, records.size())));
    }
  }
}
