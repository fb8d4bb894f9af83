package io.github.odoosync.capture;

import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What the streams of one capture share.
 *
 * @param owner the random name under which it holds streams
 * @param nanos the monotonic clock
 */
record Engine(
    OdooClient odoo,
    CaptureStore store,
    Outbox outbox,
    Settings settings,
    Telling telling,
    ServerClock serverClock,
    CallBudget budget,
    Sentinel sentinel,
    Clock clock,
    LongSupplier nanos,
    String owner) {

  long now() {
    return nanos.getAsLong();
  }

  /** Returns how far Odoo's clock is ahead of this process's, at least; empty while unknown. */
  Optional<Duration> skew() {
    return serverClock.now().map(server -> Duration.between(clock.instant(), server));
  }

  /** Returns the client whose calls are counted, and refused when there are too many. */
  OdooClient metered(Meter meter) {
    return odoo.beforeEachCall(
        call -> {
          budget.take();
          meter.call();
        });
  }
}
