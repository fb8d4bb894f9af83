package io.github.odoosync.odoo.transport;

import io.github.odoosync.internal.http.HttpAnswer;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON-2: one flat object of named arguments to the method's own path. */
final class Json2Dialect {

  private final ArgumentTable table;
  private final @Nullable String databaseHeader;

  Json2Dialect(ArgumentTable table, @Nullable String databaseHeader) {
    this.table = table;
    this.databaseHeader = databaseHeader;
  }

  static String path(OdooCall call) {
    return "/json/2/" + call.model() + "/" + call.method();
  }

  byte[] body(OdooCall call) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    call.ids().ifPresent(ids -> body.put("ids", ids));
    body.putAll(table.renamed(call, call.arguments(), false));
    if (!call.context().isEmpty()) {
      body.put("context", call.context());
    }
    return Json.bytes(body);
  }

  Map<String, String> headers(Credentials credentials) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "bearer " + credentials.secret().reveal());
    if (databaseHeader != null) {
      headers.put("X-Odoo-Database", databaseHeader);
    }
    return headers;
  }

  /** Returns the result; null if the answer is a fault or not Odoo's. */
  static @Nullable OdooResult result(HttpAnswer answer) {
    return answer.isSuccess() && answer.isJson() ? OdooResult.at(answer.body(), 0) : null;
  }

  /** Returns the fault; null if the answer is not Odoo's. */
  static @Nullable Fault fault(HttpAnswer answer) {
    if (answer.isSuccess() || !answer.isJson()) {
      return null;
    }
    try {
      return Fault.read(answer.status(), Json.parse(answer.body()));
    } catch (JsonException e) {
      return null;
    }
  }
}
