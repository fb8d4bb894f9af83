package orderflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.odoosync.OdooSync;
import io.github.odoosync.capture.Change;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TransferStatus;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.outbox.Delivery;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.writer.Intent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** What the application does with each message: the business, and nothing else. */
final class Flow {

  static final String SHOP_ORDERS = "shop.orders";
  static final String CARRIER_EVENTS = "carrier.events";
  static final String TYPE = "event";

  private static final int PARTIAL_EACH = 4;

  private final Places places;
  private final DataSource database;
  private final Parcels parcels;
  private final Journal journal;
  private OdooSync sync;

  Flow(Places places, DataSource database, Parcels parcels, Journal journal) {
    this.places = places;
    this.database = database;
    this.parcels = parcels;
    this.journal = journal;
  }

  /** Says where intents and messages go; called once, before anything starts. */
  void on(OdooSync started) {
    this.sync = started;
  }

  /** Takes in what the shop sends; each order once, however often it is told. */
  void shopEvent(JsonNode event) {
    take("shop", SHOP_ORDERS, event, event.path("order").asText());
  }

  /** Takes in what the carrier sends. */
  void carrierEvent(JsonNode event) {
    take("carrier", CARRIER_EVENTS, event, event.path("tracking").asText());
  }

  private void take(String source, String topic, JsonNode event, String key) {
    Message.Builder message = Message.of(topic, TYPE, 1).key(key).json(Http.map(event));
    sync.inbox().accept(InboxMessage.of(source, event.path("id").asText(), message).build());
  }

  /** An order from the shop: it shall be in Odoo, and confirmed. */
  Result intake(Delivery delivery) {
    Map<String, Object> event = delivery.message().payload().toMap();
    SalesOrder order = Orders.document(event);
    String key = order.key().key();
    sync.enqueue(
        Intent.upsert(order).id("order:" + key).writer("shop"),
        Intent.confirm(order.key()).id("confirm:" + key));
    journal.note(key, "taken in", "from the shop");
    return Result.done();
  }

  /** An order changed in Odoo: the shop is told its state. */
  Result tellState(Change change) throws Exception {
    if (change instanceof Change.Upserted upserted) {
      SalesOrder order = upserted.document(SalesOrder.SCHEMA);
      String key = order.key().key();
      if (ours(key)) {
        String state = order.get(SalesOrder.STATE).orElseThrow().name();
        Http.send("POST", places.shopUrl() + "/orders/" + key + "/state", Map.of("state", state));
        journal.note(key, "state", state);
      }
    }
    return Result.done();
  }

  /** A delivery is ready: the warehouse packs it, the carrier labels it, Odoo shall ship it. */
  Result pack(Change change) throws Exception {
    Shipment shipment = shipment(change, TransferStatus.READY);
    if (shipment == null) {
      return Result.done();
    }
    String key = shipment.key().key();
    String order = shipment.orders().get(0).key();
    JsonNode label = Http.send("POST", places.carrierUrl() + "/labels", Map.of("reference", key));
    String tracking = label.path("tracking").asText();
    Shipment packed = packed(shipment, tracking);
    together(
        connection -> {
          parcels.keep(connection, tracking, key, order);
          sync.enqueue(connection, Intent.ship(packed).id("ship:" + key));
        });
    journal.note(order, "packed", key + " as parcel " + tracking);
    return Result.done();
  }

  /** A delivery has left: the shop is told what is in the parcel. */
  Result tellFulfilment(Change change) throws Exception {
    Shipment shipment = shipment(change, TransferStatus.DONE);
    if (shipment == null) {
      return Result.done();
    }
    String key = shipment.key().key();
    String order = shipment.orders().get(0).key();
    Map<String, Integer> pieces = new LinkedHashMap<>();
    for (GoodsLine line : shipment.lines()) {
      line.done()
          .ifPresent(
              done ->
                  pieces.merge(
                      line.product().sku().orElseThrow(),
                      done.value().intValueExact(),
                      Integer::sum));
    }
    String tracking =
        shipment.trackingNumbers().stream().map(TrackingNumber::number).findFirst().orElse("");
    Http.send(
        "POST",
        places.shopUrl() + "/orders/" + order + "/fulfilments",
        Map.of("id", key, "tracking", tracking, "pieces", pieces));
    together(connection -> invoice(connection, parcels.left(connection, key)));
    journal.note(order, "shipped", key + " " + pieces);
    return Result.done();
  }

