package io.github.odoosync.connectors.console;

import java.util.Optional;

/** A token opens a session, and the session's cookie says who it is. */
final class TokenAccess implements Access {

  private final Tokens tokens;
  private final Sessions sessions;
  private final Cookie cookie;

  TokenAccess(Tokens tokens, Sessions sessions, Cookie cookie) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.cookie = cookie;
  }

  @Override
  public Optional<Known> known(ConsoleRequest request) {
    return cookie
        .read(request)
        .flatMap(
            session ->
                sessions
                    .user(session)
                    .map(user -> new Known(user, Digests.keyed(Digests.of(session), "csrf"))));
  }

  @Override
  public Optional<TokenAccess> tokens() {
    return Optional.of(this);
  }

  /** Returns whose token it is. */
  Optional<ConsoleUser> owner(String token) {
    return tokens.owner(token);
  }

  /** Begins a session and returns the cookie to set. */
  String begin(ConsoleUser user, boolean secure) {
    return cookie.set(sessions.begin(user), secure);
  }

  /** Ends the request's session and returns the cookie to set. */
  String end(ConsoleRequest request) {
    cookie.read(request).ifPresent(sessions::end);
    return cookie.clear(request.secure());
  }
}
