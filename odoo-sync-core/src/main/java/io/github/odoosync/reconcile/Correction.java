package io.github.odoosync.reconcile;

import io.github.odoosync.model.Document;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One document as a side should have it.
 *
 * @param key the text of its business key
 * @param held as the side has it; null if it lacks it
 * @param wanted as it should have it
 * @param fields the fields that change, by name
 * @param <D> the kind of document
 */
public record Correction<D extends Document>(
    String key, @Nullable D held, D wanted, Set<String> fields) {

  /** Copies the set. */
  public Correction {
    fields = Set.copyOf(fields);
  }

  /** Returns the document as the side has it; empty if it lacks it. */
  public Optional<D> before() {
    return Optional.ofNullable(held);
  }
}
