package io.github.odoosync.internal.fake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How Odoo 19 compares datetimes: to the whole second, where 18 sees the stored microseconds. */
final class DatetimeSeconds {

  private DatetimeSeconds() {}

  static Predicate<@Nullable Object> ordered(String operator, Instant given) {
    Instant second = given.truncatedTo(ChronoUnit.SECONDS);
    boolean past = operator.equals(">") || operator.equals("<=");
    Instant limit = past ? second.plusSeconds(1) : second;
    boolean upwards = operator.startsWith(">");
    return value -> value instanceof Instant moment && moment.isBefore(limit) != upwards;
  }

  static Predicate<@Nullable Object> among(List<?> items) {
    Set<Instant> seconds = new HashSet<>();
    for (Object item : items) {
      if (item instanceof String text) {
        seconds.add(Values.moment(text));
      }
    }
    boolean emptyToo = items.contains(false);
    return value ->
        value instanceof Instant moment
            ? seconds.contains(moment.truncatedTo(ChronoUnit.SECONDS))
            : emptyToo;
  }
}
