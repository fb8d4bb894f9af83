package io.github.odoosync.internal.fake.replay;

import io.github.odoosync.internal.fake.SchemaCatalog;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the whole answer: body, error or result. */
final class AnswerComparison {

  private final Differences differences;
  private final ResultComparison results;

  AnswerComparison(SchemaCatalog schemas, IdMap ids, Differences differences) {
    this.differences = differences;
    this.results = new ResultComparison(schemas, ids, differences);
  }

  void compare(RecordedCall call, Exchange exchange, HttpAnswer fake) {
    differences.equal("status", exchange.status(), fake.status());
    differences.equal("content type", exchange.contentType(), fake.contentType());
    Object recorded = exchange.responseBody();
    if (recorded instanceof String) {
      return;
    }
    if (recorded instanceof Map<?, ?> map && map.containsKey("jsonrpc")) {
      envelope(call, Values.map(recorded), fake.json());
    } else if (exchange.status() >= 400) {
      error(Values.map(recorded), fake.json());
    } else {
      results.compare(call, recorded, fake.json());
    }
  }

  private void envelope(RecordedCall call, Map<String, Object> recorded, @Nullable Object answer) {
    if (!(answer instanceof Map<?, ?>)) {
      differences.add("body", recorded, answer);
      return;
    }
    Map<String, Object> fake = Values.map(answer);
    differences.equal("keys", recorded.keySet(), fake.keySet());
    if (recorded.containsKey("error")) {
      Map<String, Object> error = Values.map(recorded.get("error"));
      if (fake.get("error") instanceof Map<?, ?> got) {
        differences.equal("error.code", error.get("code"), got.get("code"));
        differences.equal("error.message", error.get("message"), got.get("message"));
        error(Values.map(error.get("data")), got.get("data"));
      } else {
        differences.add("error", error, fake.get("result"));
      }
    } else if (fake.containsKey("error")) {
      differences.add("result", recorded.get("result"), errorText(fake));
    } else if (recorded.containsKey("result")) {
      results.compare(call, recorded.get("result"), fake.get("result"));
    }
  }

  private static String errorText(Map<String, Object> fake) {
    Map<String, Object> data = Values.map(Values.map(fake.get("error")).get("data"));
    return data.get("name") + ": " + data.get("message");
  }

  private void error(Map<String, Object> recorded, @Nullable Object answer) {
    if (!(answer instanceof Map<?, ?>)) {
      differences.add("error", recorded, answer);
      return;
    }
    Map<String, Object> fake = Values.map(answer);
    differences.equal("error keys", recorded.keySet(), fake.keySet());
    differences.equal("error.name", recorded.get("name"), fake.get("name"));
    differences.text("error.message", (String) Values.of(recorded, "message"), fake.get("message"));
    differences.equal(
        "error.arguments (kinds)", kinds(recorded.get("arguments")), kinds(fake.get("arguments")));
  }

  private static List<String> kinds(@Nullable Object list) {
    return Values.list(list).stream().map(Differences::kind).toList();
  }
}
