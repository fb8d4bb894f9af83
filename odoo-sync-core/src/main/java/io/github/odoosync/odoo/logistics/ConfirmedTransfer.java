package io.github.odoosync.odoo.logistics;

import java.util.List;
import java.util.Optional;

/**
 * A transfer as the warehouse confirmed it.
 *
 * @param id the transfer
 * @param lines what was handled, all of it
 * @param trackingNumber the carrier's number of a label that was bought elsewhere
 */
public record ConfirmedTransfer(
    long id, List<ConfirmedLine> lines, Optional<String> trackingNumber) {

  /** Copies the list. */
  public ConfirmedTransfer {
    lines = List.copyOf(lines);
  }
}
