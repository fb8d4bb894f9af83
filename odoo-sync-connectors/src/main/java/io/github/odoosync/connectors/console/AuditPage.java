package io.github.odoosync.connectors.console;

import io.github.odoosync.lane.JournalEntry;
import io.github.odoosync.lane.LaneStore;
import java.time.Instant;
import java.util.List;

/** Who did what and why, and what failed: the journal's newest lines. */
final class AuditPage implements Page {

  private static final int ROWS = 100;

  private final LaneStore store;

  AuditPage(LaneStore store) {
    this.store = store;
  }

  @Override
  public String path() {
    return "/audit";
  }

  @Override
  public String title() {
    return "Audit";
  }

  @Override
  public void show(Visit visit, Html html) {
    long before = visit.query().number("before").orElse(Long.MAX_VALUE);
    List<JournalEntry> page = store.journal(before, ROWS);
    lines(html, "Newest first", page, visit.now());
    if (page.size() == ROWS) {
      String next = visit.links().to(path(), "before", page.get(ROWS - 1).id());
      html.element("a", "Next page", "href", next, "rel", "next", "class", "next");
    }
  }

  static void lines(Html html, String caption, List<JournalEntry> lines, Instant now) {
    if (lines.isEmpty()) {
      html.element("p", "No line yet.", "class", "quiet");
      return;
    }
    Table table = Table.begin(html, caption, "When", "Who", "What", "Flow", "Key", "Why");
    for (JournalEntry line : lines) {
      String key = line.laneKey();
      table
          .row()
          .cell(cell -> Words.time(cell, line.at(), now))
          .text(line.actor())
          .text(Words.capital(line.action()))
          .text(line.consumer())
          .text(key == null ? "–" : key)
          .text(line.text());
    }
    table.end();
  }
}
