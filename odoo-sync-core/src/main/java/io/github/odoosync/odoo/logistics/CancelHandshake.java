package io.github.odoosync.odoo.logistics;

import java.util.List;

/** Asks whoever works on an order's transfers, a warehouse for one, to stop. */
@FunctionalInterface
public interface CancelHandshake {

  /** A transfer that is being worked on. */
  record Transfer(long id, String name, String state, String why) {}

  /**
   * Asks to stop, and waits for the answer as long as that is reasonable.
   *
   * @return whether the work on all of them has stopped and nothing will be shipped any more; the
   *     order is not cancelled otherwise
   */
  boolean stop(List<Transfer> transfers);
}
