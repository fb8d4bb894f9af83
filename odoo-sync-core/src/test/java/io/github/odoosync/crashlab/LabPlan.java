package io.github.odoosync.crashlab;

import io.github.odoosync.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How large a run is, and what it breaks.
 *
 * @param database what runs the store
 * @param seed decides on the faults; the processes' own timing is nobody's choice
 * @param messages how many are committed at least
 * @param kills how many processes are killed
 */
record LabPlan(TestDatabase database, long seed, int messages, int kills) {

  static final int WORKERS = 3;

  private static final int LARGE = 20_000;

  int keys() {
    return Math.max(20, messages / 50);
  }

  Duration lease() {
    return Duration.ofMillis(messages < LARGE ? 1_500 : 3_000);
  }

  /** Longer than a lease. */
  Duration outage() {
    return lease().multipliedBy(3).dividedBy(2);
  }

  Duration longTransaction() {
    return messages < LARGE ? outage() : Duration.ofMinutes(1);
  }

  /** Every kind, in an order by the seed: the kills as many as asked for, others fewer. */
  List<FaultKind> faults() {
    List<FaultKind> faults = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      faults.add(kill(i));
    }
    List<FaultKind> others =
        Arrays.stream(FaultKind.values())
            .filter(kind -> !kind.isKill())
            .filter(kind -> database == TestDatabase.POSTGRESQL || !kind.needsOwnServer())
            .toList();
    for (int i = 0; i < 1 + kills / 40; i++) {
      faults.addAll(others);
    }
    if (longTransaction().compareTo(outage()) > 0) {
      // Two minutes of it are enough; no database fault can happen meanwhile.
      faults.removeIf(kind -> kind == FaultKind.LONG_TRANSACTION);
      faults.addAll(List.of(FaultKind.LONG_TRANSACTION, FaultKind.LONG_TRANSACTION));
    }
    Collections.shuffle(faults, new Random(seed));
    return faults;
  }

  private static FaultKind kill(int number) {
    return switch (number % 8) {
      case 0, 1, 2, 3, 4 -> FaultKind.HALT;
      case 5 -> FaultKind.HALT_PRODUCER;
      case 6 -> FaultKind.KILL;
      default -> number % 16 == 7 ? FaultKind.KILL : FaultKind.KILL_PRODUCER;
    };
  }

  /** About how long the faults take, to have work until the last of them. */
  Duration guessedTime() {
    return Duration.ofMillis(700L * faults().size());
  }

  /** How long a handler works on a message on average: most of that time in all. */
  int workMicros() {
    long threads = (long) WORKERS * WorkerMain.CONCURRENCY;
    return (int) Math.min(100_000, guessedTime().toNanos() / 1000 * threads / messages / 2);
  }

  /** How long the producer waits between transactions of two messages, for the second half. */
  int pauseMicros() {
    return (int) Math.min(1_000_000, guessedTime().toNanos() / 1000 * 4 / messages);
  }
}
