package io.github.odoosync.odoo.transport;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.internal.http.HttpAnswer;
import io.github.odoosync.internal.json.JsonException;
import io.github.odoosync.internal.json.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The user ids that JSON-RPC needs, asked once for each credentials. */
final class JsonRpcLogins {

  private record Known(Credentials credentials, long uid) {}

  private final CallSender sender;
  private final LoginKeeper keeper;
  private final AtomicReference<@Nullable Known> known = new AtomicReference<>();
  private final ReentrantLock asking = new ReentrantLock();

  JsonRpcLogins(CallSender sender, LoginKeeper keeper) {
    this.sender = sender;
    this.keeper = keeper;
  }

  /** Returns the id of the user that the credentials belong to. */
  long uid(Credentials credentials, String database, OdooCall call) {
    Known now = known.get();
    if (now != null && now.credentials().equals(credentials)) {
      return now.uid();
    }
    String login = credentials.user().orElseThrow(() -> needsLogin(call));
    asking.lock();
    try {
      Known meanwhile = known.get();
      if (meanwhile != null && meanwhile.credentials().equals(credentials)) {
        return meanwhile.uid();
      }
      keeper.check(credentials, CallFailures.of(call));
      long uid = ask(credentials, database, login, call);
      known.set(new Known(credentials, uid));
      return uid;
    } finally {
      asking.unlock();
    }
  }

  /** Drops what is known of credentials that were refused. */
  void forget(Credentials credentials) {
    known.updateAndGet(now -> now != null && now.credentials().equals(credentials) ? null : now);
  }

  private long ask(Credentials credentials, String database, String login, OdooCall call) {
    byte[] body = JsonRpcDialect.authenticate(database, login, credentials.secret().reveal());
    CallFailures failures = CallFailures.ofQuestion("The log-in for " + call.operation());
    HttpAnswer answer = sender.post(JsonRpcDialect.PATH, body, Map.of(), null, failures);
    JsonRpcDialect.Reply reply = JsonRpcDialect.reply(answer);
    if (reply.result() == null) {
      throw sender.failed(answer, reply.fault(), question(call), credentials);
    }
    Long uid = uid(reply.result());
    if (uid == null) {
      throw CallFailures.exception(
          CallFailures.of(call)
              .nothingDone(
                  ErrorCode.AUTHENTICATION,
                  "Odoo refused the log-in of " + login + " to the database " + database),
          null);
    }
    return uid;
  }

  // A log-in changes nothing, so that its failure never leaves the call's outcome in doubt.
  private static OdooCall question(OdooCall call) {
    return OdooCall.of(call.model(), call.method())
        .ids(call.ids().orElse(List.of()))
        .readOnly(true)
        .build();
  }

  private static @Nullable Long uid(OdooResult result) {
    if (!result.isPresent()) {
      return null;
    }
    try (JsonReader reader = JsonReader.of(result.body(), result.offset())) {
      return reader.kind() == JsonReader.Kind.NUMBER ? reader.integer() : null;
    } catch (JsonException e) {
      return null;
    }
  }

  private static RuntimeException needsLogin(OdooCall call) {
    return CallFailures.exception(
        CallFailures.of(call)
            .nothingDone(
                ErrorCode.CONFIGURATION,
                "JSON-RPC needs the login of the API key's user: Credentials.apiKey(login, key)"),
        null);
  }
}
