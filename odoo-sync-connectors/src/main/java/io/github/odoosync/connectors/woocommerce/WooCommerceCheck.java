package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.CheckReport;
import io.github.odoosync.connector.CheckReport.Check;
import io.github.odoosync.connector.CheckReport.Status;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.OdooSyncException;
import java.util.ArrayList;
import java.util.List;

/** Looks whether the shop answers, the key may read, and its webhooks are not switched off. */
final class WooCommerceCheck {

  private final WooApi api;

  WooCommerceCheck(WooApi api) {
    this.api = api;
  }

  CheckReport run() {
    List<Check> checks = new ArrayList<>();
    HttpRequest request =
        api.get("order.list", "/orders")
            .query("per_page", "1")
            .query("orderby", "modified")
            .build();
    try {
      HttpResponse answer = api.answer(request);
      int orders = Answers.read(request, answer, Json::items).size();
      checks.add(
          new Check("orders", Status.PASSED, orders == 0 ? "There are none" : "They can be read"));
      checks.add(clean(answer));
      checks.add(counted(answer));
    } catch (OdooSyncException e) {
      checks.add(new Check("orders", Status.FAILED, String.valueOf(e.getMessage())));
      return new CheckReport(checks);
    }
    checks.addAll(webhooks());
    return new CheckReport(checks);
  }

  private static Check clean(HttpResponse answer) {
    return Answers.isClean(answer)
        ? new Check("answers", Status.PASSED, "They are JSON")
        : new Check(
            "answers",
            Status.WARNING,
            "Something is written before the JSON: switch PHP's display_errors off in the shop");
  }

  private static Check counted(HttpResponse answer) {
    return answer.header("X-WP-Total").isPresent()
        ? new Check("pages", Status.PASSED, "They are counted")
        : new Check(
            "pages",
            Status.WARNING,
            "X-WP-Total is missing: let it through where the shop's answers are filtered");
  }

  private List<Check> webhooks() {
    HttpRequest request = api.get("webhook.list", "/webhooks").query("per_page", "100").build();
    try {
      List<Check> checks = new ArrayList<>();
      for (Json webhook : api.list(request).items()) {
        if (Texts.text(webhook.get("status")).filter("disabled"::equals).isPresent()) {
          checks.add(disabled(webhook));
        }
      }
      return checks.isEmpty()
          ? List.of(new Check("webhooks", Status.PASSED, "None is disabled"))
          : checks;
    } catch (OdooSyncException e) {
      return List.of(
          new Check("webhooks", Status.WARNING, "They cannot be looked at: " + e.getMessage()));
    }
  }

  private static Check disabled(Json webhook) {
    return new Check(
        "webhook " + Texts.id(webhook.get("id")).orElse("?"),
        Status.WARNING,
        Texts.text(webhook.get("topic")).orElse("It")
            + " is disabled after failures in a row: set it to active; what it did not tell is"
            + " read all the same");
  }
}
