package io.github.odoosync.odoo.logistics;

import java.util.Arrays;
import java.util.List;

/** What a login may have to do, with the rights that takes; for {@link Logistics#missingRights}. */
public enum Operation {
  /** Orders: create, change, confirm, cancel. */
  ORDERS("sale.order:rwc sale.order.line:rwcu product.product:r res.partner:r"),
  /** Purchases: create, change, confirm. */
  PURCHASES("purchase.order:rwc purchase.order.line:rwcu product.product:r"),
  /** Transfers and returns: reserve, mark, validate, cancel. */
  TRANSFERS(
      "stock.picking:rwc stock.move:rwc stock.move.line:rwcu stock.lot:rc stock.quant:r"
          + " stock.return.picking:rwc mail.message:rcu product.product:r uom.uom:r"),
  /**
   * Batches and waves: create, fill, start, cancel; doing their transfers is {@link #TRANSFERS}.
   */
  BATCHES(
      "stock.picking.batch:rwc stock.add.to.wave:rwc stock.picking:rwc stock.move:rwc"
          + " stock.move.line:rw"),
  /** Stock levels: read. */
  STOCK("stock.quant:r stock.move:r stock.location:r stock.warehouse:r uom.uom:r"),
  /** Counts and scrap. */
  INVENTORY("stock.quant:rwc stock.scrap:rwcu stock.location:r stock.lot:r"),
  /** Invoices and credit notes: create, post, reverse. */
  INVOICES("account.move:rwcu account.move.line:rwc account.journal:r mail.message:rcu"),
  /** Attachments. */
  ATTACHMENTS("ir.attachment:rwc"),
  /** Notes on documents. */
  NOTES("mail.message:rc");

  /** A right on a model. */
  record Right(String model, String access) {}

  /** Models with the first letters of rights: read, write, create, unlink. */
  private final String rights;

  Operation(String rights) {
    this.rights = rights;
  }

  List<Right> rights() {
    return Arrays.stream(rights.split(" ")).flatMap(text -> parsed(text).stream()).toList();
  }

  private static List<Right> parsed(String text) {
    int colon = text.indexOf(':');
    String model = text.substring(0, colon);
    return text.substring(colon + 1).chars().mapToObj(c -> new Right(model, access(c))).toList();
  }

  private static String access(int letter) {
    return switch (letter) {
      case 'r' -> "read";
      case 'w' -> "write";
      case 'c' -> "create";
      default -> "unlink";
    };
  }
}
