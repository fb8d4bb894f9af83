package io.github.odoosync.internal.odoo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records a query asks for.
 *
 * @param domain the conditions in Odoo's prefix form
 * @param order the order; null for the model's own
 * @param offset how many to pass over
 * @param limit how many at most; null for all
 */
public record Window(
    List<? extends @Nullable Object> domain,
    @Nullable String order,
    int offset,
    @Nullable Integer limit) {

  /** Returns the same with a condition more; Odoo joins what stands side by side by "and". */
  public Window and(String field, String operator, Object value) {
    List<@Nullable Object> more = new ArrayList<>(List.of(List.of(field, operator, value)));
    more.addAll(domain);
    return new Window(more, order, offset, limit);
  }

  /** Returns the same in another order. */
  public Window ordered(String by) {
    return new Window(domain, by, offset, limit);
  }

  /** Returns another part of the same records. */
  public Window part(int from, @Nullable Integer count) {
    return new Window(domain, order, from, count);
  }
}
