package io.github.odoosync.mapping;

import io.github.odoosync.internal.odoo.BulkCalls;
import io.github.odoosync.model.Document;
import io.github.odoosync.odoo.BatchResult;
import io.github.odoosync.odoo.Model;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.odoo.UpsertOptions;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sends what was planned for many documents: new records and those with external ids of ours in one
 * load, the same values to many records in one write, all new lines in one load.
 */
final class Applier<D extends Document> {

  /** One write with its place in the input. */
  private record Item<D extends Document>(int index, PlannedWrite<D> planned, Change change) {

    UpsertRow row() {
      UpsertRow row =
          UpsertRow.of(Keys.externalId(planned.document().key()), change.row().values());
      return row.savedAs(planned.recordId().orElse(0));
    }
  }

  private final OdooClient odoo;
  private final DocumentMapping<D> mapping;
  private final List<String> languages;
  private final UpsertOptions options;
  private @Nullable RowResult[] results = new RowResult[0];

  Applier(
      OdooClient odoo, DocumentMapping<D> mapping, List<String> languages, UpsertOptions options) {
    this.odoo = odoo;
    this.mapping = mapping;
    this.languages = languages;
    this.options = options;
  }

  List<AppliedWrite<D>> apply(List<PlannedWrite<D>> writes) {
    results = new RowResult[writes.size()];
    List<Item<D>> created = new ArrayList<>();
    List<Item<D>> loaded = new ArrayList<>();
    List<Item<D>> written = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      PlannedWrite<D> planned = writes.get(i);
      Change change = planned.change();
      if (change == null) {
        throw new IllegalArgumentException(planned + " cannot be written");
      }
      Item<D> item = new Item<>(i, planned, change);
      switch (planned.kind()) {
        case CREATED -> created.add(item);
        case UNCHANGED -> put(item, saved(planned.recordId().orElse(0)));
        case UPDATED -> (isLoadable(item) ? loaded : written).add(item);
      }
    }
    send(created, loaded, written);
    return applied(writes);
  }

  private void send(List<Item<D>> created, List<Item<D>> loaded, List<Item<D>> written) {
    load(created, item -> item.change().row());
    finish(created);
    if (loaded.size() == 1) {
      written.addAll(loaded);
    } else {
      load(loaded, Item::row);
    }
    write(written);
    List<Item<D>> all = new ArrayList<>(created);
    all.addAll(loaded);
    written.stream().filter(item -> !all.contains(item)).forEach(all::add);
    addLines(all);
    translate(all);
  }

  /** Writes what a load does not take. */
  private void finish(List<Item<D>> created) {
    for (Item<D> item : created) {
      Values rest = item.change().afterLoad();
      if (results[item.index()] instanceof RowResult.Saved saved && !rest.asMap().isEmpty()) {
        first().write(saved.id(), rest);
      }
    }
  }

  private boolean isLoadable(Item<D> item) {
    return item.planned().isNamed()
        && item.change().isLoadable()
        && !item.change().values().asMap().isEmpty();
  }

  private interface Rows<D extends Document> {
    UpsertRow of(Item<D> item);
  }

  private void load(List<Item<D>> items, Rows<D> rows) {
    if (items.isEmpty()) {
      return;
    }
    BatchResult result = first().upsertAll(items.stream().map(rows::of).toList(), options);
    for (int i = 0; i < items.size(); i++) {
      put(items.get(i), result.rows().get(i));
    }
  }

  /** Records that get the same values go into one call. */
  private void write(List<Item<D>> items) {
    Map<Values, List<Item<D>>> byValues = new LinkedHashMap<>();
    for (Item<D> item : items) {
      byValues.computeIfAbsent(item.change().values(), any -> new ArrayList<>()).add(item);
    }
    byValues.forEach(
        (values, same) -> {
          List<Long> ids = same.stream().map(item -> item.planned().recordId().orElse(0)).toList();
          List<RowResult> rows =
              new BulkCalls<Long>(some -> writeOn(some, values), options.rowsPerCall()).run(ids);
          for (int i = 0; i < same.size(); i++) {
            put(same.get(i), rows.get(i));
          }
        });
  }

  private List<Long> writeOn(List<Long> ids, Values values) {
    first().write(ids, values);
    return ids;
  }

  private void addLines(List<Item<D>> items) {
    LineMapping<?> lines = mapping.lines();
    List<Item<D>> owners = new ArrayList<>();
    List<UpsertRow> rows = new ArrayList<>();
    for (Item<D> item : items) {
      if (isSaved(item)) {
        item.change().newLines().forEach(row -> owners.add(item));
        rows.addAll(item.change().newLines());
      }
    }
    if (lines == null || rows.isEmpty()) {
      return;
    }
    List<RowResult> results = client().model(lines.model()).upsertAll(rows, options).rows();
    for (int i = 0; i < rows.size(); i++) {
      overrule(owners.get(i), results.get(i));
    }
  }

  private void translate(List<Item<D>> items) {
    Set<String> tags = new TreeSet<>();
    items.forEach(item -> tags.addAll(item.change().target().translations().keySet()));
    for (String tag : tags) {
      translate(tag, items);
    }
  }

  private void translate(String tag, List<Item<D>> items) {
    Model<OdooRecord> model =
        odoo.withContext(context -> context.lang(Languages.code(tag))).model(mapping.model());
    List<Item<D>> rows = new ArrayList<>();
    for (Item<D> item : items) {
      if (isSaved(item) && item.change().target().translations().containsKey(tag)) {
        rows.add(item);
      }
    }
    List<Item<D>> named = rows.stream().filter(this::hasOurName).toList();
    List<RowResult> loaded =
        model
            .upsertAll(
                named.stream()
                    .map(
                        item ->
                            UpsertRow.of(
                                Keys.externalId(item.planned().document().key()),
                                translation(item, tag)))
                    .toList(),
                options)
            .rows();
    for (int i = 0; i < named.size(); i++) {
      overrule(named.get(i), loaded.get(i));
    }
    for (Item<D> item : rows) {
      if (!named.contains(item)) {
        model.write(item.planned().recordId().orElse(0), translation(item, tag));
      }
    }
  }

  private boolean hasOurName(Item<D> item) {
    return item.planned().isNamed() || item.planned().kind() == WriteOutcome.Kind.CREATED;
  }

  private static Values translation(Item<?> item, String tag) {
    return Values.of(item.change().target().translations().getOrDefault(tag, Map.of()));
  }

  private boolean isSaved(Item<D> item) {
    RowResult result = results[item.index()];
    return result == null || result instanceof RowResult.Saved;
  }

  /** A line or translation that failed leaves the record unfinished: it is planned anew. */
  private void overrule(Item<D> item, RowResult part) {
    if (!(part instanceof RowResult.Saved)) {
      results[item.index()] = part;
    }
  }

  private void put(Item<D> item, RowResult result) {
    results[item.index()] = result;
  }

  private static RowResult saved(long id) {
    return new RowResult.Saved(id, List.of());
  }

  private List<AppliedWrite<D>> applied(List<PlannedWrite<D>> writes) {
    List<RowResult> all = Arrays.stream(results).map(Applier::present).toList();
    List<AppliedWrite<D>> applied = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      applied.add(new AppliedWrite<>(writes.get(i), all.get(i)));
    }
    return applied;
  }

  private static RowResult present(@Nullable RowResult result) {
    if (result == null) {
      throw new IllegalStateException("A write was neither sent nor left out");
    }
    return result;
  }

  private Model<OdooRecord> first() {
    return client().model(mapping.model());
  }

  private OdooClient client() {
    return odoo.withContext(context -> context.lang(Languages.code(languages.get(0))));
  }
}
