package io.github.odoosync.capture;

import io.github.odoosync.internal.json.Json;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Documents of the canonical model. */
final class DocumentForm<D extends Document> implements Form<D> {

  private final @Nullable Field<Boolean> active;

  /**
   * @param active the field that says whether it is archived; null if it never is
   */
  DocumentForm(@Nullable Field<Boolean> active) {
    this.active = active;
  }

  @Override
  public String key(D root) {
    return root.key().key();
  }

  @Override
  public boolean isArchived(D root) {
    return active != null && root.get(active).filter(value -> !value).isPresent();
  }

  @Override
  public Instant changedAt(D root) {
    return root.get(Document.CHANGED_AT).orElse(Instant.EPOCH);
  }

  @Override
  public String fingerprint(D root) {
    return root.fingerprint();
  }

  @Override
  @SuppressWarnings("unchecked") // A document is a JSON object.
  public Map<String, @Nullable Object> content(D root) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(Json.parse(root.toJson()));
  }
}
