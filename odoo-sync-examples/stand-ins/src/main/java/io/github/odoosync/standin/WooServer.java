package io.github.odoosync.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.testing.SystemFault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a shop on WooCommerce: orders by the second of their last change, refunds, notes,
 * products, and webhooks, with the weaknesses that the real one has. Its site is two hours ahead of
 * UTC.
 */
public final class WooServer extends StandIn {

  /** The key and the secret that it accepts. */
  public static final String KEY = "ck_0123456789abcdef0123456789abcdef01234567";

  /** The secret of the key. */
  public static final String SECRET = "cs_76543210fedcba9876543210fedcba9876543210";

  private static final String API = "/wp-json/wc/v3";
  private static final Duration ZONE = Duration.ofHours(2);
  private static final String NOTICE =
      "\ufeff<br />\n<b>Notice</b>:  Undefined index: [a] in <b>/srv/plugin.php</b> on line"
          + " <b>7</b><br />\n";

  private final Map<Long, WooOrder> orders = new TreeMap<>();
  private final WooStock stock = new WooStock();
  private final Set<Long> hidden = new TreeSet<>();
  private final List<Map<String, Object>> subscriptions = new ArrayList<>();
  private final Webhooks webhooks = new Webhooks();
  private final List<String> calls = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private Duration tick = Duration.ofMillis(400);
  private boolean notices;
  private boolean countless;
  private @Nullable Answer instead;

  /** Lets a request that changes something go wrong. */
  public void arm(SystemFault fault) {
    arm(fault, call -> !call.method().equals("GET"));
  }

  /** Lets a request go wrong that writes a note. */
  public void armNotes(SystemFault fault) {
    arm(fault, call -> call.is("POST", API + "/orders/[0-9]+/notes"));
  }

  /** Lets a request that reads go wrong. */
  public void armReads(SystemFault fault) {
    arm(fault, call -> call.method().equals("GET"));
  }

  /** Does the next request that changes something, and answers with a page. */
  public void garbleChange() {
    garble(call -> !call.method().equals("GET"));
  }

  /** Answers the next request that reads with a page and 200, as caches and firewalls do. */
  public void garbleRead() {
    garble(call -> call.method().equals("GET"));
  }

  /** Answers every request so from now on; null for as it should be. */
  public synchronized void answerWith(int status, Map<String, String> headers, String body) {
    instead = new Answer(status, headers, body);
  }

  /** Answers as it should be from now on. */
  public synchronized void recover() {
    instead = null;
  }

  /** Writes notices of PHP before each answer from now on. */
  public synchronized void writeNotices() {
    notices = true;
  }

  /** Leaves out from now on how many records there are. */
  public synchronized void stopCounting() {
    countless = true;
  }

  /** Sets how much time goes by with each change. */
  public synchronized void tick(Duration value) {
    tick = value;
  }

  /** Returns method, path and query of each request that came. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Returns what is in stock. */
  public WooStock stock() {
    return stock;
  }

  /** Puts an order in, or changes it. */
  public synchronized void put(WooOrder order) {
    now = now.plus(tick);
    orders.put(order.id(), order.touch(now));
  }

  /** Returns an order. */
  public synchronized WooOrder order(long id) {
    return Optional.ofNullable(orders.get(id)).orElseThrow();
  }

  /** Makes an order, or changes it, and returns its id. */
  public synchronized String change(int number) {
    put(
        orders.containsKey((long) number)
            ? order(number)
            : new WooOrder(number).line("TEE", "1", "10.00"));
    return Integer.toString(number);
  }

  /** Hides an order from the key, which counts it all the same. */
  public synchronized void hide(long id) {
    hidden.add(id);
  }

  /** Deletes an order for good. */
  public synchronized void delete(long id) {
    orders.remove(id);
  }

  /** Adds a webhook to the shop's settings. */
  public synchronized void subscribe(String topic, String status) {
    subscriptions.add(
        Map.of("id", (long) subscriptions.size() + 1, "topic", topic, "status", status));
  }

  /** Returns what waits to be told. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** Tells that an order changed. */
  public synchronized void tell(String secret, long id) {
    byte[] body = Json.write(order(id).json(2));
    webhooks.add(hook(secret, "order.updated", body, now.getEpochSecond()));
  }

  /** Returns what is sent when a webhook is saved. */
  public static Webhooks.Hook ping() {
    return new Webhooks.Hook(
        Map.of("Content-Type", "application/x-www-form-urlencoded"), "webhook_id=7");
  }

  /** Returns a request with its signature; deliveries of one second have one id. */
  public static Webhooks.Hook hook(String secret, String topic, byte[] body, long second) {
    String[] parts = topic.split("\\.", 2);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("X-WC-Webhook-Source", "https://shop.example.com/");
    headers.put("X-WC-Webhook-Topic", topic);
    headers.put("X-WC-Webhook-Resource", parts[0]);
    headers.put("X-WC-Webhook-Event", parts[1]);
    headers.put(
        "X-WC-Webhook-Signature", Base64.getEncoder().encodeToString(Hmac.sign(secret, body)));
    headers.put("X-WC-Webhook-ID", "7");
    headers.put("X-WC-Webhook-Delivery-ID", Long.toHexString(second * 31 + 7));
    return Webhooks.Hook.of(headers, body);
  }

  @Override
  protected synchronized Answer answer(Call call) {
    calls.add(call.method() + " " + call.path() + " " + call.query());
    if (instead != null) {
      return instead;
    }
    Answer answer = authorized(call) ? routed(call) : refused(401, "woocommerce_rest_cannot_view");
    Object body = answer.body();
    return notices
        ? new Answer(
            answer.status(), answer.headers(), NOTICE + new String(Json.write(body), UTF_8))
        : answer;
  }

