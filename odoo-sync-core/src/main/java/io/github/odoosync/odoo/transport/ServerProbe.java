package io.github.odoosync.odoo.transport;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.internal.http.HttpAnswer;
import io.github.odoosync.internal.http.HttpFailure;
import io.github.odoosync.internal.http.HttpSender;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.json.JsonException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a server for its version, without a log-in. */
final class ServerProbe {

  private static final String SINCE_19 = "/web/version";
  private static final String BEFORE_19 = "/web/webclient/version_info";

  private final HttpSender sender;
  private final AnswerClassifier classifier;

  ServerProbe(HttpSender sender, AnswerClassifier classifier) {
    this.sender = sender;
    this.classifier = classifier;
  }

  OdooVersion version() {
    CallFailures failures = CallFailures.ofQuestion("The question for the server's version");
    try {
      HttpAnswer answer = sender.get(SINCE_19, Map.of());
      OdooVersion version = read(answer, "version_info");
      if (version != null) {
        return version;
      }
      throwIfOut(answer, failures);
      return before19(failures);
    } catch (HttpFailure e) {
      throw AnswerClassifier.classify(e, failures);
    }
  }

  private OdooVersion before19(CallFailures failures) throws HttpFailure {
    HttpAnswer answer = sender.post(BEFORE_19, JsonRpcDialect.empty(), Map.of(), null);
    OdooVersion version = read(answer, "server_version_info");
    if (version != null) {
      return version;
    }
    throwIfOut(answer, failures);
    if (answer.status() >= 300 && answer.status() <= 401) {
      throw CallFailures.exception(classifier.classify(answer, failures, false), null);
    }
    throw CallFailures.exception(
        failures.nothingDone(
            ErrorCode.BAD_RESPONSE,
            "No Odoo answers here: neither " + SINCE_19 + " nor " + BEFORE_19 + " tell a version"),
        null);
  }

  // A limit and an outage say nothing of what answers here; a missing page does.
  private void throwIfOut(HttpAnswer answer, CallFailures failures) {
    if (answer.status() == 429 || answer.status() >= 500) {
      throw CallFailures.exception(classifier.classify(answer, failures, false), null);
    }
  }

  private static @Nullable OdooVersion read(HttpAnswer answer, String key) {
    if (!answer.isSuccess() || !answer.isJson()) {
      return null;
    }
    try {
      Object body = Json.parse(answer.body());
      Object info =
          body instanceof Map<?, ?> map && map.get("result") != null ? map.get("result") : body;
      Object version = info instanceof Map<?, ?> map ? map.get(key) : null;
      return version instanceof List<?> list ? OdooVersion.fromInfo(list) : null;
    } catch (JsonException | IllegalArgumentException e) {
      return null;
    }
  }
}
