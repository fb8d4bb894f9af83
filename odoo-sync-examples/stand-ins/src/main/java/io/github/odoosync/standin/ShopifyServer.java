package io.github.odoosync.standin;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.testing.SystemFault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shop on Shopify: it gives tokens, lists orders by their last change, takes fulfilments of what
 * is open, keeps stock with keys and comparisons, exports in bulk, counts costs and tells by
 * webhooks. It knows the documents that the connector sends by their operation's name, and asks of
 * them what Shopify asks for beside its schema.
 */
public final class ShopifyServer extends StandIn {

  /**
   * What has left of an order.
   *
   * @param id the fulfilment's id
   * @param trackingNumbers under which it travels
   * @param pieces how many of each SKU
   */
  public record Fulfilment(String id, List<String> trackingNumbers, Map<String, Integer> pieces) {

    /** Copies list and map. */
    public Fulfilment {
      trackingNumbers = List.copyOf(trackingNumbers);
      pieces = Map.copyOf(pieces);
    }
  }

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Pattern OPERATION = Pattern.compile("^(query|mutation) (\\w+)");
  private static final String GRAPHQL = "/admin/api/2026-07/graphql.json";
  private static final int BUCKET = 2_000;

  private final String domain;
  private final String secret;
  private final ShopifyStock stock = new ShopifyStock();
  private final Webhooks webhooks = new Webhooks();
  private final Map<String, ShopifyOrder> orders = new LinkedHashMap<>();
  private final List<Map<String, @Nullable Object>> bulks = new ArrayList<>();
  private final List<String> operations = new ArrayList<>();
  private String token = "token-0";
  private int tokens;
  private int ticks;
  private int available = BUCKET;
  private boolean throttleNext;

  /**
   * Opens it.
   *
   * @param domain the shop's domain
   * @param secret the app's secret: for tokens and webhooks
   */
  public ShopifyServer(String domain, String secret) {
    this.domain = domain;
    this.secret = secret;
  }

  /** Lets the next mutation go wrong. */
  public void arm(SystemFault fault) {
    arm(fault, call -> isGraphQl(call) && isMutation(call));
  }

  /** Lets the next query go wrong. */
  public void armQuery(SystemFault fault) {
    arm(fault, call -> isGraphQl(call) && !isMutation(call));
  }

  /** Carries the next mutation out, and answers with the page of a gateway. */
  public void garbleMutation() {
    garble(call -> isGraphQl(call) && isMutation(call));
  }

  /** Answers the next query as one that the bucket of costs has no room for, with HTTP 200. */
  public synchronized void throttleNext() {
    throttleNext = true;
  }

  /** Makes the token worthless, as when its time has come. */
  public synchronized void expireToken() {
    token = "ended";
  }

  /** Returns the token that is valid now. */
  public synchronized String token() {
    return token;
  }

  /** Returns the names of the operations that were asked for, in order. */
  public synchronized List<String> operations() {
    return List.copyOf(operations);
  }

  /** Returns its stock. */
  public ShopifyStock stock() {
    return stock;
  }

  /** Returns what is to be told. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** Takes an order, or replaces it by another one of the same number, and tells of it. */
  public synchronized ShopifyOrder put(ShopifyOrder order) {
    order.touch(now());
    boolean fresh = orders.put(order.number(), order) == null;
    tell(fresh ? "orders/create" : "orders/updated", order);
    return order;
  }

  /** Lets the customer change an order, and tells of it. */
  public synchronized void change(String number, Consumer<ShopifyOrder> change) {
    ShopifyOrder order = order(number);
    change.accept(order);
    put(order);
  }

  /** Returns what has left of each order, by the order's name, oldest first. */
  public synchronized Map<String, List<Fulfilment>> shipped() {
    Map<String, List<Fulfilment>> shipped = new LinkedHashMap<>();
    orders.values().forEach(order -> shipped.put(order.name(), order.goods().shipped()));
    return shipped;
  }

