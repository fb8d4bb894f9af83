package io.github.odoosync.standin;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.testing.SystemFault;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An EasyPost that rates by weight, sells a shipment's label once, takes labels back, follows
 * parcels and tells of them. One carrier, FedEx, never answers.
 */
public final class EasyPostServer extends StandIn {

  /**
   * A label that was sold.
   *
   * @param reference what the buyer calls the shipment
   * @param trackingNumber under which it travels
   */
  public record Sold(String reference, String trackingNumber) {}

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final String apiKey;
  private final String secret;
  private final Webhooks webhooks = new Webhooks();
  private final Map<String, Map<String, @Nullable Object>> shipments = new LinkedHashMap<>();
  private final List<Map<String, @Nullable Object>> trackers = new ArrayList<>();
  private final List<Sold> sold = new ArrayList<>();
  private final Map<String, Integer> refunds = new LinkedHashMap<>();
  private BigDecimal surcharge = BigDecimal.ZERO;
  private @Nullable String refusedReference;
  private boolean broke;
  private int numbers;

  /**
   * Opens it.
   *
   * @param apiKey what requests have to carry
   * @param secret what webhooks are signed with
   */
  public EasyPostServer(String apiKey, String secret) {
    this.apiKey = apiKey;
    this.secret = secret;
  }

  /** Lets the next purchase, refund or new tracker go wrong. */
  public void arm(SystemFault fault) {
    arm(fault, call -> call.is("POST", "/v2/(shipments/.*|trackers)"));
  }

  /** Lets the next draft of a shipment go wrong. */
  public void armDraft(SystemFault fault) {
    arm(fault, call -> call.is("POST", "/v2/shipments"));
  }

  /** Sells the next label, and answers with the page of a gateway. */
  public void garblePurchase() {
    garble(call -> call.is("POST", "/v2/shipments/.*/buy"));
  }

  /** Makes the rates dearer that are asked for from now on. */
  public synchronized void raisePrices(String by) {
    surcharge = new BigDecimal(by);
  }

  /** Refuses to sell the label of a reference. */
  public synchronized void refuse(String reference) {
    refusedReference = reference;
  }

  /** Has no money, or has it again. */
  public synchronized void broke(boolean value) {
    broke = value;
  }

  /** Returns how many labels were sold for a reference. */
  public synchronized int sold(String reference) {
    return (int) sold.stream().filter(label -> label.reference().equals(reference)).count();
  }

  /** Returns all labels that were sold, oldest first. */
  public synchronized List<Sold> sold() {
    return List.copyOf(sold);
  }

  /** Returns how many refunds were granted for a reference. */
  public synchronized int refunds(String reference) {
    return refunds.getOrDefault(reference, 0);
  }

  /** Returns how many shipments were made, bought or not. */
  public synchronized int shipments() {
    return shipments.size();
  }

  /** Returns the last shipment, as it is answered. */
  public synchronized Map<String, @Nullable Object> lastShipment() {
    return List.copyOf(shipments.values()).get(shipments.size() - 1);
  }

  /** Returns how many trackers there are of a number. */
  public synchronized int trackers(String number) {
    return (int) trackers.stream().filter(each -> number.equals(each.get("tracking_code"))).count();
  }

  /** Returns what is to be told. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** Makes a tracker though there is one of the number already, as carriers use numbers again. */
  public synchronized void useAgain(String carrier, String number, Instant createdAt) {
    trackers.add(tracker(carrier, number, createdAt));
  }

  /** Reports something of the last tracker of a number, and tells of it. */
  public synchronized void report(
      String number, Instant at, String status, @Nullable String detail, String message) {
    Map<String, @Nullable Object> tracker =
        trackers.stream()
            .filter(each -> number.equals(each.get("tracking_code")))
            .reduce((first, second) -> second)
            .orElseThrow();
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("object", "TrackingDetail");
    told.put("message", message);
    told.put("status", status);
    told.put("status_detail", detail);
    told.put("datetime", at.toString());
    told.put("tracking_location", location());
    List<Object> details =
        new ArrayList<>((List<?>) tracker.getOrDefault("tracking_details", List.of()));
    details.add(told);
    tracker.put("tracking_details", details);
    tracker.put("status", status);
    tracker.put("status_detail", detail);
    tracker.put("updated_at", now().toString());
    tell("tracker.updated", tracker);
  }

  private static Map<String, @Nullable Object> location() {
    Map<String, @Nullable Object> location = new LinkedHashMap<>();
    location.put("object", "TrackingLocation");
    location.put("city", "HOUSTON");
    location.put("state", "TX");
    location.put("country", null);
    location.put("zip", "77063");
    return location;
  }

