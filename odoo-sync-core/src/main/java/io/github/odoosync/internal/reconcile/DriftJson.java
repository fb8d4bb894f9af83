package io.github.odoosync.internal.reconcile;

import io.github.odoosync.internal.json.Json;
import io.github.odoosync.reconcile.Difference;
import io.github.odoosync.reconcile.Drift;
import io.github.odoosync.reconcile.DriftSum;
import io.github.odoosync.reconcile.Report;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Differences and reports as JSON, as they are stored. */
public final class DriftJson {

  private DriftJson() {}

  /** Writes differences. */
  public static String differences(List<Difference> differences) {
    List<Object> all = new ArrayList<>();
    for (Difference difference : differences) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("path", difference.path());
      one.put("left", difference.left());
      one.put("right", difference.right());
      all.add(one);
    }
    return Json.text(all);
  }

  /** Reads differences. */
  public static List<Difference> differences(String json) {
    List<Difference> all = new ArrayList<>();
    for (Object one : (List<?>) Objects.requireNonNull(Json.parse(json))) {
      Map<?, ?> members = (Map<?, ?>) Objects.requireNonNull(one);
      all.add(
          new Difference(
              text(members, "path"), (String) members.get("left"), (String) members.get("right")));
    }
    return all;
  }

  /** Writes a report. */
  public static String report(Report report) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("reconciliation", report.reconciliation());
    tree.put("run", report.run());
    tree.put("startedAt", report.startedAt().toString());
    tree.put("endedAt", report.endedAt().toString());
    tree.put("compared", report.compared());
    tree.put("inFlight", report.inFlight());
    tree.put("settled", report.settled());
    Map<String, Object> drift = new LinkedHashMap<>();
    report.drift().forEach((kind, count) -> drift.put(kind.name(), count));
    tree.put("drift", drift);
    tree.put("sums", report.sums().stream().map(DriftJson::sum).toList());
    tree.put("isNew", report.isNew());
    tree.put("resolved", report.resolved());
    tree.put("repaired", report.repaired());
    tree.put("notRepaired", report.notRepaired());
    return Json.text(tree);
  }

  /** Reads a report. */
  public static Report report(String json) {
    Map<?, ?> tree = (Map<?, ?>) Objects.requireNonNull(Json.parse(json));
    Map<Drift.Kind, Long> drift = new EnumMap<>(Drift.Kind.class);
    ((Map<?, ?>) Objects.requireNonNull(tree.get("drift")))
        .forEach((kind, count) -> drift.put(Drift.Kind.valueOf((String) kind), (Long) count));
    List<DriftSum> sums = new ArrayList<>();
    for (Object sum : (List<?>) Objects.requireNonNull(tree.get("sums"))) {
      sums.add(sum((Map<?, ?>) Objects.requireNonNull(sum)));
    }
    return new Report(
        text(tree, "reconciliation"),
        number(tree, "run"),
        Instant.parse(text(tree, "startedAt")),
        Instant.parse(text(tree, "endedAt")),
        number(tree, "compared"),
        number(tree, "inFlight"),
        number(tree, "settled"),
        drift,
        sums,
        number(tree, "isNew"),
        number(tree, "resolved"),
        number(tree, "repaired"),
        (String) tree.get("notRepaired"));
  }

  private static Map<String, Object> sum(DriftSum sum) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("measure", sum.measure());
    members.put("unit", sum.unit());
    members.put("left", sum.left().toPlainString());
    members.put("right", sum.right().toPlainString());
    members.put("moved", sum.moved().toPlainString());
    return members;
  }

  private static DriftSum sum(Map<?, ?> members) {
    return new DriftSum(
        text(members, "measure"),
        text(members, "unit"),
        new BigDecimal(text(members, "left")),
        new BigDecimal(text(members, "right")),
        new BigDecimal(text(members, "moved")));
  }

  private static String text(Map<?, ?> members, String name) {
    return (String) Objects.requireNonNull(members.get(name), name);
  }

  private static long number(Map<?, ?> members, String name) {
    return (Long) Objects.requireNonNull(members.get(name), name);
  }
}
