package io.github.odoosync.connectors.console;

import io.github.odoosync.reconcile.Difference;
import io.github.odoosync.reconcile.Drift;
import io.github.odoosync.reconcile.DriftStore;
import io.github.odoosync.reconcile.KnownDrift;
import java.util.List;

/** The open drift of one comparison, page by page. */
final class DriftPage implements Page {

  private static final int ROWS = 50;

  private final DriftStore store;

  DriftPage(DriftStore store) {
    this.store = store;
  }

  @Override
  public String path() {
    return "/drift";
  }

  @Override
  public String title() {
    return "Drift";
  }

  @Override
  public boolean inMenu() {
    return false;
  }

  @Override
  public void show(Visit visit, Html html) {
    String name = visit.query().text("name");
    html.element("h2", name);
    List<KnownDrift> open = store.open(name, visit.query().text("after"), ROWS);
    if (open.isEmpty()) {
      html.element("p", "No open drift here.", "class", "quiet");
      return;
    }
    Table table =
        Table.begin(
            html, "Open drift", "Key", "How they differ", "Since", "Found", "Repairs", "In");
    for (KnownDrift one : open) {
      table
          .row()
          .code(one.drift().key())
          .text(kind(one.drift().kind()))
          .cell(cell -> Words.time(cell, one.firstSeen(), visit.now()))
          .text(Words.count(one.runs(), "run"))
          .number(one.repairs())
          .cell(cell -> differences(visit, cell, one.drift().differences()));
    }
    table.end();
    if (open.size() == ROWS) {
      String last = open.get(ROWS - 1).drift().key();
      html.element(
          "a",
          "Next page",
          "href",
          visit.links().to(path(), "name", name, "after", last),
          "rel",
          "next",
          "class",
          "next");
    }
  }

  private static void differences(Visit visit, Html html, List<Difference> differences) {
    if (differences.isEmpty()) {
      html.text("–");
      return;
    }
    html.open("ul", "class", "plain");
    for (Difference one : differences) {
      html.open("li").element("code", one.path());
      if (visit.may(ConsoleRole.OPERATOR)) {
        String left = one.left();
        String right = one.right();
        boolean hidden = Redaction.hides(one.path());
        html.text(": left ");
        html.element("code", hidden ? Redaction.HIDDEN : left == null ? "nothing" : left);
        html.text(", right ");
        html.element("code", hidden ? Redaction.HIDDEN : right == null ? "nothing" : right);
      }
      html.close("li");
    }
    html.close("ul");
  }

  private static String kind(Drift.Kind kind) {
    return switch (kind) {
      case MISSING_LEFT -> "Missing on the left";
      case MISSING_RIGHT -> "Missing on the right";
      case DIFFERS -> "Not alike";
      case DUPLICATE_LEFT -> "Twice on the left";
      case DUPLICATE_RIGHT -> "Twice on the right";
    };
  }
}
