package orderflow;

import io.github.odoosync.connector.capability.BuyLabels;
import io.github.odoosync.connector.capability.LabelService;
import io.github.odoosync.connector.capability.RateQuoter;
import io.github.odoosync.connector.command.CommandEnd;
import io.github.odoosync.connector.command.Commands;
import io.github.odoosync.connector.store.CommandStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.shipment.FreightQuote;
import io.github.odoosync.model.shipment.Label;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.retry.RetryPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What carriers are asked for: a label for each shipment, from the cheapest of them. */
final class ToCarrier {

  /** The consumer's name. */
  static final String CARRIER = "carrier";

  private static final String BUY = "buy-labels";
  private static final String FORMAT = "PDF";

  private ToCarrier() {}

  /** Asks what it costs, and returns the order for the cheapest offer: once for each shipment. */
  static Message buyLabels(RateQuoter quoter, Shipment shipment) {
    FreightQuote cheapest =
        quoter.quote(shipment).quotes().stream()
            .min(Comparator.comparing(quote -> quote.price().amount()))
            .orElseThrow();
    String key = shipment.key().key();
    return Message.of(CARRIER, BUY, 1)
        .key(key)
        .dedupKey(BUY + ":" + key)
        .json(Map.of("shipment", shipment.toJson(), "quote", cheapest.toJson()))
        .build();
  }

  static Commands commands(
      Systems systems,
      CommandStore store,
      RetryPolicy patience,
      CommandEnd<BuyLabels, List<Label>> bought) {
    return Commands.builder(store)
        .patience(patience)
        .on(BUY, 1, ToCarrier::read, systems.carrier(LabelService.class).buy(), bought)
        .build();
  }

  private static BuyLabels read(Message message) {
    Map<String, ?> order = message.payload().toMap();
    return new BuyLabels(
        Shipment.SCHEMA.read(String.valueOf(order.get("shipment"))),
        FreightQuote.SCHEMA.read(String.valueOf(order.get("quote"))),
        FORMAT);
  }
}
