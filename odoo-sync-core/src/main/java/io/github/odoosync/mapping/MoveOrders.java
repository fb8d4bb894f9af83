package io.github.odoosync.mapping;

import io.github.odoosync.model.BusinessKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which orders moves serve, and which lines of them; a drop-shipment serves one of each side. */
final class MoveOrders {

  static final String SALE_LINE = "sale_line_id";
  static final String PURCHASE_LINE = "purchase_line_id";

  private MoveOrders() {}

  /** Returns the same column, which then knows the orders of the moves that a path leads to. */
  static <T> Column<T> known(Column<T> column, TransferFields fields, String moves) {
    Column<T> known = column;
    if (fields.sales()) {
      known =
          known
              .naming(moves + SALE_LINE, "sale.order.line")
              .naming(moves + SALE_LINE + ".order_id", "sale.order");
    }
    if (fields.purchases()) {
      known =
          known
              .naming(moves + PURCHASE_LINE, "purchase.order.line")
              .naming(moves + PURCHASE_LINE + ".order_id", "purchase.order");
    }
    return known;
  }

  /** Returns what a move is read by. */
  static List<String> reads(TransferFields fields) {
    List<String> reads = new ArrayList<>();
    if (fields.sales()) {
      reads.add(SALE_LINE + ".order_id.name");
    }
    if (fields.purchases()) {
      reads.add(PURCHASE_LINE + ".order_id.name");
    }
    return reads;
  }

  /** Returns the orders that moves serve; the sold ones first. */
  static List<BusinessKey> of(TransferFields fields, List<Source> moves) {
    return Stream.concat(
            moves.stream().flatMap(move -> sold(fields, move)),
            moves.stream().flatMap(move -> bought(fields, move)))
        .distinct()
        .toList();
  }

  /** Returns the one order that a move serves: what is sold, else what is bought. */
  static @Nullable BusinessKey order(TransferFields fields, Source move) {
    return Stream.concat(sold(fields, move), bought(fields, move)).findFirst().orElse(null);
  }

  /** Returns the key of that order's line. */
  static @Nullable String line(TransferFields fields, Source move) {
    String sold = fields.sales() ? DocumentKeys.ofLine(move, SALE_LINE, "sale.order.line") : null;
    return sold == null && fields.purchases()
        ? DocumentKeys.ofLine(move, PURCHASE_LINE, "purchase.order.line")
        : sold;
  }

  private static Stream<BusinessKey> sold(TransferFields fields, Source move) {
    return fields.sales()
        ? DocumentKeys.of(move, SALE_LINE + ".order_id", "sale.order", "sales-order", "name")
        : Stream.empty();
  }

  private static Stream<BusinessKey> bought(TransferFields fields, Source move) {
    return fields.purchases()
        ? DocumentKeys.of(
            move, PURCHASE_LINE + ".order_id", "purchase.order", "purchase-order", "name")
        : Stream.empty();
  }
}
