package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.CheckReport;
import io.github.odoosync.connector.CheckReport.Check;
import io.github.odoosync.connector.CheckReport.Status;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.OdooSyncException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether the token is accepted, the version is spoken, and the scopes are granted. */
final class ShopifyCheck {

  private static final List<String> SCOPES =
      List.of(
          "read_orders",
          "read_inventory",
          "write_inventory",
          "write_merchant_managed_fulfillment_orders");

  private ShopifyCheck() {}

  static CheckReport run(GraphQl graphQl, String shop) {
    try {
      return graphQl.send(Query.CHECK, Map.of(), data -> report(data, shop));
    } catch (OdooSyncException e) {
      return new CheckReport(
          List.of(new Check("token", Status.FAILED, String.valueOf(e.getMessage()))));
    }
  }

  private static CheckReport report(Json data, String shop) {
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("token", Status.PASSED, "It is accepted"));
    String domain = data.get("shop").get("myshopifyDomain").text();
    checks.add(
        domain.equals(shop)
            ? new Check("shop", Status.PASSED, "It is " + shop)
            : new Check("shop", Status.FAILED, "The token is of " + domain + ", not of " + shop));
    checks.add(version(data));
    Set<String> granted =
        data.get("currentAppInstallation").get("accessScopes").items().stream()
            .map(scope -> scope.get("handle").text())
            .collect(Collectors.toSet());
    for (String scope : SCOPES) {
      checks.add(
          granted.contains(scope)
              ? new Check("scope " + scope, Status.PASSED, "It is granted")
              : new Check("scope " + scope, Status.WARNING, "Add it where it is needed"));
    }
    return new CheckReport(checks);
  }

  private static Check version(Json data) {
    boolean supported =
        data.get("publicApiVersions").items().stream()
            .filter(version -> version.get("handle").text().equals(Shopify.API_VERSION))
            .anyMatch(version -> version.get("supported").flag());
    return supported
        ? new Check("version", Status.PASSED, Shopify.API_VERSION + " is supported")
        : new Check("version", Status.WARNING, Shopify.API_VERSION + " ends; update the library");
  }
}
