package orderflow;

import io.github.odoosync.connector.capability.FulfilmentSink;
import io.github.odoosync.connector.capability.SetStock;
import io.github.odoosync.connector.capability.StockSetter;
import io.github.odoosync.connector.command.CommandEnd;
import io.github.odoosync.connector.command.CommandReader;
import io.github.odoosync.connector.command.Commands;
import io.github.odoosync.connector.store.CommandStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.retry.RetryPolicy;

/** What the shop is told: what has left of its orders, and what there is to sell. */
final class ToShop {

  /** The consumer's name. */
  static final String SHOP = "shop";

  private static final String FULFIL = "fulfil";
  private static final String STOCK = "set-stock";

  private ToShop() {}

  /** Tells of a shipment once; of one order's shipments in the order in which they left. */
  static Message fulfil(Shipment shipment) {
    return Commands.message(SHOP, FULFIL, 1, shipment)
        .key(shipment.orders().get(0).key())
        .dedupKey(FULFIL + ":" + shipment.key().key())
        .build();
  }

  /** Tells what there is of a product, one figure after the other. */
  static Message stock(StockLevel level) {
    return Commands.message(SHOP, STOCK, 1, level).key(level.product().sku().orElseThrow()).build();
  }

  static Commands commands(
      Systems systems,
      CommandStore store,
      RetryPolicy patience,
      CommandEnd<Shipment, ExternalKey> fulfilled) {
    return Commands.builder(store)
        .patience(patience)
        .on(
            FULFIL,
            1,
            CommandReader.document(Shipment.SCHEMA),
            systems.shop(FulfilmentSink.class),
            fulfilled)
        .on(STOCK, 1, ToShop::setStock, systems.shop(StockSetter.class), CommandEnd.nothing())
        .build();
  }

  private static SetStock setStock(Message message) {
    StockLevel level = CommandReader.document(StockLevel.SCHEMA).read(message);
    return new SetStock(level.product(), level.location(), forSale(level), null, "correction");
  }

  private static Quantity forSale(StockLevel level) {
    return level.free().orElse(level.onHand());
  }
}
