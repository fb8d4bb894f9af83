package orderflow;

import io.github.odoosync.OdooSync;
import io.github.odoosync.capture.Change;
import io.github.odoosync.connector.capability.BuyLabels;
import io.github.odoosync.connector.capability.RateQuoter;
import io.github.odoosync.connector.source.SourceChange;
import io.github.odoosync.connectors.easypost.EasyPostEvent;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Label;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TrackingHistory;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What the application does with each message: the business, and nothing else. */
final class Flow {

  private static final int PARTIAL_EACH = 4;
  private static final Unit OUNCE = new Unit("ONZ");
  private static final BigDecimal OUNCES_A_PIECE = BigDecimal.valueOf(6);

  private final String run;
  private final RateQuoter rates;
  private final DataSource database;
  private final Parcels parcels;
  private final Journal journal;
  private OdooSync sync;

  Flow(String run, RateQuoter rates, DataSource database, Parcels parcels, Journal journal) {
    this.run = run;
    this.rates = rates;
    this.database = database;
    this.parcels = parcels;
    this.journal = journal;
  }

  /** Says where intents and messages go; called once, before anything starts. */
  void on(OdooSync started) {
    this.sync = started;
  }

  /** An order of the shop is new or changed: it shall be so in Odoo, and confirmed. */
  Result intake(SourceChange change) {
    if (change instanceof SourceChange.Upserted upserted) {
      SalesOrder order = Orders.forOdoo(upserted.document(SalesOrder.SCHEMA));
      String key = order.key().key();
      // By when it was read: the shop's own time is the same for two changes in one second.
      sync.enqueue(
          Intent.upsert(order)
              .id("order:" + key + "@" + upserted.subject().readAt())
              .writer("shop"),
          Intent.confirm(order.key()).id("confirm:" + key));
      journal.note(key, "taken in", "from the shop");
    }
    return Result.done();
  }

  /** A delivery is ready: the warehouse packs it, and a label is ordered from the cheapest. */
  Result pack(Change change) {
    shipment(change, TransferStatus.READY)
        .map(Flow::packed)
        .ifPresent(packed -> sync.outbox().enqueue(ToCarrier.buyLabels(rates, packed)));
    return Result.done();
  }

  /** The label was bought: Odoo shall ship the parcel. */
  void labelled(BuyLabels command, List<Label> labels) {
    Shipment packed = command.shipment();
    String key = packed.key().key();
    String order = packed.orders().get(0).key();
    TrackingNumber tracking = labels.get(0).tracking();
    Shipment sent = packed.toBuilder().setAll(Shipment.TRACKING_NUMBERS, tracking).build();
    together(
        connection -> {
          parcels.keep(connection, tracking.number(), key, order);
          sync.enqueue(connection, Intent.ship(sent).id("ship:" + key));
        });
    journal.note(order, "packed", key + " as parcel " + tracking.number());
  }

  /** A delivery has left: the shop is told what is in the parcel. */
  Result tellFulfilment(Change change) {
    shipment(change, TransferStatus.DONE)
        .ifPresent(shipment -> sync.outbox().enqueue(ToShop.fulfil(shipment)));
    return Result.done();
  }

  /** The shop knows what has left: if it has arrived already, it is billed now. */
  void fulfilled(Shipment shipment) {
    String key = shipment.key().key();
    together(connection -> invoice(connection, parcels.left(connection, key)));
    journal.note(shipment.orders().get(0).key(), "shipped", key);
  }

  /** A parcel moved on: what has arrived, and with which nothing is wrong, shall be invoiced. */
  Result track(Delivery delivery) throws SQLException {
    Optional<TrackingHistory> told = EasyPostEvent.of(delivery.message()).tracking();
    if (told.isEmpty()) {
      return Result.done();
    }
    TrackingHistory history = told.get();
    String tracking = history.trackingNumbers().get(0).number();
    Parcels.Parcel parcel = parcels.find(tracking).orElse(null);
    if (parcel == null) {
      return Result.snooze(Duration.ofMillis(300), "Nobody has packed parcel " + tracking + " yet");
    }
    journal.note(parcel.order(), "tracked", history.state().phase() + " " + tracking);
    if (history.state().deliveredInOrder()) {
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

  /** The stock of a product changed: the shop is told. */
  Result tellStock(Change change) {
    if (change instanceof Change.Upserted upserted) {
      StockLevel level = upserted.document(StockLevel.SCHEMA);
      if (level.product().sku().filter(Shop::sells).isPresent()) {
        sync.outbox().enqueue(ToShop.stock(level));
      }
    }
    return Result.done();
  }

  private interface Work {
    void run(Connection connection) throws SQLException;
  }

  private void together(Work work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      work.run(connection);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("The application's database failed", e);
    }
  }

  private Optional<Shipment> shipment(Change change, TransferStatus status) {
    if (change instanceof Change.Upserted upserted) {
      Shipment shipment = upserted.document(Shipment.SCHEMA);
      return Optional.of(shipment)
          .filter(it -> it.status() == status)
          .filter(it -> it.orders().stream().map(BusinessKey::key).anyMatch(this::ours));
    }
    return Optional.empty();
  }

  /** Returns the shipment as it was packed: of each fourth order the first time only a part. */
  private static Shipment packed(Shipment shipment) {
    boolean first = shipment.backorderOf().isEmpty();
    String order = shipment.orders().get(0).key();
    boolean partial = first && Math.floorMod(order.hashCode(), PARTIAL_EACH) == 0;
    List<GoodsLine> lines = new ArrayList<>();
    BigDecimal pieces = BigDecimal.ZERO;
    for (GoodsLine line : shipment.lines()) {
      Quantity planned = line.planned().orElseThrow();
      Quantity done = partial ? half(planned) : planned;
      lines.add(GoodsLine.SHAPE.builder(line).set(GoodsLine.DONE, done).build());
      pieces = pieces.add(done.value());
    }
    return shipment.toBuilder()
        .set(Shipment.LINES, lines)
        .set(Shipment.WEIGHT, new Weight(pieces.multiply(OUNCES_A_PIECE), OUNCE))
        .build();
  }

  private static Quantity half(Quantity planned) {
    BigDecimal half = planned.value().divide(BigDecimal.valueOf(2), 0, RoundingMode.UP);
    return new Quantity(half, planned.unit());
  }

  private boolean ours(String order) {
    return order.startsWith(run);
  }
}
