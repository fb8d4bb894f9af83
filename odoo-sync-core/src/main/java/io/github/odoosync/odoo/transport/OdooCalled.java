package io.github.odoosync.odoo.transport;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.observe.SyncEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of a call of Odoo ended; each retry is told for itself.
 *
 * @param at when it ended
 * @param target the database and server, such as {@code acme@erp.example.com}
 * @param model the model
 * @param method the method
 * @param records how many records it named; 0 for a method of the model itself
 * @param took how long it took, waits for limits excluded
 * @param error why it failed; null if it did not
 */
public record OdooCalled(
    Instant at,
    String target,
    String model,
    String method,
    int records,
    Duration took,
    @Nullable ErrorCode error)
    implements SyncEvent {

  /** Returns {@code model.method}. */
  public String operation() {
    return model + "." + method;
  }

  @Override
  public String name() {
    return "odoo.called";
  }
}
