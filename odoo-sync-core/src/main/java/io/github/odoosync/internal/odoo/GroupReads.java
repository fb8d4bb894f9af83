package io.github.odoosync.internal.odoo;

import io.github.odoosync.odoo.Group;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.transport.OdooCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads groups: by {@code formatted_read_group} from Odoo 19 on, by {@code read_group} before, into
 * one form.
 */
public final class GroupReads {

  private static final String COUNT = "__count";

  private final Session session;
  private final String model;

  /** Reads groups of one model. */
  public GroupReads(Session session, String model) {
    this.session = session;
    this.model = model;
  }

  /**
   * Returns the groups.
   *
   * @param groupBy {@code field} or {@code field:granularity}
   * @param aggregates {@code field:function}
   */
  public List<Group> groups(
      List<? extends @Nullable Object> domain, List<String> groupBy, List<String> aggregates) {
    boolean formatted = session.version().atLeast(19);
    OdooCall call =
        formatted ? formatted(domain, groupBy, aggregates) : classic(domain, groupBy, aggregates);
    if (!(session.value(call) instanceof List<?> rows)) {
      throw Session.unexpected(call, "No list of groups in the answer", null);
    }
    List<Group> groups = new ArrayList<>();
    for (Object row : rows) {
      if (row instanceof Map<?, ?> map) {
        groups.add(group(map, groupBy, aggregates, formatted));
      }
    }
    return groups;
  }

  private OdooCall formatted(
      List<? extends @Nullable Object> domain, List<String> groupBy, List<String> aggregates) {
    List<String> all = new ArrayList<>(aggregates);
    all.add(COUNT);
    return session
        .reading(model, "formatted_read_group")
        .argument("domain", domain)
        .argument("groupby", groupBy)
        .argument("aggregates", all)
        .build();
  }

  private OdooCall classic(
      List<? extends @Nullable Object> domain, List<String> groupBy, List<String> aggregates) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < aggregates.size(); i++) {
      String[] parts = aggregates.get(i).split(":", 2);
      fields.add(alias(i) + ":" + parts[1] + "(" + parts[0] + ")");
    }
    return session
        .reading(model, "read_group")
        .argument("domain", domain)
        // With no field at all it would sum up every one it finds.
        .argument("fields", fields.isEmpty() ? List.of(COUNT) : fields)
        .argument("groupby", groupBy)
        .argument("lazy", false)
        .build();
  }

  private Group group(
      Map<?, ?> row, List<String> groupBy, List<String> aggregates, boolean formatted) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String by : groupBy) {
      values.put(by, key(row, by, formatted));
    }
    for (int i = 0; i < aggregates.size(); i++) {
      values.put(aggregates.get(i), row.get(formatted ? aggregates.get(i) : alias(i)));
    }
    long count = row.get(COUNT) instanceof Number number ? number.longValue() : 0;
    return new Group(OdooRecord.of(model, values), count);
  }

  // A period comes as [start, label] or as a label with its start apart; the start is what counts.
  private static @Nullable Object key(Map<?, ?> row, String by, boolean formatted) {
    Object value = row.get(by);
    if (formatted) {
      return value instanceof List<?> pair && pair.get(0) instanceof String start ? start : value;
    }
    return row.get("__range") instanceof Map<?, ?> ranges
            && ranges.get(by) instanceof Map<?, ?> range
        ? range.get("from")
        : value;
  }

  private static String alias(int index) {
    return "aggregate_" + index;
  }
}
