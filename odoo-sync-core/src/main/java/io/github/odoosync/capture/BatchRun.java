package io.github.odoosync.capture;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one batch up to its cut-off time, from where an earlier attempt stopped. */
final class BatchRun<T> {

  private final StreamWorker<T> worker;

  BatchRun(StreamWorker<T> worker) {
    this.worker = worker;
  }

  ControlTotals run(String batch, Instant cutOff) {
    Instant end = cutOff.truncatedTo(ChronoUnit.SECONDS);
    if (!worker.isReady()) {
      throw new StoreException(
          Failure.of(
              ErrorCode.STREAM_BUSY,
              "The stream " + worker.kind().name() + " is another node's, or stands still"),
          null);
    }
    Totals totals = known(batch);
    if (totals == null) {
      totals = Totals.none(batch, end);
    } else if (!totals.shown().cutOff().equals(end)) {
      throw refused(
          "Batch " + batch + " was begun with the cut-off time " + totals.shown().cutOff());
    }
    return totals.shown().closed() ? totals.shown() : read(totals, end);
  }

  private ControlTotals read(Totals totals, Instant end) {
    requireSettled(end);
    requireNotPassed(totals, end);
    Ledger<T> ledger = worker.ledger();
    ledger.count(totals);
    try {
      while (worker.settled().stepUntil(end)) {
        // One page after the other, each stored with the totals so far.
      }
      Totals closed = ledger.counted().close();
      ledger.move(Map.of(closed.point(), closed.text()));
      return closed.shown();
    } finally {
      ledger.count(null);
    }
  }

  private void requireSettled(Instant end) {
    Instant settled = worker.settled().settledEnd();
    if (settled == null || settled.isBefore(end)) {
      String wait =
          settled == null ? "Odoo's clock is not known" : Duration.between(settled, end) + " more";
      throw new StoreException(
          Failure.of(
              ErrorCode.NOT_SETTLED,
              "What was written before " + end + " may still be committed: " + wait),
          null);
    }
  }

  private void requireNotPassed(Totals totals, Instant end) {
    boolean passed =
        worker.watches().stream()
            .map(watch -> worker.ledger().positions().window(watch))
            .anyMatch(window -> window != null && window.from().isAfter(end));
    if (passed) {
      throw refused(
          "Batch " + totals.shown().batch() + " ends at " + end + ", before what is read already");
    }
  }

  private @Nullable Totals known(String batch) {
    String text = worker.ledger().positions().text(Totals.point(batch));
    return text == null ? null : Totals.parse(batch, text);
  }

  private static ConfigurationException refused(String detail) {
    return new ConfigurationException(Failure.of(ErrorCode.CONFIGURATION, detail), null);
  }
}
