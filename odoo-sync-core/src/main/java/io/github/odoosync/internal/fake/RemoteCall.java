package io.github.odoosync.internal.fake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as it came over the wire, before anything was looked up.
 *
 * @param positional the arguments without a name; JSON-2 has none
 */
public record RemoteCall(
    Wire wire,
    User user,
    String model,
    String method,
    @Nullable List<Long> ids,
    List<@Nullable Object> positional,
    Map<String, @Nullable Object> named,
    Context context) {

  /** The dialects. */
  public enum Wire {
    /** {@code POST /json/2/model/method}, from 19. */
    JSON_2,
    /** {@code execute_kw} over {@code POST /jsonrpc}. */
    JSON_RPC
  }
}
