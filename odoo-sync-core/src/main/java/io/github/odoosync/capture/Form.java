package io.github.odoosync.capture;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What capture has to know of what is read. */
interface Form<T> {

  /** Returns by what people know it. */
  String key(T root);

  /** Returns whether it is archived. */
  boolean isArchived(T root);

  /** Returns its {@code write_date}. */
  Instant changedAt(T root);

  /** Returns by what it is known to be the same as before. */
  String fingerprint(T root);

  /** Returns it as plain JSON values. */
  Map<String, @Nullable Object> content(T root);
}
