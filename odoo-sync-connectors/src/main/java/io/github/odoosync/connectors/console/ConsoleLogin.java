package io.github.odoosync.connectors.console;

import java.util.Optional;

/**
 * Says who sends a request, where the application has a login of its own. Thread-safe.
 *
 * <p>It is asked on each request, after the host name was checked. The console still checks that no
 * other site sent the request.
 */
@FunctionalInterface
public interface ConsoleLogin {

  /** Returns who sent the request; empty to refuse it. */
  Optional<ConsoleUser> user(ConsoleRequest request);
}