  /** A parcel moved on: what has arrived shall be invoiced. */
  Result track(Delivery delivery) throws Exception {
    Map<String, Object> event = delivery.message().payload().toMap();
    String tracking = String.valueOf(event.get("tracking"));
    Parcels.Parcel parcel = parcels.find(tracking).orElse(null);
    if (parcel == null) {
      return Result.snooze(Duration.ofMillis(300), "Nobody has packed parcel " + tracking + " yet");
    }
    journal.note(parcel.order(), "tracked", event.get("status") + " " + tracking);
    if ("delivered".equals(event.get("status"))) {
      together(connection -> invoice(connection, parcels.arrived(connection, tracking)));
    }
    return Result.done();
  }

  /**
   * That a parcel has left is often learnt after it has arrived: who comes second has it billed.
   */
  private void invoice(Connection connection, Optional<Parcels.Parcel> found) {
    found
        .filter(Parcels.Parcel::delivered)
        .ifPresent(
            parcel ->
                sync.enqueue(
                    connection,
                    Intent.invoice(Orders.key(parcel.order())).id("invoice:" + parcel.tracking())));
  }

  private interface Work {
    void run(Connection connection) throws SQLException;
  }

  private void together(Work work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      work.run(connection);
      connection.commit();
    }
  }

  /** The stock of a product changed: the shop is told. */
  Result tellStock(Change change) throws Exception {
    if (change instanceof Change.Upserted upserted) {
      StockLevel level = upserted.document(StockLevel.SCHEMA);
      String sku = level.product().sku().orElse("");
      if (Shop.sells(sku)) {
        Http.send(
            "PUT",
            places.shopUrl() + "/stock/" + sku,
            Map.of("available", level.onHand().value().toPlainString()));
      }
    }
    return Result.done();
  }

  private Shipment shipment(Change change, TransferStatus status) {
    if (change instanceof Change.Upserted upserted) {
      Shipment shipment = upserted.document(Shipment.SCHEMA);
      boolean wanted =
          shipment.get(Shipment.STATUS).filter(status::equals).isPresent()
              && shipment.orders().stream().map(BusinessKey::key).anyMatch(this::ours);
      return wanted ? shipment : null;
    }
    return null;
  }

  /** Returns the shipment as it was packed: of each fourth order the first time only a part. */
  private static Shipment packed(Shipment shipment, String tracking) {
    boolean first = shipment.get(Shipment.BACKORDER_OF).isEmpty();
    String order = shipment.orders().get(0).key();
    boolean partial = first && Math.floorMod(order.hashCode(), PARTIAL_EACH) == 0;
    List<GoodsLine> lines = new ArrayList<>();
    for (GoodsLine line : shipment.lines()) {
      Quantity planned = line.planned().orElseThrow();
      lines.add(
          GoodsLine.SHAPE
              .builder(line)
              .set(GoodsLine.DONE, partial ? half(planned) : planned)
              .build());
    }
    return Shipment.SCHEMA
        .builder(shipment)
        .set(Shipment.LINES, lines)
        .setAll(Shipment.TRACKING_NUMBERS, new TrackingNumber("parcels", tracking, Instant.EPOCH))
        .build();
  }

  private static Quantity half(Quantity planned) {
    BigDecimal half = planned.value().divide(BigDecimal.valueOf(2), 0, RoundingMode.UP);
    return new Quantity(half, planned.unit());
  }

  private boolean ours(String order) {
    return order.startsWith(places.run());
  }
}
