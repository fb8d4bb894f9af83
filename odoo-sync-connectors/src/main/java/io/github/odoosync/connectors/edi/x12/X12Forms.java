package io.github.odoosync.connectors.edi.x12;

import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.connectors.edi.internal.Form;
import io.github.odoosync.connectors.edi.internal.GoodsView;
import io.github.odoosync.connectors.edi.internal.OrderView;
import io.github.odoosync.connectors.edi.internal.Standard.Entry;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.order.WarehouseOrder;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TrackingHistory;
import io.github.odoosync.model.stock.StockAdjustment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which transaction set is exchanged with whom, and as which document. */
final class X12Forms {

  private static final Map<String, String> GROUPS =
      Map.ofEntries(
          Map.entry("850", "PO"),
          Map.entry("855", "PR"),
          Map.entry("856", "SH"),
          Map.entry("810", "IN"),
          Map.entry("940", "OW"),
          Map.entry("945", "SW"),
          Map.entry("943", "AR"),
          Map.entry("944", "RE"),
          Map.entry("846", "IB"),
          Map.entry("204", "SM"),
          Map.entry("990", "GF"),
          Map.entry("214", "QM"));

  private static final Map<String, Entry<?>> FORMS = new HashMap<>();

  static {
    add("850", Role.CUSTOMER, OrderForms.order(OrderView.SALE), OrderView.SALE.schema());
    add("855", Role.CUSTOMER, OrderForms.answer(OrderView.SALE), OrderView.SALE.schema());
    add("850", Role.SUPPLIER, OrderForms.order(OrderView.PURCHASE), OrderView.PURCHASE.schema());
    add("855", Role.SUPPLIER, OrderForms.answer(OrderView.PURCHASE), OrderView.PURCHASE.schema());
    add("856", Role.CUSTOMER, GoodsView.SHIPPED);
    add("856", Role.SUPPLIER, GoodsView.EXPECTED);
    add("856", Role.WAREHOUSE, GoodsView.EXPECTED);
    add("940", Role.WAREHOUSE, WarehouseForms.ORDER, WarehouseOrder.SCHEMA);
    add("945", Role.WAREHOUSE, WarehouseForms.shipped(GoodsView.SHIPPED), Shipment.SCHEMA);
    add("943", Role.WAREHOUSE, WarehouseForms.expected(GoodsView.EXPECTED), Receipt.SCHEMA);
    add("944", Role.WAREHOUSE, WarehouseForms.received(GoodsView.RECEIVED), Receipt.SCHEMA);
    for (Role role : Role.values()) {
      add("846", role, WarehouseForms.STOCK, StockAdjustment.SCHEMA);
    }
    add("204", Role.CARRIER, TransportForms.tender(GoodsView.TO_SHIP), Shipment.SCHEMA);
    add("990", Role.CARRIER, TransportForms.ANSWER, TrackingHistory.SCHEMA);
    add("214", Role.CARRIER, TransportForms.STATUS, TrackingHistory.SCHEMA);
    invoice(Role.CUSTOMER, Invoice.Direction.SALE);
    invoice(Role.SUPPLIER, Invoice.Direction.PURCHASE);
  }

  private X12Forms() {}

  static Optional<Entry<?>> find(String type, Role role) {
    return Optional.ofNullable(FORMS.get(role + type));
  }

  /** Returns the functional group of a type, of element 479. */
  static String group(String type) {
    return GROUPS.getOrDefault(type, "");
  }

  private static <D extends Document> void add(String type, Role role, GoodsView<D> view) {
    add(type, role, AdviceForms.despatch(view), view.schema());
  }

  private static void invoice(Role role, Invoice.Direction direction) {
    add("810", role, InvoiceForms.invoice(direction), Invoice.SCHEMA);
  }

  private static <D extends Document> void add(
      String type, Role role, Form<D> form, Schema<D> schema) {
    FORMS.put(role + type, new Entry<>(schema, form));
  }
}
