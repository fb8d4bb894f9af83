package io.github.odoosync.connectors.console;

import io.github.odoosync.lane.LaneQuery;
import io.github.odoosync.lane.LaneStatus;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Operator;
import java.time.Duration;
import java.util.List;

/** The lanes in which something waits, page by page; operators stop them and let them go on. */
final class LanesPage implements Page {

  private static final int ROWS = 50;

  private final LaneStore store;

  LanesPage(LaneStore store) {
    this.store = store;
  }

  @Override
  public String path() {
    return "/lanes";
  }

  @Override
  public String title() {
    return "Lanes";
  }

  @Override
  public void show(Visit visit, Html html) {
    Params asked = visit.query();
    filterForm(visit, html, asked);
    List<LaneStatus> lanes =
        store.lanes(query(asked).after(asked.number("after").orElse(0)).limit(ROWS));
    if (lanes.isEmpty()) {
      html.element("p", "Nothing waits here.", "class", "quiet");
    } else {
      table(visit, html, lanes);
    }
    if (lanes.size() == ROWS) {
      html.element(
          "a",
          "Next page",
          "href",
          link(visit, asked, lanes.get(ROWS - 1).id()),
          "rel",
          "next",
          "class",
          "next");
    }
    if (visit.may(ConsoleRole.OPERATOR)) {
      stopping(visit, html, asked);
    }
  }

  @Override
  public String act(Visit visit) {
    visit.require(ConsoleRole.OPERATOR);
    Operator by = Forms.operator(visit);
    String consumer = visit.form().text("consumer");
    String key = visit.form().text("key");
    String action = visit.form().text(Forms.ACTION);
    boolean changed =
        switch (action) {
          case "park" -> store.park(consumer, key, by);
          case "resume" -> store.resume(consumer, key, by);
          default -> throw new Refused(400, "Nobody knows what to do.");
        };
    return visit
        .links()
        .to(path(), "consumer", consumer, "key", key, "done", changed ? action : "nothing");
  }

  private static LaneQuery query(Params asked) {
    LaneQuery query = LaneQuery.all();
    query = asked.get("consumer").map(query::ofConsumer).orElse(query);
    query = asked.get("key").map(query::ofKey).orElse(query);
    return asked.one("only", LaneQuery.Only.class).map(query::only).orElse(query);
  }

  private String link(Visit visit, Params asked, long after) {
    String only = asked.one("only", LaneQuery.Only.class).map(Enum::name).orElse("");
    return visit
        .links()
        .to(
            path(),
            "consumer",
            asked.text("consumer"),
            "key",
            asked.text("key"),
            "only",
            only,
            "after",
            after);
  }

  private static void table(Visit visit, Html html, List<LaneStatus> lanes) {
    Table table =
        Table.begin(html, "Lanes", "Flow", "Key", "State", "Waiting", "Failures", "Failing for");
    for (LaneStatus lane : lanes) {
      Duration failing = lane.failing();
      table.row().text(lane.consumer());
      lane.key()
          .ifPresentOrElse(
              key ->
                  table.link(
                      key,
                      visit.links().to("/dead-letters", "consumer", lane.consumer(), "key", key)),
              () -> table.text("–"));
      table
          .cell(cell -> state(cell, lane))
          .number(lane.depth())
          .number(lane.failures())
          .text(failing == null ? "–" : Words.duration(failing));
    }
    table.end();
  }

  private static void state(Html html, LaneStatus lane) {
    Duration due = lane.dueIn();
    if (lane.parked()) {
      Health.badge(html, "✖", "Stands", "bad");
    } else if (lane.held()) {
      Health.badge(html, "●", "In work", "good");
    } else if (lane.unknown()) {
      Health.badge(html, "?", "Outcome unknown", "warn");
    } else if (due != null && due.compareTo(Duration.ofSeconds(1)) > 0) {
      Health.badge(html, "…", "In " + Words.duration(due), lane.failures() > 0 ? "warn" : "good");
    } else {
      Health.badge(html, "▶", "Due", "good");
    }
  }

  private void filterForm(Visit visit, Html html, Params asked) {
    html.open("form", "method", "get", "action", visit.links().to(path()), "class", "filter");
    field(html, "consumer", "Flow", asked.text("consumer"), "filter-flow");
    field(html, "key", "Key", asked.text("key"), "filter-key");
    html.element("label", "Show", "for", "only")
        .open("select", "id", "only", "name", "only")
        .element("option", "All", "value", "");
    for (LaneQuery.Only one : LaneQuery.Only.values()) {
      if (one.name().equals(asked.text("only"))) {
        html.element("option", word(one), "value", one.name(), "selected", "");
      } else {
        html.element("option", word(one), "value", one.name());
      }
    }
    html.close("select").element("button", "Show").close("form");
  }

  private void stopping(Visit visit, Html html, Params asked) {
    html.element("h2", "Stop a lane, or let it go on");
    Forms.begin(html, visit, path());
    field(html, "consumer", "Flow", asked.text("consumer"), "act-flow");
    field(html, "key", "Key", asked.text("key"), "act-key");
    Forms.reason(html, "lane-reason");
    Forms.button(html, "park", "Stop");
    Forms.button(html, "resume", "Let it go on");
    Forms.end(html);
  }

  private static void field(Html html, String name, String label, String value, String id) {
    html.element("label", label, "for", id)
        .open("input", "id", id, "name", name, "value", value, "maxlength", "255");
  }

  private static String word(LaneQuery.Only only) {
    return switch (only) {
      case PARKED -> "What stands still";
      case UNKNOWN -> "What has an unknown outcome";
      case FAILING -> "What is failing";
    };
  }
}
