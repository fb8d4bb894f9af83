package io.github.odoosync.crashlab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the checker found.
 *
 * @param committed messages that were committed
 * @param effects effects in the log
 * @param duplicates effects beyond the first of each message, all explained by a fault
 * @param refused effects with an older token than their key had seen: a target that fences refuses
 *     them
 * @param rolledBack transactions that were rolled back
 * @param torn lines that their writer died in
 * @param faults how many of each kind
 * @param violations what must not be, in words; empty for a good run
 */
record Verdict(
    int committed,
    int effects,
    int duplicates,
    int refused,
    int rolledBack,
    int torn,
    Map<String, Integer> faults,
    List<String> violations) {

  /** The same, with what the laboratory itself saw. */
  Verdict with(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(violations);
    return new Verdict(committed, effects, duplicates, refused, rolledBack, torn, faults, all);
  }

  boolean good() {
    return violations.isEmpty();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %d messages committed, %d effects, %d duplicates (each after a fault and under a newer"
            + " token), %d late effects to be refused by their token, %d transactions rolled back,"
            + " %d torn lines; faults %s%s",
        good() ? "GOOD" : "BAD",
        committed,
        effects,
        duplicates,
        refused,
        rolledBack,
        torn,
        faults,
        good() ? "" : "; violations: " + violations.size() + " such as " + first(violations));
  }

  private static List<String> first(List<String> all) {
    return all.subList(0, Math.min(20, all.size()));
  }
}
