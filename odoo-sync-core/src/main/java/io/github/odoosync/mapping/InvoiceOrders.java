package io.github.odoosync.mapping;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import io.github.odoosync.odoo.OdooClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which orders, and which lines of them, an invoice charges; sold or bought. */
final class InvoiceOrders {

  private static final String LINES = "invoice_line_ids.";

  /**
   * One side.
   *
   * @param path from a line of the invoice to that of the order
   */
  private record Side(String path, String lineModel, String orderModel, String entity) {

    String order() {
      return path + ".order_id";
    }

    Stream<BusinessKey> orders(Source line) {
      return DocumentKeys.of(line, order(), orderModel, entity, "name");
    }

    Stream<String> keys(Source line) {
      return line.all(path).map(each -> Keys.lineKey(each.name(lineModel, each.id()), each.id()));
    }

    <T> Column<T> known(Column<T> column, String prefix) {
      return column.naming(prefix + path, lineModel).naming(prefix + order(), orderModel);
    }
  }

  private final List<Side> sides = new ArrayList<>();

  InvoiceOrders(OdooClient odoo) {
    ServerModel line = ServerModel.of(odoo, "account.move.line");
    if (line.has("sale_line_ids")) {
      sides.add(new Side("sale_line_ids", "sale.order.line", "sale.order", "sales-order"));
    }
    if (line.has("purchase_line_id")) {
      sides.add(
          new Side("purchase_line_id", "purchase.order.line", "purchase.order", "purchase-order"));
    }
  }

  DocumentMapping<Invoice> add(DocumentMapping<Invoice> mapping) {
    return mapping
        .with(
            Invoice.ORDERS,
            known(
                Column.<List<BusinessKey>>readOnly(
                    reads(LINES),
                    source ->
                        source.all("invoice_line_ids").flatMap(this::orders).distinct().toList()),
                LINES))
        .withLine(
            InvoiceLine.ORDER,
            known(
                Column.<BusinessKey>readOnly(reads(""), source -> only(orders(source).toList())),
                ""))
        .withLine(
            InvoiceLine.ORDER_LINE,
            known(
                Column.<String>readOnly(
                    reads(""),
                    source -> only(sides.stream().flatMap(side -> side.keys(source)).toList())),
                ""));
  }

  private Stream<BusinessKey> orders(Source line) {
    return sides.stream().flatMap(side -> side.orders(line));
  }

  private List<String> reads(String prefix) {
    return sides.stream().map(side -> prefix + side.order() + ".name").toList();
  }

  private <T> Column<T> known(Column<T> column, String prefix) {
    Column<T> known = column;
    for (Side side : sides) {
      known = side.known(known, prefix);
    }
    return known;
  }

  /** A line can charge several lines of orders: then it is none of them alone. */
  private static <T> @Nullable T only(List<T> found) {
    return found.stream().distinct().count() == 1 ? found.get(0) : null;
  }
}
