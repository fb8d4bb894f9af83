package io.github.odoosync.writer;

import io.github.odoosync.lane.Message;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockAdjustment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Says which intents keep their order among each other: those with the same lane. Intents of
 * different lanes are carried out at the same time, and together in one call.
 */
@FunctionalInterface
public interface LaneKeys {

  /**
   * Returns the lane of an intent, at most {@value Message#MAX_KEY_LENGTH} characters.
   *
   * @param intent as it was made, so with its {@linkplain Intent#document() document}
   */
  String laneOf(Intent intent);

  /**
   * Returns the standard lanes: products by template, partners by the number that people know them
   * by, a count of one product by product and place, one of several by its first place, all else by
   * its business key.
   *
   * <p>An order's steps so follow each other, its invoice included. What Odoo cannot do at the same
   * time, such as two postings in one journal, is kept apart by the writer and not by a lane: one
   * bad invoice shall not stop a company's.
   */
  static LaneKeys standard() {
    return intent -> {
      String lane = intent.document().map(LaneKeys::ofDocument).orElse(intent.subject().toString());
      return lane.length() <= Message.MAX_KEY_LENGTH ? lane : digest(lane);
    };
  }

  private static String ofDocument(Document document) {
    if (document instanceof Product product) {
      return product.get(Product.TEMPLATE).orElse(product.key()).toString();
    }
    if (document instanceof Party party) {
      return "party:" + party.code().orElse(party.key().key());
    }
    if (document instanceof StockAdjustment count && !count.lines().isEmpty()) {
      return ofCount(count.lines());
    }
    return document.key().toString();
  }

  private static String ofCount(List<CountedStock> lines) {
    CountedStock first = lines.get(0);
    String place = "stock:" + name(first.location().code(), first.location().externalKeys());
    return lines.size() > 1
        ? place
        : place + ":" + name(first.product().sku(), first.product().externalKeys());
  }

  private static String name(Optional<String> code, List<ExternalKey> keys) {
    return code.orElseGet(() -> String.valueOf(keys));
  }

  private static String digest(String lane) {
    return UUID.nameUUIDFromBytes(lane.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
