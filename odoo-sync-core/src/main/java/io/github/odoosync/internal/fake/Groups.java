package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code read_group} of 17 to 19 and {@code formatted_read_group} of 19. */
final class Groups {

  private record Group(List<@Nullable Object> keys, List<Long> ids) {}

  // All groups of one answer have as many keys.
  private static final Comparator<Group> UNDECIDED =
      Comparator.comparingInt(group -> group.keys.size());

  private final Env env;
  private final Model model;
  private final Args args;

  private Groups(Call call) {
    this.env = call.env();
    this.model = call.env().model(call.model());
    this.args = call.args();
    env.require(Right.READ, model.name());
  }

  static Object formatted(Call call) {
    Groups groups = new Groups(call);
    List<GroupBy> by = groups.criteria();
    List<Aggregate> figures = groups.figures("aggregates");
    List<Object> answer = new ArrayList<>();
    for (Group group : groups.collect(by, groups.args.text("order", ""), figures)) {
      answer.add(groups.formattedRow(by, figures, group));
    }
    return answer;
  }

  private Map<String, Object> formattedRow(List<GroupBy> by, List<Aggregate> figures, Group group) {
    Map<String, Object> row = new LinkedHashMap<>();
    List<Object> domain = new ArrayList<>();
    for (int i = 0; i < by.size(); i++) {
      Object key = group.keys.get(i);
      row.put(by.get(i).written(), shown(by.get(i), key, true));
      domain.addAll(by.get(i).condition(key));
    }
    row.put("__extra_domain", domain);
    List<String> written = args.texts("aggregates");
    for (int i = 0; i < figures.size(); i++) {
      row.put(written.get(i), figures.get(i).of(env, model, group.ids));
    }
    return row;
  }

  static Object classic(Call call) {
    Groups groups = new Groups(call);
    boolean lazy = !groups.args.values().containsKey("lazy") || groups.args.flag("lazy");
    List<GroupBy> all = groups.criteria();
    List<GroupBy> by = lazy && all.size() > 1 ? all.subList(0, 1) : all;
    List<Aggregate> figures =
        groups.figures("fields").stream()
            .filter(Aggregate::isNumeric)
            .filter(figure -> all.stream().noneMatch(g -> g.written().equals(figure.alias())))
            .toList();
    List<Object> answer = new ArrayList<>();
    for (Group group : groups.collect(by, groups.args.text("orderby", ""), figures)) {
      Map<String, Object> row = groups.classicRow(by, lazy, figures, group);
      if (lazy && all.size() > 1) {
        row.put(
            "__context",
            Map.of("group_by", all.subList(1, all.size()).stream().map(GroupBy::written).toList()));
      }
      answer.add(row);
    }
    return answer;
  }

  private Map<String, Object> classicRow(
      List<GroupBy> by, boolean lazy, List<Aggregate> figures, Group group) {
    Map<String, Object> row = new LinkedHashMap<>();
    List<Object> domain = new ArrayList<>();
    Map<String, Object> ranges = new LinkedHashMap<>();
    for (int i = 0; i < by.size(); i++) {
      GroupBy criterion = by.get(i);
      Object key = group.keys.get(i);
      row.put(criterion.written(), shown(criterion, key, false));
      List<Object> condition = criterion.condition(key);
      domain.addAll(condition);
      if (criterion.isTime()) {
        ranges.put(criterion.written(), range(condition));
      }
    }
    String count = lazy && by.size() == 1 ? by.get(0).field().name() + "_count" : "__count";
    row.put(count, group.ids.size());
    figures.forEach(figure -> row.put(figure.alias(), figure.of(env, model, group.ids)));
    if (!ranges.isEmpty()) {
      row.put("__range", ranges);
    }
    domain.addAll(args.list("domain").stream().map(item -> item == null ? false : item).toList());
    row.put("__domain", domain);
    return row;
  }

  private static Object range(List<Object> condition) {
    return condition.size() == 3
            && condition.get(1) instanceof List<?> from
            && condition.get(2) instanceof List<?> to
        ? Map.of("from", from.get(2), "to", to.get(2))
        : false;
  }

