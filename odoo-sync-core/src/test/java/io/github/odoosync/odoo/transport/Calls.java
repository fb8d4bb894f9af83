package io.github.odoosync.odoo.transport;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.json.JsonReader;
import io.github.odoosync.observe.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls and credentials that the tests of this package share. */
final class Calls {

  /** A secret that must be seen nowhere. */
  static final String CANARY = "canary-4f2c9d";

  private Calls() {}

  static OdooCall read() {
    return OdooCall.of("res.partner", "read").ids(List.of(1L, 2L)).readOnly(true).build();
  }

  static OdooCall read(Duration timeout) {
    return OdooCall.of("res.partner", "read")
        .ids(List.of(1L, 2L))
        .readOnly(true)
        .readTimeout(timeout)
        .build();
  }

  static OdooCall write() {
    return OdooCall.of("res.partner", "write")
        .ids(List.of(1L, 2L))
        .argument("vals", Map.of("name", "x"))
        .build();
  }

  static OdooCall write(int bytes) {
    return OdooCall.of("res.partner", "write")
        .ids(List.of(1L, 2L))
        .argument("vals", Map.of("comment", "x".repeat(bytes)))
        .build();
  }

  static Credentials key() {
    return Credentials.apiKey(Secret.of(CANARY));
  }

  /** A transport that speaks JSON-2 without asking for the version first. */
  static HttpTransport.Builder json2(String url) {
    return HttpTransport.builder(url).database("acme").credentials(key()).dialect(Dialect.JSON2);
  }

  static OdooSyncException failure(HttpTransport.Builder builder, OdooCall call) {
    try (HttpTransport transport = builder.build()) {
      return failure(transport, call);
    }
  }

  static OdooSyncException failure(OdooTransport transport, OdooCall call) {
    OdooSyncException failure =
        catchThrowableOfType(OdooSyncException.class, () -> transport.send(call));
    if (failure == null) {
      throw new AssertionError("No failure of " + call);
    }
    return failure;
  }

  static String text(OdooResult result) {
    try (JsonReader reader = JsonReader.of(result.body(), result.offset())) {
      return Json.text(reader.tree());
    }
  }
}
