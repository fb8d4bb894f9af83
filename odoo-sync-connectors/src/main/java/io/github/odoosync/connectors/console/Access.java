package io.github.odoosync.connectors.console;

import java.util.Optional;

/** How it is known who sends a request. Thread-safe. */
interface Access {

  /** Returns who sent it and what their forms carry; empty if nobody is logged in. */
  Optional<Known> known(ConsoleRequest request);

  /** Returns the way in by token; empty where the application has its own. */
  default Optional<TokenAccess> tokens() {
    return Optional.empty();
  }

  /**
   * Somebody who is logged in.
   *
   * @param user who
   * @param csrf what forms of this session carry, which no other site can know
   */
  record Known(ConsoleUser user, String csrf) {}
}
