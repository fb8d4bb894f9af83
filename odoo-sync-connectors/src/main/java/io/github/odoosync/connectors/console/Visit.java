package io.github.odoosync.connectors.console;

import java.time.Instant;

/**
 * One request of somebody who is logged in.
 *
 * @param user who
 * @param csrf what forms have to carry
 * @param query what was asked for
 * @param form what was sent; empty unless it was a form
 * @param links how pages are linked to
 * @param now this moment
 */
record Visit(ConsoleUser user, String csrf, Params query, Params form, Links links, Instant now) {

  boolean may(ConsoleRole role) {
    return user.may(role);
  }

  /** Refuses what needs a role that the user does not have. */
  void require(ConsoleRole role) {
    if (!may(role)) {
      throw new Refused(403, "This needs the role " + Words.lower(role) + ".");
    }
  }
}
