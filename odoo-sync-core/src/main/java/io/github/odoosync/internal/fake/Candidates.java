package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** The rows that a domain leaves to look at, found over ids and indexes. */
final class Candidates {

  private static final int WORTH_AN_INDEX = 64;

  private final long from;
  private final long to;
  private final long @Nullable [] ids;

  private Candidates(long from, long to, long @Nullable [] ids) {
    this.from = from;
    this.to = to;
    this.ids = ids;
  }

  static Candidates of(Model model, Domain.Node node) {
    List<Domain.Node> parts = node instanceof Domain.Every every ? every.parts() : List.of(node);
    Candidates found = new Candidates(0, Long.MAX_VALUE, null);
    for (Domain.Node part : parts) {
      if (part instanceof Domain.Leaf leaf && leaf.rest().isEmpty()) {
        found = found.narrow(model, leaf);
      }
    }
    return found;
  }

  private Candidates narrow(Model model, Domain.Leaf leaf) {
    if (leaf.path().equals("id")) {
      return byId(leaf);
    }
    if (ids == null && indexable(model, leaf)) {
      return new Candidates(from, to, byIndex(model, leaf));
    }
    return this;
  }

  private Candidates byId(Domain.Leaf leaf) {
    if (leaf.operator().equals("in") && leaf.value() instanceof List<?> list) {
      long[] wanted =
          list.stream()
              .filter(Number.class::isInstance)
              .mapToLong(id -> ((Number) id).longValue())
              .sorted()
              .distinct()
              .toArray();
      return new Candidates(from, to, wanted);
    }
    if (!(leaf.value() instanceof Number number)) {
      return this;
    }
    long id = number.longValue();
    return switch (leaf.operator()) {
      case "=" -> new Candidates(from, to, new long[] {id});
      case ">" -> new Candidates(Math.max(from, id + 1), to, ids);
      case ">=" -> new Candidates(Math.max(from, id), to, ids);
      case "<" -> new Candidates(from, Math.min(to, id - 1), ids);
      case "<=" -> new Candidates(from, Math.min(to, id), ids);
      default -> this;
    };
  }

  private static boolean indexable(Model model, Domain.Leaf leaf) {
    FieldDef field = model.field(leaf.path());
    if (field == null
        || model.table().rows().size() < WORTH_AN_INDEX
        || model.spec().compute(field.name()) != null
        || model.parentOf(field) != null) {
      return false;
    }
    List<?> wanted = DomainEvaluator.targets(leaf.value());
    boolean equality = leaf.operator().equals("=") || leaf.operator().equals("in");
    return equality
        && !wanted.isEmpty()
        && switch (field.type()) {
          case MANY2ONE -> wanted.stream().allMatch(Number.class::isInstance);
          case CHAR, SELECTION ->
              wanted.stream().allMatch(item -> item instanceof String text && !text.isEmpty());
          default -> false;
        };
  }

  private static long[] byIndex(Model model, Domain.Leaf leaf) {
    return DomainEvaluator.targets(leaf.value()).stream()
        .map(item -> item instanceof Number number ? (Object) number.longValue() : item)
        .flatMapToLong(item -> Arrays.stream(model.table().having(leaf.path(), item)))
        .sorted()
        .distinct()
        .toArray();
  }

  Iterable<Map.Entry<Long, Row>> in(Table table, boolean descending) {
    if (ids != null) {
      return chosen(table, ids, descending);
    }
    if (from > to) {
      return List.of();
    }
    NavigableMap<Long, Row> range = table.rows().subMap(from, true, to, true);
    return (descending ? range.descendingMap() : range).entrySet();
  }

  private List<Map.Entry<Long, Row>> chosen(Table table, long[] wanted, boolean descending) {
    List<Map.Entry<Long, Row>> rows = new ArrayList<>(wanted.length);
    for (int i = 0; i < wanted.length; i++) {
      long id = wanted[descending ? wanted.length - 1 - i : i];
      Row row = id < from || id > to ? null : table.row(id);
      if (row != null) {
        rows.add(Map.entry(id, row));
      }
    }
    return rows;
  }
}
