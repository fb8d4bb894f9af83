package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.model.shipment.Shipment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes at an order that something was shipped: once, as a note is known by its text. */
final class ShipmentNotes {

  private final WooApi api;
  private final Function<Shipment, Optional<String>> texts;
  private final boolean forCustomers;

  /**
   * @param texts what a note says; empty for none
   * @param forCustomers whether the shop sends it to the customer
   */
  ShipmentNotes(WooApi api, Function<Shipment, Optional<String>> texts, boolean forCustomers) {
    this.api = api;
    this.texts = texts;
    this.forCustomers = forCustomers;
  }

  /** Returns whether it is there, or need not be. */
  boolean isWritten(Shipment shipment, String order) {
    Optional<String> text = texts.apply(shipment).map(ShipmentNotes::plain);
    HttpRequest request = api.get("note.list", "/orders/{}/notes", order).build();
    return text.isEmpty()
        || api.list(request).items().stream()
            .flatMap(note -> Texts.text(note.get("note")).stream())
            .map(ShipmentNotes::plain)
            .anyMatch(text.get()::equals);
  }

  /** Writes it unless it is there. */
  CommandResult<String> write(Shipment shipment, String order) {
    if (isWritten(shipment, order)) {
      return new CommandResult.Done<>("");
    }
    Map<String, Object> note = new LinkedHashMap<>();
    note.put("note", texts.apply(shipment).orElse(""));
    note.put("customer_note", forCustomers);
    HttpRequest request = api.post("note.write", "/orders/{}/notes", order).json(note).build();
    return api.order(request, answer -> Texts.needId(answer.get("id")));
  }

  // The shop may have escaped it for HTML, or made paragraphs of it.
  private static String plain(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&amp;", "&")
        .replaceAll("<[^>]{0,1000}>", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
