package io.github.odoosync.internal.fake.replay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model and method of a recorded request of either dialect; both empty for other requests. */
record RecordedCall(String model, String method) {

  static final RecordedCall NONE = new RecordedCall("", "");

  static RecordedCall of(Exchange exchange) {
    if (exchange.path().startsWith("/json/2/")) {
      String[] parts = exchange.path().split("/", -1);
      return new RecordedCall(parts[3], parts[4]);
    }
    List<@Nullable Object> args = executeArguments(exchange.requestBody());
    return args.isEmpty()
        ? NONE
        : new RecordedCall(String.valueOf(args.get(3)), String.valueOf(args.get(4)));
  }

  /** Returns the arguments of {@code execute_kw}, empty if the request is another one. */
  static List<@Nullable Object> executeArguments(@Nullable Object body) {
    if (body == null) {
      return List.of();
    }
    Map<String, Object> all = Values.map(body);
    if (!all.containsKey("params")) {
      return List.of();
    }
    Map<String, Object> params = Values.map(all.get("params"));
    return "execute_kw".equals(params.get("method")) ? Values.list(params.get("args")) : List.of();
  }
}
