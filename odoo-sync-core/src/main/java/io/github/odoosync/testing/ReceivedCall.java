package io.github.odoosync.testing;

import io.github.odoosync.internal.fake.RemoteCall;
import io.github.odoosync.internal.fake.http.CallLog;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method that a {@link FakeOdoo} received.
 *
 * @param json2 whether it came over JSON-2, else over JSON-RPC
 * @param login who called
 * @param ids the records of a JSON-2 call; over JSON-RPC they are the first positional argument
 * @param positional the arguments without names; always empty over JSON-2
 * @param named the arguments with names
 * @param context the context, empty if none was sent
 * @param headers the request's headers, names in lower case, without authorization and cookies
 */
public record ReceivedCall(
    boolean json2,
    String login,
    String model,
    String method,
    List<Long> ids,
    List<@Nullable Object> positional,
    Map<String, @Nullable Object> named,
    Map<String, @Nullable Object> context,
    Map<String, String> headers) {

  static ReceivedCall of(CallLog.Entry entry) {
    RemoteCall call = entry.call();
    List<Long> ids = call.ids();
    return new ReceivedCall(
        call.wire() == RemoteCall.Wire.JSON_2,
        call.user().login(),
        call.model(),
        call.method(),
        ids == null ? List.of() : ids,
        call.positional(),
        call.named(),
        call.context().values(),
        entry.headers());
  }
}