  private void tell(String description, Map<String, @Nullable Object> result) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("id", "evt_%032x".formatted(++numbers));
    event.put("object", "Event");
    event.put("description", description);
    event.put("mode", "test");
    event.put("created_at", now().toString());
    event.put("result", new LinkedHashMap<>(result));
    byte[] body = Json.write(event);
    webhooks.add(Webhooks.Hook.of(signed(secret, body), body));
  }

  /** Returns the headers of a webhook that is signed with a secret. */
  public static Map<String, String> signed(String secret, byte[] body) {
    String key = Normalizer.normalize(secret, Normalizer.Form.NFKD);
    String hex = HexFormat.of().formatHex(Hmac.sign(key, body));
    return Map.of("Content-Type", "application/json", "X-Hmac-Signature", "hmac-sha256-hex=" + hex);
  }

  @Override
  protected Answer answer(Call call) {
    if (!call.header("Authorization").equals(Optional.of("Bearer " + apiKey))) {
      return error(401, "APIKEY.INACTIVE", "This api key is no longer active.", List.of());
    }
    String[] path = call.path().split("/", -1);
    if (call.is("POST", "/v2/shipments")) {
      return draft(call.body().get("shipment"));
    }
    if (call.path().startsWith("/v2/shipments/")) {
      Map<String, @Nullable Object> shipment = shipments.get(path[3]);
      return shipment == null ? notFound() : one(call, shipment);
    }
    if (call.is("POST", "/v2/trackers")) {
      return follow(call.body().get("tracker"));
    }
    return call.is("GET", "/v2/trackers") ? list(call.query()) : notFound();
  }

  @Override
  protected Answer fault(SystemFault fault) {
    return switch (fault) {
      case TOO_MANY_REQUESTS -> error(429, "RATE_LIMITED", "Too many requests.", List.of());
      case UNAVAILABLE -> Answer.of(503, "<html>Service Unavailable</html>");
      default ->
          error(
              422,
              "PARAMETER.INVALID",
              "A parameter is wrong.",
              List.of(Map.of("field", "parcel.weight", "message", "is too heavy")));
    };
  }

  private Answer draft(Json asked) {
    Json weight = asked.get("parcel").get("weight");
    if (asked.get("to_address").isNull() || asked.get("from_address").isNull() || weight.isNull()) {
      return error(422, "PARAMETER.REQUIRED", "Missing required parameter.", List.of("parcel"));
    }
    String id = "shp_%032x".formatted(++numbers);
    Map<String, @Nullable Object> shipment = new LinkedHashMap<>();
    shipment.put("id", id);
    shipment.put("object", "Shipment");
    shipment.put("reference", asked.get("reference").tree());
    shipment.put("created_at", now().toString());
    shipment.put("updated_at", now().toString());
    shipment.put("to_address", asked.get("to_address").tree());
    shipment.put("from_address", asked.get("from_address").tree());
    shipment.put("parcel", asked.get("parcel").tree());
    shipment.put("options", asked.get("options").tree());
    shipment.put("customs_info", asked.get("customs_info").tree());
    shipment.put("rates", rates(weight.decimal()));
    shipment.put(
        "messages",
        List.of(
            Map.of("carrier", "FedEx", "type", "rate_error", "message", "FedEx did not answer.")));
    shipment.put("selected_rate", null);
    shipment.put("postage_label", null);
    shipment.put("tracker", null);
    shipment.put("tracking_code", null);
    shipment.put("refund_status", null);
    shipments.put(id, shipment);
    return Answer.of(201, shipment);
  }

  private List<Map<String, Object>> rates(BigDecimal ounces) {
    return List.of(
        rate("USPS", "GroundAdvantage", "4.00", ounces, 3),
        rate("USPS", "Express", "25.00", ounces, 1),
        rate("USPS", "Express", "27.00", ounces, 1),
        rate("UPS", "Ground", "9.00", ounces, 4));
  }

  private Map<String, Object> rate(
      String carrier, String service, String base, BigDecimal ounces, int days) {
    BigDecimal price =
        new BigDecimal(base).add(ounces.multiply(new BigDecimal("0.10"))).add(surcharge);
    return Map.of(
        "id",
        "rate_%032x".formatted(++numbers),
        "object",
        "Rate",
        "carrier",
        carrier,
        "service",
        service,
        "rate",
        price.toPlainString(),
        "currency",
        "USD",
        "delivery_days",
        new BigDecimal(days + ".0"));
  }

  private Answer one(Call call, Map<String, @Nullable Object> shipment) {
    if (call.method().equals("GET")) {
      return Answer.of(200, shipment);
    }
    if (call.path().endsWith("/buy")) {
      return buy(shipment, call.body().get("rate").get("id").text());
    }
    return call.path().endsWith("/refund") ? refund(shipment) : notFound();
  }

  private Answer buy(Map<String, @Nullable Object> shipment, String rateId) {
    String reference = String.valueOf(shipment.get("reference"));
    if (shipment.get("postage_label") != null) {
      return error(422, "SHIPMENT.POSTAGE.EXISTS", "Postage already exists.", List.of());
    }
    if (broke) {
      return error(402, "PAYMENT_REQUIRED", "The balance does not suffice.", List.of());
    }
    Json rate =
        Json.of(shipment).get("rates").items().stream()
            .filter(each -> each.get("id").text().equals(rateId))
            .findFirst()
            .orElse(null);
    if (rate == null || reference.equals(refusedReference)) {
      return error(422, "SHIPMENT.POSTAGE.FAILURE", "The address is not served.", List.of());
    }
    String number = "9400%018d".formatted(++numbers);
    String carrier = rate.get("carrier").text();
    shipment.put("selected_rate", rate.tree());
    shipment.put("tracking_code", number);
    shipment.put("postage_label", label(shipment));
    Map<String, @Nullable Object> tracker = tracker(carrier, number, now());
    tracker.put("shipment_id", shipment.get("id"));
    trackers.add(tracker);
    shipment.put("tracker", tracker);
    shipment.put("updated_at", now().toString());
    sold.add(new Sold(reference, number));
    return Answer.of(200, shipment);
  }

  private Map<String, Object> label(Map<String, @Nullable Object> shipment) {
    Json wish = Json.of(shipment).get("options").get("label_format");
    String format = (wish.isNull() ? "PNG" : wish.text()).toLowerCase(Locale.ROOT);
    return Map.of(
        "id",
        "pl_%032x".formatted(++numbers),
        "object",
        "PostageLabel",
        "created_at",
        now().toString(),
        "label_file_type",
        "application/" + format,
        "label_url",
        "https://files.example/" + numbers + "." + format);
  }

  private Answer refund(Map<String, @Nullable Object> shipment) {
    if (shipment.get("postage_label") == null || shipment.get("refund_status") != null) {
      return error(422, "SHIPMENT.REFUND.FAILURE", "There is nothing to refund.", List.of());
    }
    shipment.put("refund_status", "submitted");
    shipment.put("updated_at", now().toString());
    refunds.merge(String.valueOf(shipment.get("reference")), 1, Integer::sum);
    return Answer.of(200, shipment);
  }

  private Answer follow(Json asked) {
    String number = asked.get("tracking_code").text();
    for (Map<String, @Nullable Object> tracker : trackers) {
      if (number.equals(tracker.get("tracking_code"))) {
        return Answer.of(200, tracker);
      }
    }
    Map<String, @Nullable Object> tracker = tracker(asked.get("carrier").text(), number, now());
    trackers.add(tracker);
    return Answer.of(200, tracker);
  }

  private Answer list(Map<String, String> query) {
    String number = query.get("tracking_code");
    List<?> found =
        trackers.stream()
            .filter(each -> number == null || number.equals(each.get("tracking_code")))
            .toList();
    return Answer.of(200, Map.of("trackers", found, "has_more", false));
  }

  private Map<String, @Nullable Object> tracker(String carrier, String number, Instant createdAt) {
    Map<String, @Nullable Object> tracker = new LinkedHashMap<>();
    tracker.put("id", "trk_%032x".formatted(++numbers));
    tracker.put("object", "Tracker");
    tracker.put("tracking_code", number);
    tracker.put("carrier", carrier);
    tracker.put("status", "unknown");
    tracker.put("status_detail", "unknown");
    tracker.put("created_at", createdAt.toString());
    tracker.put("updated_at", createdAt.toString());
    tracker.put("est_delivery_date", null);
    tracker.put("shipment_id", null);
    tracker.put("tracking_details", List.of());
    return tracker;
  }

  // Each thing happens a second after the one before.
  private Instant now() {
    return START.plus(numbers, ChronoUnit.SECONDS);
  }

  private static Answer notFound() {
    return error(404, "NOT_FOUND", "The requested resource could not be found.", List.of());
  }

  private static Answer error(int status, String code, String message, List<?> errors) {
    return Answer.of(
        status, Map.of("error", Map.of("code", code, "message", message, "errors", errors)));
  }
}
