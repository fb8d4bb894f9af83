package io.github.odoosync.connectors.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Who has logged in, kept in memory: a restart ends all sessions. Ids are kept as digests. Bounded;
 * thread-safe.
 */
final class Sessions {

  private static final int MOST = 1_000;
  private static final Duration IDLE = Duration.ofHours(2);
  private static final Duration LONGEST = Duration.ofHours(12);

  private record Session(ConsoleUser user, Instant since, Instant seen) {

    boolean isOver(Instant now) {
      return now.isAfter(seen.plus(IDLE)) || now.isAfter(since.plus(LONGEST));
    }
  }

  private final Clock clock;
  private final RandomGenerator random;
  // The one unused longest comes first.
  private final Map<String, Session> byDigest = new LinkedHashMap<>(16, 0.75f, true);

  Sessions(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** Begins a session and returns its id. */
  synchronized String begin(ConsoleUser user) {
    Instant now = clock.instant();
    byDigest.values().removeIf(session -> session.isOver(now));
    while (byDigest.size() >= MOST) {
      byDigest.remove(byDigest.keySet().iterator().next());
    }
    String id = Digests.random(random);
    byDigest.put(digest(id), new Session(user, now, now));
    return id;
  }

  synchronized Optional<ConsoleUser> user(String id) {
    Instant now = clock.instant();
    Session session = byDigest.get(digest(id));
    if (session == null || session.isOver(now)) {
      byDigest.remove(digest(id));
      return Optional.empty();
    }
    byDigest.put(digest(id), new Session(session.user(), session.since(), now));
    return Optional.of(session.user());
  }

  synchronized void end(String id) {
    byDigest.remove(digest(id));
  }

  private static String digest(String id) {
    return Digests.text(Digests.of(id));
  }
}