  private Object shown(GroupBy by, @Nullable Object key, boolean formatted) {
    if (key == null) {
      return false;
    }
    if (by.isTime()) {
      String label = by.label(String.valueOf(key));
      String begin =
          by.field().type() == FieldType.DATETIME ? key + " 00:00:00" : String.valueOf(key);
      return formatted ? List.of(begin, label) : label;
    }
    if (by.field().relation() != null && key instanceof Long id) {
      return List.of(id, env.sudo().rec(by.field().relationOrThrow(), id).displayName());
    }
    return Values.shown(by.field(), key);
  }

  private List<GroupBy> criteria() {
    Object given = args.get("groupby");
    List<String> names = given instanceof String one ? List.of(one) : args.texts("groupby");
    return names.stream().map(name -> GroupBy.parse(env, model, name)).toList();
  }

  private List<Aggregate> figures(String argument) {
    return args.texts(argument).stream().map(a -> Aggregate.parse(env, model, a)).toList();
  }

  private List<Group> collect(List<GroupBy> by, String order, List<Aggregate> figures) {
    Map<List<@Nullable Object>, Group> groups = new LinkedHashMap<>();
    for (Long id : Search.ids(env, model, new Search.Query(args.get("domain"), "id", 0, 0))) {
      Row row = model.table().row(id);
      if (row != null) {
        for (List<@Nullable Object> keys : combinations(by, id, row)) {
          groups.computeIfAbsent(keys, k -> new Group(k, new ArrayList<>())).ids.add(id);
        }
      }
    }
    if (by.isEmpty() && groups.isEmpty()) {
      return List.of(new Group(List.of(), List.of()));
    }
    List<Group> sorted = new ArrayList<>(groups.values());
    sorted.sort(comparator(by, order, figures));
    int from = (int) Math.min(args.number("offset", 0), sorted.size());
    long limit = args.number("limit", 0);
    long end = limit > 0 ? Math.min(from + limit, sorted.size()) : sorted.size();
    return sorted.subList(from, (int) end);
  }

  private List<List<@Nullable Object>> combinations(List<GroupBy> by, long id, Row row) {
    List<List<@Nullable Object>> all = new ArrayList<>();
    all.add(new ArrayList<>());
    for (GroupBy criterion : by) {
      List<List<@Nullable Object>> longer = new ArrayList<>();
      for (Object key : criterion.keys(env, id, row)) {
        for (List<@Nullable Object> start : all) {
          List<@Nullable Object> keys = new ArrayList<>(start);
          keys.add(key);
          longer.add(keys);
        }
      }
      all = longer;
    }
    return all;
  }

  private Comparator<Group> comparator(List<GroupBy> by, String order, List<Aggregate> figures) {
    Comparator<Group> comparator = UNDECIDED;
    for (String item : order.isEmpty() ? new String[0] : order.split(",", -1)) {
      comparator = comparator.thenComparing(byItem(item.trim(), by, figures));
    }
    for (int i = 0; i < by.size(); i++) {
      comparator = comparator.thenComparing(byKey(by, i));
    }
    return comparator;
  }

  private Comparator<Group> byItem(String item, List<GroupBy> by, List<Aggregate> figures) {
    String name = item.split("\\s+", -1)[0];
    boolean descending = item.toLowerCase(Locale.ROOT).endsWith(" desc");
    Comparator<Group> comparator = UNDECIDED;
    if (name.equals("__count")) {
      comparator = Comparator.comparingInt(group -> group.ids.size());
    }
    for (int i = 0; i < by.size(); i++) {
      if (by.get(i).written().equals(name)) {
        comparator = byKey(by, i);
      }
    }
    for (Aggregate figure : figures) {
      if (name.split(":", -1)[0].equals(figure.alias())) {
        comparator =
            (left, right) ->
                ScalarFilter.compare(
                    figure.of(env, model, left.ids), figure.of(env, model, right.ids));
      }
    }
    return descending ? comparator.reversed() : comparator;
  }

  private Comparator<Group> byKey(List<GroupBy> by, int at) {
    return Comparator.comparing(
        group -> sortable(by.get(at), group.keys.get(at)),
        Comparator.nullsLast(ScalarFilter::compare));
  }

  private @Nullable Object sortable(GroupBy by, @Nullable Object key) {
    return by.field().relation() != null && key instanceof Long id
        ? env.sudo().rec(by.field().relationOrThrow(), id).displayName()
        : key;
  }
}
