package io.github.odoosync.connectors.console;

import io.github.odoosync.capture.CaptureSnapshot;
import io.github.odoosync.connector.source.StreamSnapshot;
import io.github.odoosync.outbox.ConsumerSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How this node's engines stand: who sends, who reads, and what holds them up. */
final class ConnectorsPage implements Page {

  private final @Nullable Supplier<List<ConsumerSnapshot>> dispatcher;
  private final @Nullable Supplier<List<StreamSnapshot>> sources;
  private final @Nullable Supplier<CaptureSnapshot> capture;

  ConnectorsPage(
      @Nullable Supplier<List<ConsumerSnapshot>> dispatcher,
      @Nullable Supplier<List<StreamSnapshot>> sources,
      @Nullable Supplier<CaptureSnapshot> capture) {
    this.dispatcher = dispatcher;
    this.sources = sources;
    this.capture = capture;
  }

  @Override
  public String path() {
    return "/connectors";
  }

  @Override
  public String title() {
    return "Connectors";
  }

  @Override
  public void show(Visit visit, Html html) {
    if (dispatcher != null) {
      sending(html, dispatcher.get());
    }
    if (sources != null) {
      reading(html, sources.get());
    }
    if (capture != null) {
      capturing(html, capture.get(), visit.now());
    }
  }

  private static void sending(Html html, List<ConsumerSnapshot> consumers) {
    Table table =
        Table.begin(
            html,
            "Sending, by this node since its start",
            "Flow",
            "State",
            "Done",
            "A second",
            "Retried",
            "Unknown",
            "Timed out");
    for (ConsumerSnapshot one : consumers) {
      table
          .row()
          .text(one.consumer())
          .cell(cell -> state(cell, one))
          .number(one.done())
          .number(Math.round(one.perSecond()))
          .number(one.retried())
          .number(one.unknown())
          .number(one.timedOut());
    }
    table.end();
  }

  private static void state(Html html, ConsumerSnapshot one) {
    if (one.paused()) {
      Health.badge(html, "‖", "Paused", "warn");
    } else if (one.breakerOpen()) {
      Health.badge(html, "✖", "Destination cannot be used", "bad");
    } else if (one.stuck() > 0) {
      Health.badge(html, "✖", Words.count(one.stuck(), "handler") + " stuck", "bad");
    } else {
      Health.badge(html, "✔", "Ready", "good");
    }
  }

  private static void reading(Html html, List<StreamSnapshot> streams) {
    Table table =
        Table.begin(
            html,
            "Reading other systems",
            "Connector",
            "Stream",
            "State",
            "Pages",
            "First load",
            "Trouble");
    for (StreamSnapshot one : streams) {
      table
          .row()
          .text(one.stream().connector())
          .text(one.stream().stream())
          .cell(cell -> held(cell, one.held(), one.trouble().isPresent()))
          .number(one.position().revision())
          .text(one.position().backfill() == null ? "Done" : "Under way")
          .text(one.trouble().map(why -> Words.brief(why, 300)).orElse("–"));
    }
    table.end();
  }

  private static void capturing(Html html, CaptureSnapshot capture, Instant now) {
    capture.halted().ifPresent(why -> html.element("p", "Standing still: " + why, "class", "said"));
    Table table =
        Table.begin(
            html,
            "Reading Odoo, " + Words.count(capture.calls(), "call"),
            "Stream",
            "State",
            "Read until",
            "Behind by",
            "Records",
            "Trouble");
    for (CaptureSnapshot.StreamSnapshot one : capture.streams()) {
      Instant until = one.settledUntil();
      table
          .row()
          .text(one.stream())
          .cell(cell -> held(cell, one.held(), one.trouble().isPresent()))
          .cell(
              cell -> {
                if (until == null) {
                  cell.text("–");
                } else {
                  Words.time(cell, until, now);
                }
              })
          .text(one.lag().map(Words::duration).orElse("–"))
          .number(one.records())
          .text(one.trouble().map(why -> Words.brief(why, 300)).orElse("–"));
    }
    table.end();
  }

  private static void held(Html html, boolean held, boolean trouble) {
    if (trouble) {
      Health.badge(html, "✖", "In trouble", "bad");
    } else if (held) {
      Health.badge(html, "●", "Read here", "good");
    } else {
      Health.badge(html, "○", "Read elsewhere, or not yet", "good");
    }
  }
}
