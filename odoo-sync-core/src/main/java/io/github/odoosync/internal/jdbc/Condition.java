package io.github.odoosync.internal.jdbc;

import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rows of {@code dead} a query means. */
final class Condition {

  private final List<String> terms = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  /** Returns the condition for the query's letters that are in one of these states too. */
  static Condition of(DeadLetterQuery query, Set<DeadLetter.State> states) {
    Condition condition = new Condition();
    List<String> both =
        states.stream().filter(query.states()::contains).map(Enum::name).sorted().toList();
    condition.in("state", both);
    query.id().ifPresent(id -> condition.term("id = ?", id));
    condition.equal("consumer", query.consumer());
    condition.equal("lkey", query.key());
    condition.equal("category", query.category().map(Enum::name));
    condition.equal("fingerprint", query.fingerprint());
    condition.equal("message_id", query.messageId());
    condition.term("id > ?", query.afterId());
    return condition;
  }

  String sql() {
    return String.join(" AND ", terms);
  }

  /** Returns the values, and a last one behind them. */
  @Nullable Object[] values(int last) {
    List<@Nullable Object> all = new ArrayList<>(values);
    all.add(last);
    return all.toArray();
  }

  private void in(String column, List<String> wanted) {
    if (wanted.isEmpty()) {
      terms.add("1 = 0");
      return;
    }
    terms.add(column + " IN (" + Jdbc.places(wanted.size()) + ")");
    values.addAll(Jdbc.padded(wanted));
  }

  private void equal(String column, Optional<String> value) {
    value.ifPresent(wanted -> term(column + " = ?", wanted));
  }

  private void term(String term, Object value) {
    terms.add(term);
    values.add(value);
  }
}
