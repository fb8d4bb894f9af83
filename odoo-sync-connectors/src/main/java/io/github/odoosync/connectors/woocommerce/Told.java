package io.github.odoosync.connectors.woocommerce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an order is told of a shipment, and keeps under a key of the shipment's own: so a second
 * copy finds the first.
 *
 * @param key under which the order keeps it
 * @param shipment the shipment's own key
 * @param carrier empty if nobody says
 * @param numbers the tracking numbers, sorted
 * @param lines how much was shipped of which of the order's lines, by their ids
 */
record Told(
    String key,
    String shipment,
    String carrier,
    List<String> numbers,
    Map<String, BigDecimal> lines) {

  // What begins with an underscore is not shown to people who edit the order.
  private static final String PREFIX = "_odoo_sync_shipment_";

  /** Returns what a shipment tells of an order; refused if it tells of other lines. */
  static CommandResult<Told> of(Shipment shipment, Json order) {
    Map<String, BigDecimal> lines = new TreeMap<>();
    for (GoodsLine line : shipment.lines()) {
      BigDecimal done = line.done().map(quantity -> quantity.value()).orElse(BigDecimal.ZERO);
      if (done.signum() == 0) {
        continue;
      }
      if (line.kit().isPresent()) {
        return rejected("lines.kit", "Parts of a kit are no line of the shop's order");
      }
      Optional<String> id = line(line, order);
      if (id.isEmpty()) {
        return rejected(
            "lines",
            "No line of the order, or more than one, is of the article "
                + line.product().sku().orElse("without a number"));
      }
      lines.merge(id.get(), done.stripTrailingZeros(), BigDecimal::add);
    }
    if (lines.isEmpty()) {
      return rejected("lines", "Nothing of it was shipped");
    }
    List<TrackingNumber> numbers = numbers(shipment);
    String carrier =
        shipment
            .carrier()
            .or(() -> numbers.stream().map(TrackingNumber::carrier).findFirst())
            .orElse("")
            .strip();
    return new CommandResult.Done<>(
        new Told(
            PREFIX
                + Fingerprint.of(shipment.key().toString().getBytes(UTF_8))
                    .value()
                    .substring(0, 24),
            shipment.key().key(),
            carrier,
            numbers.stream().map(TrackingNumber::number).sorted().distinct().toList(),
            lines));
  }

  private static List<TrackingNumber> numbers(Shipment shipment) {
    return Stream.concat(
            shipment.trackingNumbers().stream(),
            shipment.packages().stream().map(ShipmentPackage::tracking).flatMap(Optional::stream))
        .toList();
  }

  // By its id, or else by the only line of its article.
  private static Optional<String> line(GoodsLine line, Json order) {
    List<Json> items = order.get("line_items").items();
    String wanted = line.orderLine().orElse("");
    Optional<String> byId =
        items.stream().map(item -> Texts.needId(item.get("id"))).filter(wanted::equals).findFirst();
    if (byId.isPresent()) {
      return byId;
    }
    List<String> bySku =
        items.stream()
            .filter(item -> Texts.text(item.get("sku")).equals(line.product().sku()))
            .filter(item -> line.product().sku().isPresent())
            .map(item -> Texts.needId(item.get("id")))
            .toList();
    return bySku.size() == 1 ? Optional.of(bySku.get(0)) : Optional.empty();
  }

  /** Returns whether the order keeps the very same. */
  boolean isKeptWith(Json order) {
    return kept(order).stream().anyMatch(this::equals);
  }

  /** Returns how much was shipped of each line, with this and with all that was told before. */
  Map<String, BigDecimal> shipped(Json order) {
    Map<String, BigDecimal> shipped = new LinkedHashMap<>(lines);
    for (Told other : kept(order)) {
      if (!other.key().equals(key)) {
        other.lines().forEach((line, done) -> shipped.merge(line, done, BigDecimal::add));
      }
    }
    return shipped;
  }

  /** Returns what the order is to keep. */
  Map<String, Object> meta() {
    List<Map<String, String>> all = new ArrayList<>();
    lines.forEach((line, done) -> all.add(Map.of("line", line, "quantity", done.toPlainString())));
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("shipment", shipment);
    value.put("carrier", carrier);
    value.put("numbers", numbers);
    value.put("lines", all);
    return Map.of("key", key, "value", value);
  }

  private static List<Told> kept(Json order) {
    List<Told> kept = new ArrayList<>();
    for (Json meta : order.get("meta_data").items()) {
      Texts.text(meta.get("key"))
          .filter(key -> key.startsWith(PREFIX))
          .flatMap(key -> kept(key, meta.get("value")))
          .ifPresent(kept::add);
    }
    return kept;
  }

  // What somebody else has written there counts as nothing.
  private static Optional<Told> kept(String key, Json value) {
    try {
      Map<String, BigDecimal> lines = new TreeMap<>();
      for (Json line : value.get("lines").items()) {
        lines.put(line.get("line").id(), line.get("quantity").decimal().stripTrailingZeros());
      }
      return Optional.of(
          new Told(
              key,
              value.get("shipment").text(),
              Texts.text(value.get("carrier")).orElse(""),
              value.get("numbers").items().stream().map(Json::id).toList(),
              lines));
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }

  /** Returns what a note says of it unless the application words it otherwise. */
  static String text(Shipment shipment) {
    List<TrackingNumber> numbers = numbers(shipment);
    if (numbers.isEmpty()) {
      return "Shipped (" + shipment.key().key() + ")";
    }
    String carrier = shipment.carrier().orElse(numbers.get(0).carrier());
    String all =
        String.join(
            ", ", numbers.stream().map(TrackingNumber::number).sorted().distinct().toList());
    return "Shipped with " + carrier + ": " + all + " (" + shipment.key().key() + ")";
  }

  private static <T> CommandResult<T> rejected(String field, String message) {
    return new CommandResult.Rejected<>(message, List.of(new FieldError(field, "", message)));
  }
}