  /** Returns an order. */
  public synchronized ShopifyOrder order(String number) {
    return Optional.ofNullable(orders.get(number)).orElseThrow();
  }

  /** Returns the time of the last thing that happened, so that others can stand at it. */
  public synchronized Instant now() {
    return START.plusSeconds(++ticks / 3);
  }

  /** Returns the headers of a webhook that is signed with a secret. */
  public static Map<String, String> signed(
      String secret, String domain, String topic, String eventId, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put(
        "X-Shopify-Hmac-Sha256", Base64.getEncoder().encodeToString(Hmac.sign(secret, body)));
    headers.put("X-Shopify-Topic", topic);
    headers.put("X-Shopify-Shop-Domain", domain);
    headers.put("X-Shopify-API-Version", "2026-07");
    headers.put("X-Shopify-Webhook-Id", "hook-" + eventId);
    headers.put("X-Shopify-Event-Id", eventId);
    headers.put("X-Shopify-Triggered-At", START.toString());
    return headers;
  }

  private void tell(String topic, ShopifyOrder order) {
    byte[] body =
        Json.write(
            Map.of(
                "id", Long.parseLong(order.number()), "name", order.name(), "note", "as it was"));
    webhooks.add(Webhooks.Hook.of(signed(secret, domain, topic, "event-" + ++ticks, body), body));
  }

  @Override
  protected Answer answer(Call call) {
    if (call.is("POST", "/admin/oauth/access_token")) {
      return token(call.body());
    }
    if (call.is("GET", "/files/.*")) {
      return file(call);
    }
    if (!call.header("X-Shopify-Access-Token").equals(Optional.of(token))) {
      return Answer.of(401, Map.of("errors", "[API] Invalid API key or access token"));
    }
    return isGraphQl(call) ? graphQl(call.body()) : Answer.of(404, Map.of("errors", "Not Found"));
  }

  @Override
  protected Answer fault(SystemFault fault) {
    return switch (fault) {
      case TOO_MANY_REQUESTS -> throttled();
      case UNAVAILABLE -> Answer.of(503, "<html>Service Unavailable</html>");
      default ->
          Answer.of(
              200,
              Map.of(
                  "errors",
                  List.of(
                      Map.of(
                          "message",
                          "Variable $input was provided invalid value",
                          "extensions",
                          Map.of("code", "INVALID_VARIABLE")))));
    };
  }

  private Answer token(Json asked) {
    boolean genuine = asked.get("client_secret").text().equals(secret);
    boolean refresh = asked.get("grant_type").text().equals("refresh_token");
    if (!genuine || (refresh && !asked.get("refresh_token").text().equals("refresh-" + tokens))) {
      return Answer.of(400, Map.of("error", "invalid_client"));
    }
    token = "token-" + ++tokens;
    return Answer.of(
        200,
        Map.of("access_token", token, "expires_in", 3_600, "refresh_token", "refresh-" + tokens));
  }

  private Answer graphQl(Json body) {
    Matcher named = OPERATION.matcher(body.get("query").text());
    if (!named.find()) {
      return Answer.of(200, Map.of("errors", List.of(Map.of("message", "syntax error"))));
    }
    operations.add(named.group(2));
    if (throttleNext) {
      throttleNext = false;
      return throttled();
    }
    Object data = data(named.group(2), body.get("query").text(), body.get("variables"));
    return data instanceof Answer error ? error : answered(data);
  }

  private Answer answered(Object data) {
    available = Math.max(BUCKET / 2, available - 10);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("data", data);
    answer.put("extensions", Map.of("cost", cost(10, available)));
    return Answer.of(200, answer);
  }

