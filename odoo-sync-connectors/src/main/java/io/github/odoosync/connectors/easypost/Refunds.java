package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.json.Json;
import java.util.List;
import java.util.function.Function;

/** Asks for the money of labels back. */
final class Refunds {

  private final EasyPostApi api;

  Refunds(EasyPostApi api) {
    this.api = api;
  }

  static boolean isAskedFor(Json shipment) {
    return Texts.optional(shipment.get("refund_status"))
        .filter(List.of("submitted", "refunded")::contains)
        .isPresent();
  }

  CommandResult<Json> ask(String shipmentId) {
    HttpRequest request =
        HttpRequest.post("label.void", "/v2/shipments/{}/refund", shipmentId).build();
    return api.order(request, Function.identity()).then(Refunds::judged);
  }

  /** Returns the shipment if its label is given back, and else why it is not. */
  static CommandResult<Json> judged(Json shipment) {
    return isAskedFor(shipment)
        ? new CommandResult.Done<>(shipment)
        : new CommandResult.Rejected<>(
            "The refund is " + Texts.optional(shipment.get("refund_status")).orElse("not known"),
            List.of());
  }
}
