package io.github.odoosync.internal.upsert;

import io.github.odoosync.odoo.RowResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code load()} answered for a batch of items. */
final class LoadAnswer {

  private final List<LoadItem> batch;
  private final @Nullable List<Long> ids;
  private final List<LoadMessage> messages;

  LoadAnswer(List<LoadItem> batch, Map<?, ?> answer) {
    this.batch = batch;
    this.ids =
        answer.get("ids") instanceof List<?> list
            ? list.stream().map(id -> ((Number) id).longValue()).toList()
            : null;
    this.messages = LoadMessage.all(answer.get("messages"));
  }

  /** Returns the ids in the order of the batch; empty if all was rolled back. */
  Optional<List<Long>> ids() {
    return Optional.ofNullable(ids);
  }

  /** Returns the warnings for one item of the batch. */
  List<String> warnings(int item) {
    return messages.stream()
        .filter(message -> !message.error() && itemAt(message.row()) == item)
        .map(LoadMessage::text)
        .toList();
  }

  /**
   * Returns the items that are surely at fault, by their place in the batch.
   *
   * <p>Odoo first writes all rows at once; if that fails it blames the first of them, whichever it
   * was, and then tries them one by one. So the first message is no proof while another row is
   * named too.
   */
  Map<Integer, RowResult.Rejected> culprits() {
    List<LoadMessage> errors = messages.stream().filter(LoadMessage::error).toList();
    Map<Integer, List<LoadMessage>> byItem = new HashMap<>();
    for (LoadMessage error : errors) {
      byItem.computeIfAbsent(itemAt(error.row()), item -> new ArrayList<>()).add(error);
    }
    byItem.remove(-1);
    if (byItem.size() > 1 && errors.get(0).field() == null) {
      int first = itemAt(errors.get(0).row());
      if (byItem.getOrDefault(first, List.of()).size() == 1) {
        byItem.remove(first);
      }
    }
    Map<Integer, RowResult.Rejected> culprits = new HashMap<>();
    byItem.forEach((item, said) -> culprits.put(item, rejection(said)));
    return withoutMereConflicts(culprits);
  }

  // A row that met a conflict beside rows with real errors has deserved another attempt.
  private static Map<Integer, RowResult.Rejected> withoutMereConflicts(
      Map<Integer, RowResult.Rejected> culprits) {
    Map<Integer, RowResult.Rejected> real = new HashMap<>(culprits);
    real.values().removeIf(rejected -> rejected.kind() == RowResult.Kind.CONFLICT);
    return real.isEmpty() ? culprits : real;
  }

  /** Returns the first error, for a batch whose messages name no row. */
  RowResult.Rejected anyError() {
    return messages.stream()
        .filter(LoadMessage::error)
        .findFirst()
        .map(LoadMessage::rejection)
        .orElse(
            new RowResult.Rejected(
                RowResult.Kind.VALIDATION, null, "load() gave neither ids nor a reason", null));
  }

  private static RowResult.Rejected rejection(List<LoadMessage> said) {
    return said.stream()
        .filter(message -> !message.isConflict())
        .findFirst()
        .orElse(said.get(0))
        .rejection();
  }

  private int itemAt(int row) {
    int start = 0;
    for (int item = 0; item < batch.size(); item++) {
      int end = start + batch.get(item).height();
      if (row >= start && row < end) {
        return item;
      }
      start = end;
    }
    return -1;
  }
}
