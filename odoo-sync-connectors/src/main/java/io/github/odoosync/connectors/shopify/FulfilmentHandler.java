package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.Repeat;
import io.github.odoosync.connector.capability.FulfilmentSink;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connectors.shopify.FulfilmentOrder.OrderLine;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.ShipmentPackage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was shipped of an order. Shopify knows no second copy of that, so the last fulfilment
 * of the order is noted first: what is newer and looks the same is this one.
 */
final class FulfilmentHandler implements FulfilmentSink {

  private static final String ORDER = "order";
  private static final String BEFORE = "before";

  private final GraphQl graphQl;
  private final OrderFinder orders;
  private final ShopLocations locations;
  private final boolean notifyCustomers;

  FulfilmentHandler(
      GraphQl graphQl, OrderFinder orders, ShopLocations locations, boolean notifyCustomers) {
    this.graphQl = graphQl;
    this.orders = orders;
    this.locations = locations;
    this.notifyCustomers = notifyCustomers;
  }

  @Override
  public Repeat repeat() {
    return Repeat.LOOKUP_BEFORE_RETRY;
  }

  @Override
  public CommandResult<ExternalKey> execute(Shipment shipment, CommandContext context) {
    return shipped(shipment)
        .then(lines -> order(shipment).then(order -> create(shipment, lines, order, context)));
  }

  @Override
  public Optional<CommandResult<ExternalKey>> lookUp(Shipment shipment, CommandContext context) {
    Optional<String> order = context.note(ORDER);
    Optional<String> before = context.note(BEFORE);
    if (order.isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    return newer(order.get(), new BigInteger(before.get())).stream()
        .filter(fulfilment -> looksLike(fulfilment, shipment))
        .findFirst()
        .map(fulfilment -> new CommandResult.Done<>(key(fulfilment)));
  }

  private CommandResult<ExternalKey> create(
      Shipment shipment, Map<OrderLine, Integer> lines, String order, CommandContext context) {
    if (context.note(BEFORE).isEmpty()) {
      context.note(ORDER, order);
      context.note(BEFORE, last(order).toString());
    }
    return plan(shipment, lines, order)
        .then(plan -> sent(shipment, plan))
        .then(fulfilment -> new CommandResult.Done<>(key(fulfilment)));
  }

  private CommandResult<Json> sent(Shipment shipment, List<Map<String, Object>> plan) {
    Map<String, Object> fulfillment = new LinkedHashMap<>();
    fulfillment.put("lineItemsByFulfillmentOrder", plan);
    fulfillment.put("notifyCustomer", notifyCustomers);
    List<TrackingNumber> numbers = trackingNumbers(shipment);
    if (!numbers.isEmpty()) {
      fulfillment.put(
          "trackingInfo",
          Map.of(
              "company", shipment.carrier().orElse(numbers.get(0).carrier()),
              "numbers", numbers.stream().map(TrackingNumber::number).toList()));
    }
    return graphQl.send(
        Query.FULFILMENT_CREATE,
        Map.of("fulfillment", fulfillment),
        data -> {
          Json payload = data.get("fulfillmentCreate");
          UserErrors errors = UserErrors.read(payload);
          return errors.isEmpty()
              ? new CommandResult.Done<>(payload.get("fulfillment"))
              : errors.rejected();
        });
  }

  /** Chooses one location from which all of it can have left. */
  private CommandResult<List<Map<String, Object>>> plan(
      Shipment shipment, Map<OrderLine, Integer> lines, String order) {
    List<FulfilmentOrder> open = open(order);
    Optional<String> from = shipment.warehouse().flatMap(locations::named);
    Set<Optional<String>> candidates =
        open.stream()
            .map(FulfilmentOrder::location)
            .filter(location -> from.isEmpty() || location.equals(from))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (Optional<String> location : candidates) {
      Map<OrderLine, Integer> wanted = new LinkedHashMap<>(lines);
      List<Map<String, Object>> plan = new ArrayList<>();
      for (FulfilmentOrder each : open) {
        Map<String, Integer> taken =
            each.location().equals(location) ? each.take(wanted) : Map.of();
        if (!taken.isEmpty()) {
          plan.add(part(each, taken));
        }
      }
      if (wanted.values().stream().allMatch(left -> left == 0)) {
        return new CommandResult.Done<>(plan);
      }
    }
    return new CommandResult.Conflict<>(
        "At no location of the shop is all of it open: it may be shipped already, on hold,"
            + " cancelled, or of another location",
        null);
  }

  private static Map<String, Object> part(FulfilmentOrder from, Map<String, Integer> taken) {
    List<Map<String, Object>> lines = new ArrayList<>();
    taken.forEach((id, quantity) -> lines.add(Map.of("id", id, "quantity", quantity)));
    return Map.of("fulfillmentOrderId", from.id(), "fulfillmentOrderLineItems", lines);
  }

  private List<FulfilmentOrder> open(String order) {
    return Pages.all(fulfilmentOrders(order, null), after -> fulfilmentOrders(order, after))
        .stream()
        .filter(FulfilmentOrder::isOpen)
        .map(each -> FulfilmentOrder.read(each, lines(each)))
        .toList();
  }

  private Json fulfilmentOrders(String order, @Nullable String after) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    variables.put("id", order);
    variables.put("after", after);
    return graphQl.send(
        Query.FULFILMENT_ORDERS, variables, data -> data.get("order").get("fulfillmentOrders"));
  }

