package io.github.odoosync.crashlab;

import io.github.odoosync.crashlab.LogLine.Began;
import io.github.odoosync.crashlab.LogLine.Effect;
import io.github.odoosync.crashlab.LogLine.Ended;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges a run by its log and the producer's own table. It knows the promises and nothing of how
 * they are kept: nothing lost, nothing made up, first effects in order per key, a message twice
 * only around a fault and then under a newer token, no attempt counted that no handler failed.
 */
final class EffectsChecker {

  private final Map<String, CommittedMessage> committed;
  private final int slackTicks;

  private final Map<String, List<Seen>> effects = new LinkedHashMap<>();
  private final Map<String, Long> newestToken = new HashMap<>();
  private final Map<String, String> tokenHolders = new HashMap<>();
  private final Map<String, Long> lastNumber = new HashMap<>();
  private final Set<String> accepted = new HashSet<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final Map<Integer, Fault> faults = new LinkedHashMap<>();
  private final Set<String> saidCommitted = new HashSet<>();
  private final Set<String> saidRolledBack = new HashSet<>();
  private final List<String> violations = new ArrayList<>();
  private int now;
  private int torn;
  private int refused;

  /** An effect and the tick it came after. */
  private record Seen(Effect effect, int at) {}

  /** A fault and the ticks it began and ended after. */
  private record Fault(String kind, String target, int began, int ended) {
    boolean hits(String worker) {
      return target.equals(LogLine.EVERYBODY) || target.equals(worker);
    }
  }

  /**
   * For one log.
   *
   * @param committed by message id
   * @param slackTicks how long a fault is felt before and after it: an effect that old must have
   *     been confirmed, and a lease that was not renewed has run out
   */
  EffectsChecker(Map<String, CommittedMessage> committed, int slackTicks) {
    this.committed = committed;
    this.slackTicks = slackTicks;
  }

  Verdict check(List<String> lines) {
    for (String line : lines) {
      Optional<LogLine> read = LogLine.parse(line);
      read.ifPresentOrElse(this::read, () -> torn++);
    }
    nothingIsLost();
    transactionsAreWhatTheirProducersWereTold();
    int duplicates = duplicatesAreExplained();
    return new Verdict(
        committed.size(),
        effects.values().stream().mapToInt(List::size).sum(),
        duplicates,
        refused,
        saidRolledBack.size(),
        torn,
        faultsByKind(),
        List.copyOf(violations));
  }

  private void read(LogLine line) {
    if (line instanceof Effect effect) {
      effect(effect);
    } else if (line instanceof LogLine.Failed failed) {
      failures.merge(failed.message(), 1, Integer::sum);
    } else if (line instanceof Began began) {
      faults.put(began.id(), new Fault(began.kind(), began.target(), now, Integer.MAX_VALUE / 2));
    } else if (line instanceof Ended ended) {
      faults.computeIfPresent(
          ended.id(), (id, fault) -> new Fault(fault.kind, fault.target, fault.began, now));
    } else if (line instanceof LogLine.Committed told) {
      saidCommitted.add(told.transaction());
    } else if (line instanceof LogLine.RolledBack told) {
      saidRolledBack.add(told.transaction());
    } else {
      now++;
    }
  }

  private void effect(Effect effect) {
    CommittedMessage message = committed.get(effect.message());
    if (message == null) {
      violations.add("effect of a message that was never committed: " + effect);
      return;
    }
    if (!message.key().equals(effect.key())) {
      violations.add("effect under another key than " + message.key() + ": " + effect);
    }
    effects.computeIfAbsent(effect.message(), id -> new ArrayList<>()).add(new Seen(effect, now));
    if (effect.attempt() > 1 + failures.getOrDefault(effect.message(), 0)) {
      violations.add("an attempt counted that no handler failed: " + effect);
    }
    tokenHasOneHolder(effect);
    if (effect.token() < newestToken.getOrDefault(effect.lane(), Long.MIN_VALUE)) {
      refused++;
    } else {
      newestToken.put(effect.lane(), effect.token());
      accept(effect, message);
    }
  }

  private void tokenHasOneHolder(Effect effect) {
    String holder = tokenHolders.putIfAbsent(effect.lane() + " " + effect.token(), effect.worker());
    if (holder != null && !holder.equals(effect.worker())) {
      violations.add("one token held by " + holder + " and by another: " + effect);
    }
  }

  private void accept(Effect effect, CommittedMessage message) {
    if (!accepted.add(effect.message()) || message.key().equals(LogLine.NO_KEY)) {
      return;
    }
    long expected = lastNumber.getOrDefault(message.key(), 0L) + 1;
    if (message.number() != expected) {
      violations.add("first effect out of order, number " + expected + " is due: " + effect);
    }
    if (effect.seq() != message.number()) {
      violations.add("the place in the lane is not " + message.number() + ": " + effect);
    }
    lastNumber.merge(message.key(), message.number(), Math::max);
  }

  private void nothingIsLost() {
    committed.forEach(
        (id, message) -> {
          if (!accepted.contains(id)) {
            violations.add("lost: " + id + " " + message);
          }
        });
  }

  private void transactionsAreWhatTheirProducersWereTold() {
    Set<String> kept = new HashSet<>();
    committed.values().forEach(message -> kept.add(message.transaction()));
    saidCommitted.stream()
        .filter(transaction -> !kept.contains(transaction))
        .forEach(transaction -> violations.add("committed, and gone: " + transaction));
    saidRolledBack.stream()
        .filter(kept::contains)
        .forEach(transaction -> violations.add("rolled back, and there: " + transaction));
  }

  private int duplicatesAreExplained() {
    int duplicates = 0;
    for (List<Seen> all : effects.values()) {
      List<Seen> byToken = new ArrayList<>(all);
      byToken.sort(Comparator.comparingLong(seen -> seen.effect.token()));
      for (int i = 1; i < byToken.size(); i++) {
        duplicates++;
        explained(byToken.get(i - 1), byToken.get(i));
      }
    }
    return duplicates;
  }

  private void explained(Seen earlier, Seen again) {
    if (earlier.effect.token() == again.effect.token()) {
      violations.add("twice under one token: " + again.effect);
    } else if (faults.values().stream().noneMatch(fault -> explains(fault, earlier, again))) {
      violations.add("twice without a fault: " + earlier + " and " + again);
    }
  }

  /** Whoever made the earlier effect was hit before it could be repeated. */
  private boolean explains(Fault fault, Seen earlier, Seen again) {
    return fault.hits(earlier.effect.worker())
        && fault.began <= again.at
        && earlier.at >= fault.began - slackTicks
        && earlier.at <= fault.ended + slackTicks;
  }

  private Map<String, Integer> faultsByKind() {
    Map<String, Integer> kinds = new TreeMap<>();
    faults.values().forEach(fault -> kinds.merge(fault.kind, 1, Integer::sum));
    return kinds;
  }
}
