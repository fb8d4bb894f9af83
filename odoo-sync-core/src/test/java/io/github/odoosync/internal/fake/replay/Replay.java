package io.github.odoosync.internal.fake.replay;

import io.github.odoosync.internal.fake.SchemaCatalog;
import io.github.odoosync.testing.FakeOdoo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends one folder of recorded requests to a fake of that version, in order. */
final class Replay implements AutoCloseable {

  private final SchemaCatalog schemas;
  private final FakeOdoo odoo;
  private final IdMap ids = new IdMap();

  Replay(int version) {
    schemas = SchemaCatalog.forVersion(version);
    odoo = FakeOdoo.builder().version(version).database("o" + version).start();
  }

  /** Sends one request; returns where the answer differs from the recorded one. */
  List<String> send(Exchange exchange) {
    RequestTranslator translator = new RequestTranslator(schemas, ids, odoo.apiKey());
    HttpAnswer answer =
        HttpAnswer.to(
            odoo.uri().resolve(exchange.path()),
            exchange.httpMethod(),
            headers(exchange),
            translator.body(exchange));
    Differences differences = new Differences();
    new AnswerComparison(schemas, ids, differences)
        .compare(RecordedCall.of(exchange), exchange, answer);
    return differences.all();
  }

  /** The recorder kept no headers of the calls that were refused for them. */
  private Map<String, String> headers(Exchange exchange) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!exchange.path().startsWith("/json/2/")) {
      return headers;
    }
    boolean otherDatabase = exchange.name().endsWith("unknown-database");
    headers.put("X-Odoo-Database", otherDatabase ? "nodb" : odoo.database());
    if (exchange.name().endsWith("bad-key")) {
      headers.put("Authorization", "bearer 0123456789");
    } else if (!exchange.name().endsWith("no-auth")) {
      headers.put("Authorization", "bearer " + odoo.apiKey());
    }
    return headers;
  }

  @Override
  public void close() {
    odoo.close();
  }
}
