package io.github.odoosync.connector.http;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.observe.SyncEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to another system ended.
 *
 * @param at when it ended
 * @param system the system's short name
 * @param operation the request's name
 * @param status the answer's status; 0 if no whole answer came
 * @param waited how long its limits held it back
 * @param took how long it took then
 * @param error why no whole answer came; null if one did
 */
public record HttpExchanged(
    Instant at,
    String system,
    String operation,
    int status,
    Duration waited,
    Duration took,
    @Nullable ErrorCode error)
    implements SyncEvent {

  @Override
  public String name() {
    return "connector.http.exchanged";
  }
}
