package io.github.odoosync.connectors.console;

import io.github.odoosync.observe.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may come in by which token. Immutable and thread-safe; keeps digests only. */
final class Tokens {

  private record Known(String digest, ConsoleUser user) {}

  private final List<Known> known = new ArrayList<>();

  Tokens(Map<Secret, ConsoleUser> tokens) {
    tokens.forEach((token, user) -> known.add(new Known(digest(token.reveal()), user)));
  }

  /** Returns whose token it is. All are compared, whichever it is: the time says nothing. */
  Optional<ConsoleUser> owner(String token) {
    String digest = digest(token);
    Optional<ConsoleUser> owner = Optional.empty();
    for (Known one : known) {
      if (Digests.same(digest, one.digest())) {
        owner = Optional.of(one.user());
      }
    }
    return owner;
  }

  private static String digest(String token) {
    return Digests.text(Digests.of(token));
  }
}
