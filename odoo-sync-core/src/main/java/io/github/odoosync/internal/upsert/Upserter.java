package io.github.odoosync.internal.upsert;

import io.github.odoosync.internal.odoo.Refusals;
import io.github.odoosync.internal.odoo.Session;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Reference;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.odoo.UpsertOptions;
import io.github.odoosync.odoo.UpsertRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates and updates records by their external ids. */
public final class Upserter {

  private final Session session;
  private final String model;
  private final UpsertOptions options;

  /** Works on one model. */
  public Upserter(Session session, String model, UpsertOptions options) {
    this.session = session;
    this.model = model;
    this.options = options;
  }

  /** Upserts rows and returns what became of each, in their order. */
  public List<RowResult> upsert(List<UpsertRow> rows) {
    requireDistinct(rows);
    @Nullable RowResult[] results = new RowResult[rows.size()];
    LoadFields fields = LoadFields.of(session, model);
    List<LoadItem> items = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      items.add(LoadItem.of(i, rows.get(i), fields));
    }
    items = withoutDeleted(items, results);
    new Loader(session, model, results).load(batches(items));
    new OtherLinesRemover(session, model, options.otherLines()).remove(items, results);
    List<RowResult> all = new ArrayList<>(results.length);
    for (@Nullable RowResult result : results) {
      all.add(Objects.requireNonNull(result));
    }
    return all;
  }

  private static void requireDistinct(List<UpsertRow> rows) {
    Set<ExternalId> seen = new HashSet<>();
    for (UpsertRow row : rows) {
      requireNew(seen, row.externalId());
      row.lines().forEach(line -> requireNew(seen, line.externalId()));
    }
  }

  private static void requireNew(Set<ExternalId> seen, ExternalId id) {
    if (!seen.add(id)) {
      throw Refusals.value("Two rows of the batch have the external id " + id);
    }
  }

  private List<LoadItem> withoutDeleted(List<LoadItem> items, @Nullable RowResult[] results) {
    List<ExternalId> savedBefore =
        items.stream()
            .map(LoadItem::row)
            .filter(row -> row.savedAs().isPresent())
            .map(UpsertRow::externalId)
            .toList();
    if (savedBefore.isEmpty()) {
      return items;
    }
    Map<ExternalId, Reference> found = new XmlIds(session).find(savedBefore);
    List<LoadItem> left = new ArrayList<>();
    for (LoadItem item : items) {
      if (isThere(item.row(), found)) {
        left.add(item);
      } else {
        results[item.position()] = deleted(item.row());
      }
    }
    return left;
  }

  private boolean isThere(UpsertRow row, Map<ExternalId, Reference> found) {
    return row.savedAs().isEmpty()
        || new Reference(model, row.savedAs().getAsLong()).equals(found.get(row.externalId()));
  }

  private RowResult deleted(UpsertRow row) {
    String message =
        row.externalId()
            + " does not lead to "
            + model
            + " "
            + row.savedAs().getAsLong()
            + " any more: it was deleted, or is hidden from this user";
    return new RowResult.Rejected(RowResult.Kind.DELETED, null, message, null);
  }

  private List<List<LoadItem>> batches(Collection<LoadItem> items) {
    Map<List<String>, List<LoadItem>> byColumns = new LinkedHashMap<>();
    for (LoadItem item : items) {
      byColumns.computeIfAbsent(item.columns(), columns -> new ArrayList<>()).add(item);
    }
    List<List<LoadItem>> batches = new ArrayList<>();
    byColumns.values().forEach(alike -> cut(alike, batches));
    return batches;
  }

  private void cut(List<LoadItem> alike, List<List<LoadItem>> batches) {
    List<LoadItem> batch = new ArrayList<>();
    int height = 0;
    for (LoadItem item : alike) {
      if (!batch.isEmpty() && height + item.height() > options.rowsPerCall()) {
        batches.add(batch);
        batch = new ArrayList<>();
        height = 0;
      }
      batch.add(item);
      height += item.height();
    }
    batches.add(batch);
  }
}
