package io.github.odoosync.reconcile;

import io.github.odoosync.model.Document;
import java.util.List;

/**
 * Brings one side in line: by enqueuing intents, by an update of the user's own table.
 *
 * @param <D> the kind of document
 */
@FunctionalInterface
public interface Corrector<D extends Document> {

  /**
   * Takes corrections over; they may take effect later. What it throws ends the repair; what it had
   * taken over before stays so.
   */
  void correct(List<Correction<D>> corrections);
}
