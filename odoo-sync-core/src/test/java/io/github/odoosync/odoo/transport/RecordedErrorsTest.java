package io.github.odoosync.odoo.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.internal.http.RecordedAnswers;
import io.github.odoosync.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classifies every error that was recorded from real servers. */
class RecordedErrorsTest {

  private static final Map<String, ErrorCode> EXPECTED = expected();

  private static Map<String, ErrorCode> expected() {
    Map<String, ErrorCode> codes = new LinkedHashMap<>();
    codes.put("no-auth", ErrorCode.AUTHENTICATION);
    codes.put("bad-key", ErrorCode.AUTHENTICATION);
    codes.put("execute-wrong-password", ErrorCode.AUTHENTICATION);
    codes.put("unknown-database", ErrorCode.DATABASE);
    codes.put("err-unknown-model", ErrorCode.UNKNOWN_MODEL);
    codes.put("err-unknown-method", ErrorCode.UNKNOWN_METHOD);
    codes.put("err-private", ErrorCode.ACCESS);
    codes.put("err-bad-domain-field", ErrorCode.UNKNOWN_FIELD);
    codes.put("err-bad-read-field", ErrorCode.UNKNOWN_FIELD);
    codes.put("err-bad-write-field", ErrorCode.UNKNOWN_FIELD);
    codes.put("err-missing", ErrorCode.MISSING_RECORD);
    codes.put("err-validation", ErrorCode.VALIDATION);
    codes.put("err-unlink-restrict", ErrorCode.VALIDATION);
    codes.put("err-unique", ErrorCode.VALIDATION);
    codes.put("lot-create", ErrorCode.BAD_ARGUMENTS);
    codes.put("quant-create-lot", ErrorCode.SERVER_FAULT);
    codes.put("quant-apply-lot", ErrorCode.SERVER_FAULT);
    codes.put("sale-order-confirm-again", ErrorCode.USER_ERROR);
    codes.put("picking-validate-again", ErrorCode.USER_ERROR);
    codes.put("has-access", ErrorCode.UNKNOWN_METHOD);
    codes.put("formatted-read-group", ErrorCode.UNKNOWN_METHOD);
    return codes;
  }

  @Test
  void everyRecordedErrorHasTheCodeOfItsName() {
    Path wire = wire();
    assumeTrue(wire != null, "skipped: no recordings beside this checkout (shared/wire)");
    Map<String, ErrorCode> seen = new LinkedHashMap<>();
    for (Path file : recordings(wire)) {
      Failure failure = failure(file);
      if (failure != null) {
        String name = file.getFileName().toString().replaceAll("^\\d+-|\\.json$", "");
        assertThat(failure.code()).as(file.toString()).isEqualTo(EXPECTED.get(name));
        assertThat(failure.detail()).doesNotContain("<traceback>");
        seen.put(name, failure.code());
      }
    }
    assertThat(seen).isEqualTo(EXPECTED).hasSize(EXPECTED.size());
  }

  private static @Nullable Failure failure(Path file) {
    Map<?, ?> recording = map(Json.parse(text(file)));
    Map<?, ?> request = map(recording.get("request"));
    Map<?, ?> response = map(recording.get("response"));
    String path = String.valueOf(request.get("path"));
    if (!path.startsWith("/json/2/") && !path.equals("/jsonrpc")) {
      return null;
    }
    var answer = RecordedAnswers.of(response);
    Fault fault =
        path.equals("/jsonrpc") ? JsonRpcDialect.reply(answer).fault() : Json2Dialect.fault(answer);
    OdooCall call = path.equals("/jsonrpc") ? jsonRpcCall(request) : json2Call(path);
    if (fault != null) {
      return FaultClassifier.classify(fault, call);
    }
    return answer.isSuccess()
        ? null
        : new AnswerClassifier(Clock.systemUTC()).classify(answer, CallFailures.of(call), false);
  }

  private static OdooCall json2Call(String path) {
    List<String> parts = List.of(path.substring("/json/2/".length()).split("/", 2));
    return OdooCall.of(parts.get(0), parts.get(1)).build();
  }

  private static OdooCall jsonRpcCall(Map<?, ?> request) {
    Object args = map(map(request.get("body")).get("params")).get("args");
    boolean execute = args instanceof List<?> list && list.size() > 4;
    return execute && args instanceof List<?> list
        ? OdooCall.of(String.valueOf(list.get(3)), String.valueOf(list.get(4))).build()
        : OdooCall.of("common", "authenticate").build();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> recordings(Path wire) {
    try (Stream<Path> files = Files.walk(wire)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Path wire() {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    for (; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("shared/wire"))) {
        return folder.resolve("shared/wire");
      }
    }
    return null;
  }
}
