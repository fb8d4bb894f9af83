package io.github.odoosync.odoo;

import io.github.odoosync.internal.odoo.GroupReads;
import io.github.odoosync.internal.odoo.Refusals;
import io.github.odoosync.internal.odoo.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts and sums records by group, in one call. Immutable and thread-safe.
 *
 * <p>The groups come in the order of their keys, the same form from all versions.
 */
public final class GroupQuery {

  private static final Pattern KEY = Pattern.compile("[a-z]\\w*(\\.\\w+)*(:[a-z_]+)?");
  private static final Pattern FIELD = Pattern.compile("[a-z]\\w*");

  private final Session session;
  private final String model;
  private final List<? extends @Nullable Object> domain;
  private final List<String> groupBy;
  private final List<String> aggregates;

  GroupQuery(
      Session session,
      String model,
      List<? extends @Nullable Object> domain,
      List<String> groupBy,
      List<String> aggregates) {
    this.session = session;
    this.model = model;
    this.domain = domain;
    this.groupBy = groupBy;
    this.aggregates = aggregates;
    for (String key : groupBy) {
      if (!KEY.matcher(key).matches()) {
        throw Refusals.value("Not a field, or field:granularity, to group by: \"" + key + "\"");
      }
    }
  }

  /** Adds the sum of a field, as {@code field:sum}. */
  public GroupQuery sum(String field) {
    return aggregate(field, "sum");
  }

  /** Adds the average of a field, as {@code field:avg}. */
  public GroupQuery average(String field) {
    return aggregate(field, "avg");
  }

  /** Adds the smallest value of a field, as {@code field:min}. */
  public GroupQuery min(String field) {
    return aggregate(field, "min");
  }

  /** Adds the largest value of a field, as {@code field:max}. */
  public GroupQuery max(String field) {
    return aggregate(field, "max");
  }

  /** Adds how many different values a field has, as {@code field:count_distinct}. */
  public GroupQuery countDistinct(String field) {
    return aggregate(field, "count_distinct");
  }

  /** Returns the groups. */
  public List<Group> list() {
    return new GroupReads(session, model).groups(domain, groupBy, aggregates);
  }

  private GroupQuery aggregate(String field, String function) {
    if (!FIELD.matcher(field).matches()) {
      throw Refusals.value("Not a field to aggregate: \"" + field + "\"");
    }
    List<String> more = new ArrayList<>(aggregates);
    more.add(field + ":" + function);
    return new GroupQuery(session, model, domain, groupBy, List.copyOf(more));
  }
}