  private static Answer throttled() {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "errors",
        List.of(Map.of("message", "Throttled", "extensions", Map.of("code", "THROTTLED"))));
    answer.put("extensions", Map.of("cost", cost(300, 100)));
    return Answer.of(200, answer);
  }

  private static Map<String, Object> cost(int requested, int available) {
    return Map.of(
        "requestedQueryCost",
        requested,
        "throttleStatus",
        Map.of(
            "maximumAvailable",
            BUCKET + 0.0,
            "currentlyAvailable",
            available,
            "restoreRate",
            1_000.0));
  }

  private Object data(String operation, String document, Json variables) {
    return switch (operation) {
      case "Check" -> check();
      case "Orders" -> orders(variables);
      case "OneOrder", "OrderLines" -> oneOrder(variables);
      case "OrderByName" -> byName(variables.get("query").text());
      case "OpenFulfilmentOrders" ->
          with(variables, order -> Map.of("fulfillmentOrders", order.goods().orders()));
      case "FulfilmentOrderLines" -> fulfilmentOrderLines(variables);
      case "Fulfilments" -> with(variables, order -> Map.of("fulfillments", order.fulfilments()));
      case "CreateFulfilment" -> fulfil(variables.get("fulfillment"));
      case "SetStock", "AdjustStock" -> changeStock(document, variables);
      case "Stock" -> stock.read(variables.get("item").text(), variables.get("location").text());
      case "StockLevels" -> stock.list(variables);
      case "ItemBySku" -> stock.bySku(quoted(variables.get("query").text()));
      case "StartBulk" -> startBulk(variables.get("query").text());
      case "RunningBulks" -> Map.of("bulkOperations", Map.of("nodes", bulks));
      case "OneBulk" -> bulk(variables.get("id").text());
      default ->
          Answer.of(200, Map.of("errors", List.of(Map.of("message", "No operation " + operation))));
    };
  }

  private Map<String, Object> check() {
    return Map.of(
        "shop", Map.of("name", "Shop", "myshopifyDomain", domain),
        "currentAppInstallation",
            Map.of(
                "accessScopes",
                List.of(Map.of("handle", "read_orders"), Map.of("handle", "write_inventory"))),
        "publicApiVersions", List.of(Map.of("handle", "2026-07", "supported", true)));
  }

  /** Lists by change and number, from behind a place that is the last one's change and number. */
  private Map<String, Object> orders(Json variables) {
    String since = variables.get("query").isNull() ? "" : quoted(variables.get("query").text());
    String after = variables.get("after").isNull() ? "" : variables.get("after").text();
    int first = (int) variables.get("first").integer();
    List<ShopifyOrder> rest =
        orders.values().stream()
            .filter(order -> order.updatedAt().toString().compareTo(since) >= 0)
            .filter(order -> place(order).compareTo(after) > 0)
            .sorted(Comparator.comparing(ShopifyServer::place))
            .toList();
    List<ShopifyOrder> page = rest.subList(0, Math.min(first, rest.size()));
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put("hasNextPage", rest.size() > page.size());
    info.put("endCursor", page.isEmpty() ? null : place(page.get(page.size() - 1)));
    return Map.of(
        "orders",
        Map.of("pageInfo", info, "nodes", page.stream().map(order -> order.tree(0, 20)).toList()));
  }

  private static String place(ShopifyOrder order) {
    return order.updatedAt() + "/" + order.number();
  }

  private Object oneOrder(Json variables) {
    Json after = variables.get("after");
    int from = after.isNull() ? 0 : Integer.parseInt(after.text());
    return with(variables, order -> order.tree(from, 100));
  }

  private Map<String, Object> byName(String query) {
    String name = quoted(query);
    List<Map<String, String>> found =
        orders.values().stream()
            .filter(order -> order.name().contains(name))
            .map(order -> Map.of("id", order.id(), "name", order.name()))
            .limit(2)
            .toList();
    return Map.of("orders", Map.of("nodes", found));
  }

  private Object with(Json variables, Function<ShopifyOrder, ?> reader) {
    String id = variables.get("id").text();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    ShopifyOrder order = orders.get(id.substring(id.lastIndexOf('/') + 1));
    data.put("order", order == null ? null : reader.apply(order));
    return data;
  }

  private Map<String, Object> fulfilmentOrderLines(Json variables) {
    String id = variables.get("id").text();
    int from = Integer.parseInt(variables.get("after").text());
    ShopifyOrder order =
        orders.values().stream().filter(each -> each.goods().owns(id)).findFirst().orElseThrow();
    return Map.of("fulfillmentOrder", Map.of("lineItems", order.goods().openLines(id, from, 200)));
  }

  private Object fulfil(Json input) {
    String first =
        input.get("lineItemsByFulfillmentOrder").items().get(0).get("fulfillmentOrderId").text();
    for (ShopifyOrder order : orders.values()) {
      if (order.goods().owns(first)) {
        Map<String, Object> payload = order.goods().fulfil(input, ++ticks);
        order.touch(now());
        return Map.of("fulfillmentCreate", payload);
      }
    }
    return Map.of(
        "fulfillmentCreate",
        Map.of(
            "userErrors",
            List.of(
                Map.of(
                    "field", List.of("fulfillment"), "message", "Fulfillment order not found"))));
  }

  private Object changeStock(String document, Json variables) {
    // The schema does not ask for it, Shopify does.
    if (!document.contains("@idempotent(key: $key)") || variables.get("key").isNull()) {
      return Answer.of(
          200,
          Map.of(
              "errors",
              List.of(
                  Map.of(
                      "message",
                      "The @idempotent directive is required",
                      "extensions",
                      Map.of("code", "BAD_REQUEST")))));
    }
    return Map.of("change", stock.change(variables.get("key").text(), variables.get("input")));
  }

  private Map<String, Object> startBulk(String query) {
    Map<String, @Nullable Object> bulk = new LinkedHashMap<>();
    bulk.put("id", "gid://shopify/BulkOperation/" + (bulks.size() + 1));
    bulk.put("status", "CREATED");
    bulk.put("createdAt", now().toString());
    bulk.put("query", query);
    bulks.add(bulk);
    return Map.of("bulkOperationRunQuery", Map.of("bulkOperation", bulk, "userErrors", List.of()));
  }

  /** Lets all exports come to an end. */
  public synchronized void finishBulks() {
    bulks.forEach(
        bulk -> {
          bulk.put("status", "COMPLETED");
          bulk.put("url", address() + "/files/all.jsonl?signature=a%2Fb%3D&expires=1");
        });
  }

  /** Returns how many exports were asked for. */
  public synchronized int bulks() {
    return bulks.size();
  }

  private Map<String, @Nullable Object> bulk(String id) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put(
        "bulkOperation",
        bulks.stream().filter(bulk -> id.equals(bulk.get("id"))).findFirst().orElse(null));
    return data;
  }

  private Answer file(Call call) {
    if (!"a/b=".equals(call.query().get("signature"))
        || call.header("X-Shopify-Access-Token").isPresent()) {
      return Answer.of(403, "no");
    }
    StringBuilder lines = new StringBuilder();
    orders.values().forEach(order -> order.writeTo(lines));
    byte[] all = lines.toString().getBytes(StandardCharsets.UTF_8);
    Matcher range = Pattern.compile("bytes=(\\d+)-(\\d+)").matcher(call.header("Range").orElse(""));
    if (!range.matches()) {
      return Answer.of(200, lines.toString());
    }
    int from = Integer.parseInt(range.group(1));
    if (from >= all.length) {
      return Answer.of(416, "");
    }
    int to = Math.min(all.length, Integer.parseInt(range.group(2)) + 1);
    String part = new String(all, from, to - from, StandardCharsets.UTF_8);
    return new Answer(
        206, Map.of("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + all.length), part);
  }

  /** Returns what stands between single quotes in a search. */
  private static String quoted(String search) {
    return search
        .substring(search.indexOf('\'') + 1, search.lastIndexOf('\''))
        .replace("\\'", "'")
        .replace("\\\\", "\\");
  }

  private static boolean isGraphQl(Call call) {
    return call.is("POST", GRAPHQL);
  }

  private static boolean isMutation(Call call) {
    return call.body().get("query").text().startsWith("mutation");
  }
}
