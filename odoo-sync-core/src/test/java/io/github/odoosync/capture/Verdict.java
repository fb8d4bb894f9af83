package io.github.odoosync.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what a consumer got with what Odoo made visible: nothing lost, nothing told twice in a
 * row, and never an older state after a newer one.
 */
final class Verdict {

  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();
  private final List<String> disordered = new ArrayList<>();

  static Verdict of(Map<Long, List<String>> committed, List<Change> told) {
    Map<Long, List<String>> got = new HashMap<>();
    for (Change change : told) {
      if (change instanceof Change.Upserted upserted) {
        got.computeIfAbsent(change.subject().id(), key -> new ArrayList<>())
            .add(String.valueOf(upserted.content().get("name")));
      }
    }
    Verdict verdict = new Verdict();
    committed.forEach((id, states) -> verdict.judge(id, states, got.getOrDefault(id, List.of())));
    return verdict;
  }

  private void judge(long id, List<String> states, List<String> got) {
    if (got.isEmpty() || !got.get(got.size() - 1).equals(states.get(states.size() - 1))) {
      lost.add(id + ": " + states + " but " + got);
    }
    int place = -1;
    for (String state : got) {
      int at = states.indexOf(state);
      if (at == place) {
        doubled.add(id + ": " + got);
      } else if (at < place) {
        disordered.add(id + ": " + states + " as " + got);
      }
      place = at;
    }
  }

  List<String> lost() {
    return lost;
  }

  List<String> doubled() {
    return doubled;
  }

  List<String> disordered() {
    return disordered;
  }

  @Override
  public String toString() {
    return "lost %d, doubled %d, disordered %d"
        .formatted(lost.size(), doubled.size(), disordered.size());
  }
}
