package io.github.odoosync.observe.micrometer;

import io.github.odoosync.connector.http.HttpExchanged;
import io.github.odoosync.odoo.transport.OdooCalled;

/** How long calls of other systems take, and how they end. */
final class CallMeters {

  private final Meters meters;

  CallMeters(Meters meters) {
    this.meters = meters;
  }

  void on(OdooCalled call) {
    String outcome = call.error() == null ? "ok" : call.error().id();
    meters.time("odoo.calls", call.took(), "operation", call.operation(), "outcome", outcome);
  }

  void on(HttpExchanged exchange) {
    String outcome =
        exchange.error() == null ? exchange.status() / 100 + "xx" : exchange.error().id();
    meters.time(
        "http.requests",
        exchange.took(),
        "system",
        exchange.system(),
        "operation",
        exchange.operation(),
        "outcome",
        outcome);
    meters.time("http.waits", exchange.waited(), "system", exchange.system());
  }
}
