package io.github.odoosync.connectors.console;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The application says who it is; forms carry what this console alone could have made for that
 * user.
 */
final class ForeignAccess implements Access {

  private final ConsoleLogin login;
  private final byte[] key = new byte[32];

  ForeignAccess(ConsoleLogin login, RandomGenerator random) {
    this.login = login;
    random.nextBytes(key);
  }

  @Override
  public Optional<Known> known(ConsoleRequest request) {
    return login.user(request).map(user -> new Known(user, Digests.keyed(key, user.name())));
  }
}