  private static boolean authorized(Call call) {
    String pair = Base64.getEncoder().encodeToString((KEY + ":" + SECRET).getBytes(UTF_8));
    return call.header("authorization").orElse("").equals("Basic " + pair);
  }

  private Answer routed(Call call) {
    if (call.is("GET", API + "/orders")) {
      return orders(call);
    }
    if (call.is("GET", API + "/webhooks")) {
      return Answer.of(200, List.copyOf(subscriptions));
    }
    if (call.path().matches(API + "/orders/[0-9]+(/[a-z]+)?")) {
      String[] parts = call.path().substring(API.length()).split("/", -1);
      WooOrder order = orders.get(Long.parseLong(parts[2]));
      return order == null
          ? refused(
              call.method().equals("GET") ? 404 : 400, "woocommerce_rest_shop_order_invalid_id")
          : order(call, order, parts.length > 3 ? parts[3] : "");
    }
    return call.path().startsWith(API + "/products")
        ? stock.answer(call, call.path().substring(API.length()), this)
        : refused(404, "rest_no_route");
  }

  private Answer order(Call call, WooOrder order, String part) {
    int decimals = Integer.parseInt(call.query().getOrDefault("dp", "2"));
    return switch (call.method() + " " + part) {
      case "GET " -> Answer.of(200, order.json(decimals));
      case "GET refunds" -> Answer.of(200, order.refunds(decimals));
      case "GET notes" -> Answer.of(200, List.copyOf(order.notes()));
      case "POST notes" -> {
        Json body = call.body();
        yield Answer.of(
            201,
            new LinkedHashMap<>(
                order.note(body.get("note").text(), body.get("customer_note").flag())));
      }
      case "PUT " -> changed(call, order, decimals);
      default -> refused(404, "rest_no_route");
    };
  }

  private Answer changed(Call call, WooOrder order, int decimals) {
    for (Json meta : call.body().get("meta_data").items()) {
      order.keep(meta.get("key").text(), meta.get("value").tree());
    }
    call.body().get("status").optional().map(Json::text).ifPresent(order::status);
    put(order);
    return Answer.of(200, order.json(decimals));
  }

  private Answer orders(Call call) {
    Map<String, String> query = call.query();
    int size = Integer.parseInt(query.getOrDefault("per_page", "10"));
    if (size < 1 || size > 100) {
      return invalid("per_page", "per_page must be between 1 (inclusive) and 100 (inclusive)");
    }
    String status = query.getOrDefault("status", "any");
    String search = query.getOrDefault("search", "");
    Instant since = since(query);
    List<WooOrder> found =
        orders.values().stream()
            .filter(each -> status.equals(each.status()) || isAny(status, each))
            .filter(each -> search.isEmpty() || each.number().contains(search))
            .filter(each -> each.modified().isAfter(since))
            .sorted(Comparator.comparing(WooOrder::modified).thenComparing(WooOrder::id))
            .toList();
    List<Map<String, @Nullable Object>> page =
        found.stream()
            .skip(Integer.parseInt(query.getOrDefault("offset", "0")))
            .limit(size)
            .filter(each -> !hidden.contains(each.id()))
            .map(each -> each.json(Integer.parseInt(query.getOrDefault("dp", "2"))))
            .map(each -> fields(each, query.get("_fields")))
            .toList();
    return listed(page, found.size(), size);
  }

  private static boolean isAny(String status, WooOrder order) {
    return status.equals("any") && !order.status().equals("trash");
  }

  synchronized Answer listed(List<?> page, int total, int size) {
    Map<String, String> headers = new HashMap<>();
    if (!countless) {
      headers.put("X-WP-Total", Integer.toString(total));
      headers.put("X-WP-TotalPages", Integer.toString((total + size - 1) / size));
    }
    return new Answer(200, headers, page);
  }

  // As WordPress does: a time with a zone becomes the site's, and is then compared as it reads.
  private static Instant since(Map<String, String> query) {
    String text = query.getOrDefault("modified_after", "");
    if (text.isEmpty()) {
      return Instant.MIN;
    }
    Instant read =
        text.endsWith("Z")
            ? Instant.parse(text).plus(ZONE)
            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    return "true".equals(query.get("dates_are_gmt")) ? read : read.minus(ZONE);
  }

  static Map<String, @Nullable Object> fields(
      Map<String, @Nullable Object> order, @Nullable String wanted) {
    if (wanted == null) {
      return order;
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(order);
    fields.keySet().retainAll(Set.of(wanted.split(",", -1)));
    return fields;
  }

  static Answer invalid(String parameter, String why) {
    return Answer.of(
        400,
        Map.of(
            "code",
            "rest_invalid_param",
            "message",
            "Invalid parameter(s): " + parameter,
            "data",
            Map.of("status", 400L, "params", Map.of(parameter, why))));
  }

  static Answer refused(int status, String code) {
    return Answer.of(
        status,
        Map.of(
            "code",
            code,
            "message",
            "Sorry, this cannot be done.",
            "data",
            Map.of("status", (long) status)));
  }

  @Override
  protected Answer fault(SystemFault fault) {
    return switch (fault) {
      case TOO_MANY_REQUESTS -> new Answer(429, Map.of("Retry-After", "7"), "<html>Slow</html>");
      case UNAVAILABLE ->
          new Answer(503, Map.of(), "<html>Briefly unavailable for scheduled maintenance.</html>");
      default -> invalid("status", "status is not one of pending, processing");
    };
  }
}
