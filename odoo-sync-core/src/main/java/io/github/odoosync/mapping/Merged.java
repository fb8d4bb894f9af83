package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import java.util.List;

/**
 * A document after another system's version of it was taken over, as far as that system may.
 *
 * @param document the outcome
 * @param heldBack what differed and was not taken over
 */
public record Merged<D extends Document>(D document, List<HeldBack> heldBack) {

  /** Copies the list. */
  public Merged {
    heldBack = List.copyOf(heldBack);
  }
}
