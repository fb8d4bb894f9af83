package io.github.odoosync.reconcile;

import io.github.odoosync.lane.LaneSnapshot;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.writer.IntentResult.State;
import io.github.odoosync.writer.WriterStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a flow at one moment: what was asked of Odoo, what came of it, and whether both
 * sides agree. It adds up: {@code intents = confirmed + open}.
 *
 * <p>Results that were forgotten for their age are counted neither as intents nor as confirmed.
 *
 * @param asOf the moment, by the clock given
 * @param intents intents that were kept, those that are through and those that are not
 * @param effects intents that changed something in Odoo
 * @param confirmed intents that are through: their effect is there, whoever brought it about
 * @param open intents that are not
 * @param unknown open intents of which nobody knows whether their effect is there
 * @param stopped lanes that stand and messages that died: people have to look
 * @param oldest for how long the lane that is due longest has been due; null if none is
 * @param drift keys over which the sides disagree, by the last reconciliations; null if none is
 *     known
 */
public record Ledger(
    Instant asOf,
    long intents,
    long effects,
    long confirmed,
    long open,
    long unknown,
    long stopped,
    @Nullable Duration oldest,
    @Nullable Long drift) {

  /**
   * Reads the ledger of a writer.
   *
   * @param flow the writer's
   * @param consumer the writer's
   * @param reconciliations those that speak of the same documents
   */
  public static Ledger of(
      Clock clock,
      WriterStore results,
      String flow,
      LaneStore lanes,
      String consumer,
      DriftStore drift,
      Collection<String> reconciliations) {
    Map<State, Long> counts = results.counts(flow);
    LaneSnapshot waiting = lanes.snapshot(consumer);
    long through =
        counts.entrySet().stream()
            .filter(count -> count.getKey() != State.BEGUN)
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Ledger(
        clock.instant(),
        through + waiting.depth(),
        count(counts, State.CREATED) + count(counts, State.UPDATED) + count(counts, State.ACTED),
        through,
        waiting.depth(),
        waiting.unknown(),
        waiting.parked() + waiting.dead(),
        waiting.oldestDue(),
        reconciliations.isEmpty()
            ? null
            : Long.valueOf(reconciliations.stream().mapToLong(drift::countOpen).sum()));
  }

  /** Returns for how long the lane that is due longest has been due. */
  public Optional<Duration> oldestDue() {
    return Optional.ofNullable(oldest);
  }

  /**
   * Returns whether everything that was asked for is there, and both sides agree where they were
   * compared.
   */
  public boolean balanced() {
    return open == 0 && stopped == 0 && (drift == null || drift == 0);
  }

  @Override
  public String toString() {
    return ("as of %s: %d intents, %d effects, %d confirmed, %d open, %d unknown, %d stopped,"
            + " oldest %s, drift %s")
        .formatted(
            asOf,
            intents,
            effects,
            confirmed,
            open,
            unknown,
            stopped,
            oldest == null ? "none" : oldest,
            drift == null ? "not known" : drift);
  }

  private static long count(Map<State, Long> counts, State state) {
    return counts.getOrDefault(state, 0L);
  }
}
