package benchmarks.outbox;

import benchmarks.Options;
import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param warmUp each contestant's time before its rounds are counted, at least
 * @param rounds that are counted
 * @param backlog messages to drain
 * @param peerBacklog messages to drain for those that need minutes otherwise
 * @param perKey messages of each of the hot keys
 * @param heads messages after which a head-of-key query is stopped
 * @param enqueues messages of one round of enqueuing
 * @param samples messages whose latency is taken
 * @param claimBacklogs backlogs under which claims are timed
 * @param claims how many of them
 */
record Sizes(
    Duration warmUp,
    int rounds,
    int backlog,
    int peerBacklog,
    int perKey,
    int heads,
    int enqueues,
    int samples,
    List<Integer> claimBacklogs,
    int claims) {

  private static final Sizes FULL =
      new Sizes(
          Duration.ofSeconds(10),
          3,
          200_000,
          20_000,
          1000,
          500,
          8000,
          500,
          List.of(1000, 100_000, 1_000_000),
          500);
  private static final Sizes SMALL =
      new Sizes(Duration.ZERO, 1, 5000, 1000, 50, 100, 800, 30, List.of(1000, 10_000), 20);

  static Sizes from(Options options) {
    String name = options.word("size", "full");
    Sizes sizes =
        switch (name) {
          case "full" -> FULL;
          case "small" -> SMALL;
          default -> throw new IllegalArgumentException("--size is full or small, not " + name);
        };
    return sizes.with(options);
  }

  private Sizes with(Options options) {
    return new Sizes(
        warmUp,
        options.number("rounds", rounds),
        options.number("messages", backlog),
        options.number("peer-messages", peerBacklog),
        perKey,
        heads,
        enqueues,
        samples,
        claimBacklogs,
        claims);
  }
}
