package io.github.odoosync.connector.source;

import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.model.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents, told apart by what they mean. */
final class DocumentForm<D extends Document> implements RecordForm<D> {

  @Override
  public Map<String, ? extends @Nullable Object> content(D document) {
    return Trees.object(document.toJson());
  }

  @Override
  public Fingerprint fingerprint(D document) {
    return new Fingerprint(document.fingerprint());
  }
}
