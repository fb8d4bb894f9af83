package io.github.odoosync.connectors.console;

import io.github.odoosync.reconcile.DriftStore;
import io.github.odoosync.reconcile.Report;
import java.util.List;
import java.util.Optional;

/** Where two sides were compared, and what that found. */
final class ReconciliationPage implements Page {

  private final DriftStore store;

  ReconciliationPage(DriftStore store) {
    this.store = store;
  }

  @Override
  public String path() {
    return "/reconciliation";
  }

  @Override
  public String title() {
    return "Reconciliation";
  }

  @Override
  public void show(Visit visit, Html html) {
    List<String> names = store.reconciliations();
    if (names.isEmpty()) {
      html.element("p", "Nothing was compared yet.", "class", "quiet");
      return;
    }
    Table table =
        Table.begin(
            html,
            "Comparisons",
            "Comparison",
            "State",
            "Open drift",
            "Compared",
            "New",
            "Resolved",
            "Repaired",
            "Last run");
    for (String name : names) {
      row(visit, table, name);
    }
    table.end();
  }

  private void row(Visit visit, Table table, String name) {
    long open = store.countOpen(name);
    Optional<Report> last = store.last(name);
    table
        .row()
        .link(name, visit.links().to("/drift", "name", name))
        .cell(cell -> state(cell, open, last.isPresent()))
        .number(open)
        .text(last.map(report -> Words.number(report.compared())).orElse("–"))
        .text(last.map(report -> Words.number(report.isNew())).orElse("–"))
        .text(last.map(report -> Words.number(report.resolved())).orElse("–"))
        .text(
            last.map(
                    report ->
                        Words.number(report.repaired())
                            + report.reasonNotRepaired().map(why -> ": " + why).orElse(""))
                .orElse("–"))
        .cell(
            cell ->
                last.ifPresentOrElse(
                    report -> Words.time(cell, report.endedAt(), visit.now()),
                    () -> cell.text("never ended")));
  }

  private static void state(Html html, long open, boolean ran) {
    if (!ran) {
      Health.badge(html, "…", "Not known yet", "warn");
    } else if (open == 0) {
      Health.badge(html, "✔", "Both sides agree", "good");
    } else {
      Health.badge(html, "≠", "They differ", "bad");
    }
  }
}
