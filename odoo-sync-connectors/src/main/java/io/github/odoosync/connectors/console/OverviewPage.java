package io.github.odoosync.connectors.console;

import io.github.odoosync.lane.LaneStore;
import java.time.Duration;

/** How all flows stand: what waits, what needs people, how it went lately. */
final class OverviewPage implements Page {

  private final Pulse pulse;
  private final LaneStore store;

  OverviewPage(Pulse pulse, LaneStore store) {
    this.pulse = pulse;
    this.store = store;
  }

  @Override
  public String path() {
    return "/";
  }

  @Override
  public String title() {
    return "Overview";
  }

  @Override
  public void show(Visit visit, Html html) {
    Board board = pulse.board();
    summary(html, board);
    if (board.flows().isEmpty()) {
      html.element("p", "No flow has had a message yet.", "class", "quiet");
      return;
    }
    html.open("div", "class", "plots");
    Plot.draw(html, "plot-depth", "Messages that wait", pulse.trends().of(Board::depth));
    Plot.draw(html, "plot-stopped", "Waiting for people", pulse.trends().of(Board::stopped));
    html.close("div");
    flows(visit, html, board);
    if (visit.may(ConsoleRole.ADMIN)) {
      pausing(visit, html, board);
    }
  }

  @Override
  public String act(Visit visit) {
    visit.require(ConsoleRole.ADMIN);
    String flow = visit.form().text("flow");
    if (store.consumers().stream().noneMatch(flow::equals)) {
      throw new Refused(404, "There is no such flow.");
    }
    boolean pause = visit.form().text(Forms.ACTION).equals("pause");
    if (pause) {
      store.pause(flow, Forms.operator(visit));
    } else {
      store.unpause(flow, Forms.operator(visit));
    }
    pulse.forget();
    return visit.links().to(path(), "done", pause ? "paused" : "unpaused");
  }

  private static void summary(Html html, Board board) {
    long stopped = board.stopped();
    html.open("p", "class", "summary", "role", "status");
    if (stopped == 0) {
      Health.badge(html, "✔", "Nothing needs people", "good");
    } else {
      Health.badge(html, "✖", Words.count(stopped, "case") + " for people to look at", "bad");
    }
    html.text(" " + Words.count(board.depth(), "message") + " on the way.").close("p");
  }

  private void flows(Visit visit, Html html, Board board) {
    Table table =
        Table.begin(
            html, "Flows", "Flow", "State", "Waiting", "In work", "Late by", "For people", "Trend");
    for (Board.Flow flow : board.flows()) {
      String name = flow.name();
      Duration oldest = flow.lanes().oldestDue();
      table
          .row()
          .link(name, visit.links().to("/lanes", "consumer", name))
          .cell(flow.health()::show)
          .number(flow.lanes().depth())
          .number(flow.lanes().inFlight())
          .text(oldest == null ? "–" : Words.duration(oldest));
      if (flow.stopped() == 0) {
        table.number(0);
      } else {
        table.link(
            Words.number(flow.stopped()), visit.links().to("/dead-letters", "consumer", name));
      }
      table.cell(
          cell ->
              Plot.spark(
                  cell,
                  pulse
                      .trends()
                      .of(
                          past ->
                              past.flows().stream()
                                  .filter(one -> one.name().equals(name))
                                  .mapToLong(one -> one.lanes().depth())
                                  .sum())));
    }
    table.end();
  }

  private void pausing(Visit visit, Html html, Board board) {
    html.element("h2", "Pause a flow");
    Forms.begin(html, visit, path());
    html.element("label", "Flow", "for", "flow").open("select", "id", "flow", "name", "flow");
    board
        .flows()
        .forEach(
            flow ->
                html.element(
                    "option",
                    flow.name() + (flow.lanes().paused() ? " (paused)" : ""),
                    "value",
                    flow.name()));
    html.close("select");
    Forms.reason(html, "pause-reason");
    Forms.button(html, "pause", "Pause");
    Forms.button(html, "unpause", "Let it go on");
    Forms.end(html);
  }
}
