package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Rec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of methods that tell a user interface what to open next. */
final class Actions {

  // The ids of views differ from database to database; nobody can rely on one.
  private static final long A_VIEW = 900;

  private Actions() {}

  /** Opens a wizard that has to be answered. */
  static Map<String, @Nullable Object> wizard(
      String name, String model, Map<String, @Nullable Object> context) {
    return Vals.of(
        "name",
        name,
        "type",
        "ir.actions.act_window",
        "view_mode",
        "form",
        "res_model",
        model,
        "views",
        List.of(List.of(A_VIEW, "form")),
        "view_id",
        A_VIEW,
        "target",
        "new",
        "context",
        context);
  }

  /** Opens one record. */
  static Map<String, @Nullable Object> open(
      String name, String viewMode, Rec record, Map<String, @Nullable Object> context) {
    return Vals.of(
        "name",
        name,
        "view_mode",
        viewMode,
        "res_model",
        record.model(),
        "res_id",
        record.id(),
        "type",
        "ir.actions.act_window",
        "context",
        context);
  }

  /** Returns commands that link records, as defaults in a context have them. */
  static List<Object> links(List<Rec> records) {
    return records.stream().<Object>map(record -> List.of(4L, record.id())).toList();
  }

  static List<Long> ids(List<Rec> records) {
    return records.stream().map(Rec::id).toList();
  }

  static long aView() {
    return A_VIEW;
  }
}
