package io.github.odoosync.odoo.logistics;

import java.util.List;

/**
 * A transfer that was done, and what is left of it.
 *
 * @param transfer the transfer as it is now; still open if nothing of it was confirmed
 * @param backorderIds the open transfers that have its rest
 */
public record Shipped(Transfer transfer, List<Long> backorderIds) {

  /** Copies the list. */
  public Shipped {
    backorderIds = List.copyOf(backorderIds);
  }
}
