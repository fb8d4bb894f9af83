package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds ids: what to look at, which of it to take, in which order. */
final class Search {

  /**
   * One search.
   *
   * @param order empty for the model's own
   * @param limit 0 for all
   */
  record Query(@Nullable Object domain, String order, long offset, long limit) {}

  private Search() {}

  static List<Long> ids(Env env, Model model, Query query) {
    Domain.Node node = Domain.parse(query.domain());
    RowFilter wanted = new DomainEvaluator(env, model).filter(node);
    RowFilter visible = visible(env, model, node);
    RowFilter filter = (id, row) -> visible.accepts(id, row) && wanted.accepts(id, row);
    Candidates candidates = Candidates.of(model, node);
    String order = query.order().isEmpty() ? model.spec().order() : query.order();
    String plain = order.trim().toLowerCase(Locale.ROOT);
    if (plain.equals("id") || plain.equals("id asc") || plain.equals("id desc")) {
      return take(model.table(), candidates, filter, plain.endsWith("desc"), query);
    }
    Order by = Order.parse(env, model, order);
    Query all = new Query(null, "", 0, 0);
    List<Long> ids = take(model.table(), candidates, filter, false, all);
    return slice(by.sort(ids), query);
  }

  private static List<Long> take(
      Table table, Candidates candidates, RowFilter filter, boolean descending, Query query) {
    List<Long> taken = new ArrayList<>();
    long skip = query.offset();
    for (Map.Entry<Long, Row> entry : candidates.in(table, descending)) {
      if (filter.accepts(entry.getKey(), entry.getValue()) && skip-- <= 0) {
        taken.add(entry.getKey());
        if (query.limit() > 0 && taken.size() >= query.limit()) {
          break;
        }
      }
    }
    return taken;
  }

  private static List<Long> slice(List<Long> ids, Query query) {
    int from = (int) Math.min(query.offset(), ids.size());
    long end = query.limit() > 0 ? query.offset() + query.limit() : ids.size();
    return new ArrayList<>(ids.subList(from, (int) Math.min(end, ids.size())));
  }

  static long count(Env env, Model model, @Nullable Object domain, long limit) {
    return ids(env, model, new Query(domain, "id", 0, limit)).size();
  }

  private static RowFilter visible(Env env, Model model, Domain.Node node) {
    RowFilter live = notArchived(env, model, node);
    return (id, row) -> live.accepts(id, row) && Access.sees(env, model, row);
  }

  static RowFilter notArchived(Env env, Model model, Domain.Node node) {
    FieldDef active = model.field("active");
    if (active == null || !env.context().hidesArchived() || Domain.names(node, "active")) {
      return (id, row) -> true;
    }
    Getter getter = model.getter(active);
    return (id, row) -> Boolean.TRUE.equals(getter.get(env, id, row));
  }

  /** Puts ids into their model's order, without those that are archived or hidden. */
  static List<Long> arrange(Env env, Model model, long[] ids, boolean live) {
    RowFilter filter =
        live ? notArchived(env, model, new Domain.Constant(true)) : (id, row) -> true;
    List<Long> kept = new ArrayList<>(ids.length);
    for (long id : ids) {
      Row row = model.table().row(id);
      if (row != null && filter.accepts(id, row)) {
        kept.add(id);
      }
    }
    String order = model.spec().order();
    return order.equals("id") || kept.size() < 2 ? kept : Order.parse(env, model, order).sort(kept);
  }

  /** Finds records by their name, as the search field of a many2one does. */
  static List<Long> byName(Env env, Model model, String name, String operator) {
    List<String> fields = model.spec().nameSearch();
    if (fields.isEmpty()) {
      fields = List.of(model.field("name") == null ? "display_name" : "name");
    }
    List<Object> domain = new ArrayList<>();
    for (int i = 1; i < fields.size(); i++) {
      domain.add("|");
    }
    for (String field : fields) {
      domain.add(Arrays.asList(field, operator, name));
    }
    return ids(env, model, new Query(domain, "", 0, 0));
  }
}