  private List<Json> lines(Json fulfilmentOrder) {
    String id = fulfilmentOrder.get("id").text();
    return Pages.all(
        fulfilmentOrder.get("lineItems"),
        after ->
            graphQl.send(
                Query.FULFILMENT_ORDER_LINES,
                Map.of("id", id, "after", after),
                data -> data.get("fulfillmentOrder").get("lineItems")));
  }

  private List<Json> fulfilments(String order) {
    return graphQl.send(
        Query.FULFILMENTS,
        Map.of("id", order),
        data -> data.get("order").get("fulfillments").items());
  }

  private BigInteger last(String order) {
    return fulfilments(order).stream()
        .map(FulfilmentHandler::number)
        .max(BigInteger::compareTo)
        .orElse(BigInteger.ZERO);
  }

  private List<Json> newer(String order, BigInteger than) {
    return fulfilments(order).stream()
        .filter(fulfilment -> number(fulfilment).compareTo(than) > 0)
        .toList();
  }

  private static boolean looksLike(Json fulfilment, Shipment shipment) {
    Set<String> told =
        fulfilment.get("trackingInfo").items().stream()
            .flatMap(info -> info.get("number").optional().stream())
            .map(Json::text)
            .collect(Collectors.toSet());
    Set<String> numbers =
        trackingNumbers(shipment).stream().map(TrackingNumber::number).collect(Collectors.toSet());
    boolean dead =
        Set.of("CANCELLED", "ERROR", "FAILURE").contains(fulfilment.get("status").text());
    return !dead
        && told.equals(numbers)
        && fulfilment.get("totalQuantity").integer() == pieces(shipment);
  }

  private static long pieces(Shipment shipment) {
    return shipment.lines().stream()
        .flatMap(line -> line.done().stream())
        .mapToLong(done -> done.value().longValue())
        .sum();
  }

  private static List<TrackingNumber> trackingNumbers(Shipment shipment) {
    return Stream.concat(
            shipment.trackingNumbers().stream(),
            shipment.packages().stream().map(ShipmentPackage::tracking).flatMap(Optional::stream))
        .distinct()
        .toList();
  }

  private CommandResult<String> order(Shipment shipment) {
    List<BusinessKey> served = shipment.orders();
    return served.size() == 1
        ? orders.find(served.get(0))
        : rejected("orders", "A fulfilment is of one order, not of " + served.size());
  }

  private static CommandResult<Map<OrderLine, Integer>> shipped(Shipment shipment) {
    Map<OrderLine, Integer> shipped = new LinkedHashMap<>();
    for (GoodsLine line : shipment.lines()) {
      Quantity done = line.done().orElse(Quantity.pieces(0));
      if (done.isZero()) {
        continue;
      }
      if (line.kit().isPresent()) {
        return rejected("lines.kit", "Parts of a kit are no line of the shop's order");
      }
      if (done.value().stripTrailingZeros().scale() > 0 || done.value().precision() > 9) {
        return rejected("lines.done", "Shopify counts in whole pieces");
      }
      OrderLine key = new OrderLine(line.orderLine().orElse(""), line.product().sku().orElse(""));
      shipped.merge(key, done.value().intValue(), Integer::sum);
    }
    return shipped.isEmpty()
        ? rejected("lines", "Nothing of it was shipped")
        : new CommandResult.Done<>(shipped);
  }

  private static <T> CommandResult<T> rejected(String field, String message) {
    return new CommandResult.Rejected<>(message, List.of(new FieldError(field, "", message)));
  }

  private ExternalKey key(Json fulfilment) {
    return Gid.key(locations.shop(), Gid.FULFILMENT, Gid.number(fulfilment.get("id")));
  }

  private static BigInteger number(Json fulfilment) {
    return new BigInteger(Gid.number(fulfilment.get("id")));
  }
}
