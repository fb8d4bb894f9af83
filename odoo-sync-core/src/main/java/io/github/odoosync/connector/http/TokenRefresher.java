package io.github.odoosync.connector.http;

import org.jspecify.annotations.Nullable;

/** Asks a system for a token. */
@FunctionalInterface
public interface TokenRefresher {

  /**
   * Returns a token that is valid now.
   *
   * @param last the last known one, whose refresh token may be needed; null if none is known
   * @throws io.github.odoosync.error.AuthenticationException if the system refuses: people have to
   *     connect it anew
   */
  Token refresh(@Nullable Token last);
}
