package io.github.odoosync.odoo.transport;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.http.HttpAnswer;
import io.github.odoosync.internal.http.HttpFailure;
import io.github.odoosync.internal.http.HttpSender;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes one attempt of one call in one dialect. */
final class CallSender {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  private final HttpSender sender;
  private final AnswerClassifier classifier;
  private final Json2Dialect json2;
  private final JsonRpcDialect jsonRpc;
  private final JsonRpcLogins uids;
  private final @Nullable String database;
  private final Supplier<OdooVersion> version;
  private volatile boolean hasWorked;

  CallSender(
      HttpSender sender,
      AnswerClassifier classifier,
      LoginKeeper logins,
      Json2Dialect json2,
      JsonRpcDialect jsonRpc,
      @Nullable String database,
      Supplier<OdooVersion> version) {
    this.sender = sender;
    this.classifier = classifier;
    this.json2 = json2;
    this.jsonRpc = jsonRpc;
    this.database = database;
    this.version = version;
    this.uids = new JsonRpcLogins(this, logins);
  }

  OdooResult send(OdooCall call, Credentials credentials, Dialect dialect) {
    check(call);
    return dialect == Dialect.JSON2 ? sendJson2(call, credentials) : sendJsonRpc(call, credentials);
  }

  private OdooResult sendJson2(OdooCall call, Credentials credentials) {
    byte[] body = encoded(call, () -> json2.body(call));
    HttpAnswer answer =
        post(
            Json2Dialect.path(call),
            body,
            json2.headers(credentials),
            call.readTimeout().orElse(null),
            CallFailures.of(call));
    OdooResult result = Json2Dialect.result(answer);
    if (result != null) {
      hasWorked = true;
      return result;
    }
    throw failed(answer, Json2Dialect.fault(answer), call, credentials);
  }

  private OdooResult sendJsonRpc(OdooCall call, Credentials credentials) {
    CallFailures failures = CallFailures.of(call);
    String name = requireDatabase(failures);
    OdooVersion known = version.get();
    long uid = uids.uid(credentials, name, call);
    String secret = credentials.secret().reveal();
    byte[] body = encoded(call, () -> jsonRpc.body(call, known, name, uid, secret));
    HttpAnswer answer =
        post(JsonRpcDialect.PATH, body, Map.of(), call.readTimeout().orElse(null), failures);
    JsonRpcDialect.Reply reply = JsonRpcDialect.reply(answer);
    if (reply.result() != null) {
      hasWorked = true;
      return reply.result();
    }
    throw failed(answer, reply.fault(), call, credentials);
  }

  /** Sends a body and brings back whatever the server answered. */
  HttpAnswer post(
      String path,
      byte[] body,
      Map<String, String> headers,
      @Nullable Duration readTimeout,
      CallFailures failures) {
    try {
      return sender.post(path, body, headers, readTimeout);
    } catch (HttpFailure e) {
      throw AnswerClassifier.classify(e, failures);
    }
  }

  /** Returns the error that an answer without a result means. */
  OdooSyncException failed(
      HttpAnswer answer, @Nullable Fault fault, OdooCall call, Credentials credentials) {
    Failure failure =
        fault == null
            ? classifier.classify(answer, CallFailures.of(call), hasWorked)
            : classifier.withRetryAfter(FaultClassifier.classify(fault, call), answer);
    if (failure.code() == ErrorCode.AUTHENTICATION) {
      uids.forget(credentials);
    }
    return CallFailures.exception(withoutSecret(failure, credentials), null);
  }

  // A server may repeat what it was sent.
  private static Failure withoutSecret(Failure failure, Credentials credentials) {
    String secret = credentials.secret().reveal();
    if (!failure.detail().contains(secret)) {
      return failure;
    }
    return new Failure(
        failure.code(),
        failure.operation(),
        failure.recordCount(),
        failure.outcome(),
        failure.detail().replace(secret, "***"),
        failure.serverError(),
        failure.retryAfter());
  }

  private String requireDatabase(CallFailures failures) {
    if (database == null) {
      throw new ConfigurationException(
          failures.nothingDone(
              ErrorCode.DATABASE,
              "JSON-RPC needs the name of the database: set database(\"…\"), also where the server"
                  + " holds one only; on *.odoo.com it is usually the first part of the host"),
          null);
    }
    return database;
  }

  private static void check(OdooCall call) {
    if (!NAME.matcher(call.model()).matches() || !NAME.matcher(call.method()).matches()) {
      throw invalid(call, "A model or method name holds other than letters, digits, _ and .", null);
    }
    if (call.arguments().containsKey("ids") || call.arguments().containsKey("context")) {
      throw invalid(call, "ids and context are set on the call, not among its arguments", null);
    }
  }

  private static byte[] encoded(OdooCall call, Supplier<byte[]> body) {
    try {
      return body.get();
    } catch (IllegalArgumentException e) {
      throw invalid(call, String.valueOf(e.getMessage()), e);
    }
  }

  private static OdooSyncException invalid(
      OdooCall call, String detail, @Nullable Throwable cause) {
    return CallFailures.exception(
        CallFailures.of(call).nothingDone(ErrorCode.INVALID_REQUEST, detail), cause);
  }
}
