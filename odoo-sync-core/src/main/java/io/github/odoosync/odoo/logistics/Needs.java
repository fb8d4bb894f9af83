package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.transport.OdooVersion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields that a part of logistics cannot work without, by model and part. */
final class Needs {

  static final Needs ORDERS =
      new Needs(
          "the Sales and Inventory apps (sale_stock)",
          List.of(
              need("sale.order", "partner_id", "state", "locked", "currency_id", "order_line"),
              need("sale.order", "company_id", "warehouse_id", "picking_ids", "invoice_ids"),
              need("sale.order.line", "order_id", "product_id", "product_uom_qty", "price_unit")),
          Term.ORDER_LINE_UNIT,
          Term.ORDER_LINE_TAXES);

  static final Needs PURCHASES =
      new Needs(
          "the Purchase and Inventory apps (purchase_stock)",
          List.of(
              need("purchase.order", "partner_id", "state", "order_line", "picking_ids"),
              need("purchase.order.line", "product_id", "product_qty", "price_unit")),
          Term.PURCHASE_LINE_UNIT,
          Term.PURCHASE_LINE_TAXES);

  static final Needs INVOICES =
      new Needs(
          "the Invoicing app (account)",
          List.of(
              need("account.move", "move_type", "state", "payment_state", "amount_total"),
              need("account.move", "reversed_entry_id", "invoice_line_ids")));

  private static final String STOCK_APP = "the Inventory app (stock)";

  static final Needs TRANSFERS =
      new Needs(
          STOCK_APP,
          List.of(
              need("stock.picking", "state", "move_ids", "backorder_id", "picking_type_id"),
              need("stock.move", "picked", "quantity", "product_uom", "move_line_ids"),
              need("stock.move.line", "picked", "quantity", "lot_name", "result_package_id")));

  static final Needs RETURNS =
      new Needs(
          STOCK_APP,
          List.of(
              need("stock.picking", "return_id"),
              need("stock.return.picking", "picking_id", "product_return_moves"),
              need("stock.return.picking.line", "move_id", "quantity")));

  static final Needs INVENTORY =
      new Needs(
          STOCK_APP,
          List.of(
              need("stock.quant", "quantity", "reserved_quantity", "lot_id", "owner_id"),
              need("stock.quant", "inventory_quantity", "package_id", "location_id"),
              need("stock.scrap", "scrap_qty", "origin", "state")),
          Term.MOVE_TITLE);

  static final Needs BATCHES =
      new Needs(
          "the Batch, Wave & Cluster Transfers app (stock_picking_batch)",
          List.of(
              need("stock.picking.batch", "is_wave", "picking_ids", "picking_type_id", "state"),
              need("stock.add.to.wave", "wave_id", "line_ids")));

  static final List<Needs> ALL =
      List.of(ORDERS, PURCHASES, INVOICES, TRANSFERS, RETURNS, INVENTORY, BATCHES);

  /** Fields of one model. */
  record Need(String model, List<String> fields) {}

  private final String modules;
  private final List<Need> needs;
  private final Set<Term> terms = EnumSet.noneOf(Term.class);

  private Needs(String modules, List<Need> needs, Term... terms) {
    this.modules = modules;
    this.needs = needs;
    this.terms.addAll(List.of(terms));
  }

  /** Returns what has to be installed, for messages. */
  String modules() {
    return modules;
  }

  /** Returns all fields that this version has to have. */
  List<Need> in(OdooVersion version) {
    List<Need> all = new ArrayList<>(needs);
    for (Term term : terms) {
      term.model()
          .ifPresent(m -> term.in(version).ifPresent(f -> all.add(new Need(m, List.of(f)))));
    }
    return all;
  }

  /** Returns the models that are looked at. */
  Set<String> models(OdooVersion version) {
    Set<String> models = new LinkedHashSet<>();
    in(version).forEach(need -> models.add(need.model()));
    return models;
  }

  private static Need need(String model, String... fields) {
    return new Need(model, List.of(fields));
  }
}
