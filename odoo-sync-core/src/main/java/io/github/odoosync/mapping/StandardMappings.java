package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.PurchaseOrderLine;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.party.Location;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.model.party.Warehouse;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.odoo.FieldSchema;
import io.github.odoosync.odoo.ModelSchema;
import io.github.odoosync.odoo.OdooClient;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How each document is mapped to the Odoo at hand. What versions name differently, and what a
 * module that is not installed would have, is asked of the server; a field that it lacks is not
 * mapped. Immutable and thread-safe.
 */
public final class StandardMappings {

  private final OdooClient odoo;
  private final List<String> languages;

  private StandardMappings(OdooClient odoo, List<String> languages) {
    this.odoo = odoo;
    this.languages = List.copyOf(languages);
  }

  /** Returns the mappings for a database, with texts in {@code en-US}. */
  public static StandardMappings of(OdooClient odoo) {
    return new StandardMappings(odoo, List.of("en-US"));
  }

  /** Returns the same with texts in other languages, the same as the mapper's. */
  public StandardMappings languages(String... tags) {
    return new StandardMappings(odoo, List.of(tags));
  }

  /** Returns the mapping of partners. */
  public DocumentMapping<Party> party() {
    Server partner = server("res.partner");
    return DocumentMapping.of(Party.SCHEMA, "res.partner", "ref")
        .findBy("ref", Party::code)
        .with(Party.NAME, Column.text("name"))
        .with(Party.CODE, Column.text("ref"))
        .with(Party.VAT, Column.text("vat"))
        .with(Party.ACTIVE, Column.flag("active"))
        .with(
            Party.KIND,
            Column.of(
                List.of("is_company"),
                source ->
                    Boolean.TRUE.equals(source.flag("is_company"))
                        ? Party.Kind.ORGANISATION
                        : Party.Kind.PERSON,
                (value, current, target) ->
                    target.put("is_company", value == Party.Kind.ORGANISATION)))
        .with(
            Party.PURPOSE,
            Column.code(
                "type",
                Map.of(
                    "contact", Party.Purpose.MAIN,
                    "invoice", Party.Purpose.INVOICE,
                    "delivery", Party.Purpose.DELIVERY,
                    "other", Party.Purpose.OTHER)))
        .with(Party.PARENT, References.party("parent_id"))
        .with(Party.ADDRESS, PartnerColumns.address())
        .with(Party.CONTACT, PartnerColumns.contact(partner.has("mobile")));
  }

  /** Returns the mapping of products, each a variant. */
  public DocumentMapping<Product> product() {
    Server product = server("product.product");
    DocumentMapping<Product> mapping =
        DocumentMapping.of(Product.SCHEMA, "product.product", "default_code")
            .findBy("default_code", Product::sku)
            .findBy("barcode", each -> each.barcodes().stream().findFirst())
            .with(Product.SKU, Column.text("default_code"))
            .with(Product.NAME, ProductColumns.translated("name", languages))
            .with(Product.KIND, ProductColumns.kind(product.has("is_storable")))
            .with(Product.ACTIVE, Column.flag("active"))
            .with(Product.BARCODES, ProductColumns.barcodes())
            .with(Product.UNIT, ProductColumns.unit("uom_id"))
            .with(Product.WEIGHT, ProductColumns.weight(product.decimals("weight")))
            .with(Product.VOLUME, ProductColumns.volume(product.decimals("volume")))
            .with(Product.TEMPLATE, ProductColumns.template())
            .with(Product.CATEGORY, Column.text("categ_id.complete_name").readOnly());
    mapping = product.add(mapping, "tracking", Product.TRACKING, ProductColumns.tracking());
    mapping = product.add(mapping, "sale_ok", Product.SELLABLE, Column.flag("sale_ok"));
    mapping = product.add(mapping, "purchase_ok", Product.PURCHASABLE, Column.flag("purchase_ok"));
    mapping =
        product.add(
            mapping,
            "description_sale",
            Product.DESCRIPTION,
            ProductColumns.translated("description_sale", languages));
    mapping =
        product.add(mapping, "uom_po_id", Product.PURCHASE_UNIT, ProductColumns.unit("uom_po_id"));
    mapping =
        product.add(
            mapping, "use_expiration_date", Product.EXPIRES, Column.flag("use_expiration_date"));
    mapping = product.add(mapping, "hs_code", Product.TARIFF_CODE, Column.text("hs_code"));
    mapping =
        product.add(
            mapping,
            "country_of_origin",
            Product.ORIGIN,
            References.code("country_of_origin", "code", Lookups::countryId));
    return prices(product, mapping);
  }

  /** Returns the mapping of warehouses. */
  public DocumentMapping<Warehouse> warehouse() {
    return DocumentMapping.of(Warehouse.SCHEMA, "stock.warehouse", "code")
        .findBy("code", Warehouse::code)
        .with(Warehouse.CODE, Column.text("code"))
        .with(Warehouse.NAME, Column.text("name"))
        .with(Warehouse.ACTIVE, Column.flag("active"))
        .with(Warehouse.PARTY, References.party("partner_id"))
        .with(Warehouse.STOCK, References.location("lot_stock_id").readOnly())
        .with(Document.COMPANY, company());
  }

  /** Returns the mapping of locations. */
  public DocumentMapping<Location> location() {
    return DocumentMapping.of(Location.SCHEMA, "stock.location", "complete_name")
        .findBy("barcode", Location::barcode)
        .findBy("complete_name", Location::path)
        .with(Location.NAME, Column.text("name"))
        .with(Location.PATH, Column.text("complete_name").readOnly())
        .with(
            Location.KIND,
            Column.code(
                "usage",
                Map.of(
                    "internal", Location.Kind.STORAGE,
                    "view", Location.Kind.GROUP,
                    "supplier", Location.Kind.SUPPLIER,
                    "customer", Location.Kind.CUSTOMER,
                    "inventory", Location.Kind.ADJUSTMENT,
                    "production", Location.Kind.PRODUCTION,
                    "transit", Location.Kind.TRANSIT)))
        .with(Location.PARENT, References.location("location_id"))
        .with(Location.WAREHOUSE, References.warehouse("warehouse_id").readOnly())
        .with(Location.BARCODE, Column.text("barcode"))
        .with(Location.ACTIVE, Column.flag("active"))
        .with(Document.COMPANY, company());
  }

  /** Returns the mapping of sales orders; how far they are is read and never written. */
  public DocumentMapping<SalesOrder> salesOrder() {
    Server order = server("sale.order");
    DocumentMapping<SalesOrder> mapping =
        DocumentMapping.of(SalesOrder.SCHEMA, "sale.order", "name")
            .with(SalesOrder.STATE, OrderColumns.state(order.has("locked")))
            .with(SalesOrder.CUSTOMER, References.party("partner_id"))
            .with(SalesOrder.INVOICE_TO, References.party("partner_invoice_id"))
            .with(SalesOrder.DELIVER_TO, References.party("partner_shipping_id"))
            .with(SalesOrder.CUSTOMER_REFERENCE, Column.text("client_order_ref"))
            .with(SalesOrder.ORIGIN, Column.text("origin"))
            .with(SalesOrder.ORDERED_AT, Column.time("date_order"))
            .with(SalesOrder.PROMISED_AT, Column.time("commitment_date"))
            .with(SalesOrder.CURRENCY, OrderColumns.currency().readOnly())
            .with(SalesOrder.NET, Column.money("amount_untaxed", "currency_id").readOnly())
            .with(SalesOrder.TAX, Column.money("amount_tax", "currency_id").readOnly())
            .with(SalesOrder.TOTAL, Column.money("amount_total", "currency_id").readOnly())
            .with(Document.COMPANY, company());
    mapping =
        order.add(
            mapping, "warehouse_id", SalesOrder.WAREHOUSE, References.warehouse("warehouse_id"));
    mapping =
        order.add(
            mapping,
            "carrier_id",
            SalesOrder.CARRIER,
            References.code("carrier_id", "name", Lookups::carrierId));
    mapping =
        order.add(
            mapping,
            "incoterm",
            SalesOrder.INCOTERM,
            References.code("incoterm", "code", Lookups::incotermId));
    mapping =
        order.add(
            mapping, "picking_policy", SalesOrder.PARTIAL_DELIVERY, OrderColumns.partialDelivery());
    return salesLines(mapping);
  }

  /** Returns the mapping of purchase orders; how far they are is read and never written. */
  public DocumentMapping<PurchaseOrder> purchaseOrder() {
    Server order = server("purchase.order");
    DocumentMapping<PurchaseOrder> mapping =
        DocumentMapping.of(PurchaseOrder.SCHEMA, "purchase.order", "name")
            .with(PurchaseOrder.STATE, OrderColumns.state(order.has("locked")))
            .with(PurchaseOrder.SUPPLIER, References.party("partner_id"))
            .with(PurchaseOrder.SUPPLIER_REFERENCE, Column.text("partner_ref"))
            .with(PurchaseOrder.ORIGIN, Column.text("origin"))
            .with(PurchaseOrder.ORDERED_AT, Column.time("date_order"))
            .with(PurchaseOrder.EXPECTED_AT, Column.time("date_planned"))
            .with(PurchaseOrder.CURRENCY, OrderColumns.currency())
            .with(PurchaseOrder.NET, Column.money("amount_untaxed", "currency_id").readOnly())
            .with(PurchaseOrder.TAX, Column.money("amount_tax", "currency_id").readOnly())
            .with(PurchaseOrder.TOTAL, Column.money("amount_total", "currency_id").readOnly())
            .with(Document.COMPANY, company());
    mapping =
        order.add(
            mapping,
            "picking_type_id",
            PurchaseOrder.DELIVER_TO,
            References.warehouse("picking_type_id.warehouse_id").readOnly());
    mapping =
        order.add(
            mapping,
            "dest_address_id",
            PurchaseOrder.DROP_SHIP_TO,
            References.party("dest_address_id"));
    return purchaseLines(mapping);
  }

  /** Returns the mapping of invoices and credit notes; they are posted, never written to be so. */
  public DocumentMapping<Invoice> invoice() {
    DocumentMapping<Invoice> mapping =
        DocumentMapping.of(Invoice.SCHEMA, "account.move", "name")
            .onCreate(InvoiceColumns::type)
            .with(Invoice.KIND, InvoiceColumns.kind())
            .with(Invoice.DIRECTION, InvoiceColumns.direction())
            .with(Invoice.PARTY, References.party("partner_id"))
            .with(Invoice.NUMBER, Column.text("name").readOnly())
            .with(Invoice.STATE, InvoiceColumns.state())
            .with(Invoice.PAYMENT, InvoiceColumns.payment())
            .with(Invoice.ISSUED_ON, Column.date("invoice_date"))
            .with(Invoice.DUE_ON, Column.date("invoice_date_due"))
            .with(Invoice.REFERENCE, Column.text("ref"))
            .with(Invoice.ORIGIN, Column.text("invoice_origin"))
            .with(Invoice.REVERSES, InvoiceColumns.reverses())
            .with(Invoice.CURRENCY, OrderColumns.currency())
            .with(Invoice.NET, Column.money("amount_untaxed", "currency_id").readOnly())
            .with(Invoice.TAX, Column.money("amount_tax", "currency_id").readOnly())
            .with(Invoice.TOTAL, Column.money("amount_total", "currency_id").readOnly())
            .with(Invoice.OPEN, Column.money("amount_residual", "currency_id").readOnly())
            .with(Document.COMPANY, company());
    return invoiceLines(mapping);
  }

  private DocumentMapping<Product> prices(Server product, DocumentMapping<Product> mapping) {
    DocumentMapping<Product> priced =
        mapping.with(Product.PRICE, product.price("lst_price", "currency_id"));
    String costCurrency = product.first("cost_currency_id", "currency_id");
    priced =
        product.add(
            priced, "standard_price", Product.COST, product.price("standard_price", costCurrency));
    priced =
        product.add(priced, "taxes_id", Product.TAXES, ProductColumns.taxes("taxes_id", "sale"));
    return product.add(
        priced,
        "supplier_taxes_id",
        Product.PURCHASE_TAXES,
        ProductColumns.taxes("supplier_taxes_id", "purchase"));
  }

  private DocumentMapping<SalesOrder> salesLines(DocumentMapping<SalesOrder> mapping) {
    Server line = server("sale.order.line");
    String unit = line.first("product_uom_id", "product_uom");
    String taxes = line.first("tax_ids", "tax_id");
    return mapping
        .lines(
            SalesOrder.LINES,
            SalesOrderLine.SHAPE,
            SalesOrderLine.KEY,
            "order_line",
            "sale.order.line",
            "order_id")
        .withLine(SalesOrderLine.KIND, OrderColumns.lineKind())
        .withLine(SalesOrderLine.PRODUCT, References.product("product_id"))
        .withLine(SalesOrderLine.DESCRIPTION, Column.text("name"))
        .withLine(SalesOrderLine.QUANTITY, line.quantity("product_uom_qty", unit))
        .withLine(SalesOrderLine.DELIVERED, Column.quantity("qty_delivered", unit).readOnly())
        .withLine(SalesOrderLine.INVOICED, Column.quantity("qty_invoiced", unit).readOnly())
        .withLine(SalesOrderLine.PRICE, line.price("price_unit", "currency_id"))
        .withLine(SalesOrderLine.DISCOUNT, line.decimal("discount"))
        .withLine(SalesOrderLine.TAXES, ProductColumns.taxes(taxes, "sale"))
        .withLine(SalesOrderLine.NET, Column.money("price_subtotal", "currency_id").readOnly());
  }

  private DocumentMapping<PurchaseOrder> purchaseLines(DocumentMapping<PurchaseOrder> mapping) {
    Server line = server("purchase.order.line");
    String unit = line.first("product_uom_id", "product_uom");
    String taxes = line.first("tax_ids", "taxes_id");
    DocumentMapping<PurchaseOrder> lines =
        mapping
            .lines(
                PurchaseOrder.LINES,
                PurchaseOrderLine.SHAPE,
                PurchaseOrderLine.KEY,
                "order_line",
                "purchase.order.line",
                "order_id")
            .withLine(PurchaseOrderLine.PRODUCT, References.product("product_id"))
            .withLine(PurchaseOrderLine.DESCRIPTION, Column.text("name"))
            .withLine(PurchaseOrderLine.QUANTITY, line.quantity("product_qty", unit))
            .withLine(PurchaseOrderLine.RECEIVED, Column.quantity("qty_received", unit).readOnly())
            .withLine(PurchaseOrderLine.INVOICED, Column.quantity("qty_invoiced", unit).readOnly())
            .withLine(PurchaseOrderLine.PRICE, line.price("price_unit", "currency_id"))
            .withLine(PurchaseOrderLine.TAXES, ProductColumns.taxes(taxes, "purchase"))
            .withLine(PurchaseOrderLine.EXPECTED_AT, Column.time("date_planned"))
            .withLine(
                PurchaseOrderLine.NET, Column.money("price_subtotal", "currency_id").readOnly());
    return line.has("discount")
        ? lines.withLine(PurchaseOrderLine.DISCOUNT, line.decimal("discount"))
        : lines;
  }

  private DocumentMapping<Invoice> invoiceLines(DocumentMapping<Invoice> mapping) {
    Server line = server("account.move.line");
    return mapping
        .lines(
            Invoice.LINES,
            InvoiceLine.SHAPE,
            InvoiceLine.KEY,
            "invoice_line_ids",
            "account.move.line",
            "move_id")
        .withLine(InvoiceLine.PRODUCT, References.product("product_id"))
        .withLine(InvoiceLine.DESCRIPTION, Column.text("name"))
        .withLine(InvoiceLine.QUANTITY, line.quantity("quantity", "product_uom_id"))
        .withLine(InvoiceLine.PRICE, line.price("price_unit", "currency_id"))
        .withLine(InvoiceLine.DISCOUNT, line.decimal("discount"))
        .withLine(InvoiceLine.TAXES, ProductColumns.taxes("tax_ids", InvoiceColumns::taxUse))
        .withLine(InvoiceLine.NET, Column.money("price_subtotal", "currency_id").readOnly());
  }

  private static Column<String> company() {
    return References.code("company_id", "name", Lookups::companyId).createOnly();
  }

  private Server server(String model) {
    return new Server(odoo.model(model).schema());
  }

  /** What the server has of a model. */
  private record Server(ModelSchema schema) {

    boolean has(String name) {
      return schema.field(name).isPresent();
    }

    String first(String... names) {
      for (String name : names) {
        if (has(name)) {
          return name;
        }
      }
      return names[names.length - 1];
    }

    /** Returns a price, compared at the decimals that Odoo rounds it to. */
    Column<Money> price(String path, String currency) {
      int decimals = decimals(path);
      return Column.money(path, currency).same((a, b, lookups) -> Amounts.same(a, b, decimals));
    }

    /** Returns a quantity, compared at the decimals that Odoo rounds it to. */
    Column<Quantity> quantity(String path, String unit) {
      int decimals = decimals(path);
      return Column.quantity(path, unit).same((a, b, lookups) -> Amounts.same(a, b, decimals));
    }

    /** Returns a number, compared at the decimals that Odoo rounds it to. */
    Column<BigDecimal> decimal(String path) {
      int decimals = decimals(path);
      return Column.decimal(path).same((a, b, lookups) -> Amounts.same(a, b, decimals));
    }

    int decimals(String path) {
      int known =
          schema.field(path).map(FieldSchema::decimals).orElse(OptionalInt.empty()).orElse(6);
      return known > 0 ? known : 6;
    }

    <D extends Document, T> DocumentMapping<D> add(
        DocumentMapping<D> mapping, String name, Field<T> field, Column<T> column) {
      return has(name) ? mapping.with(field, column) : mapping;
    }
  }
}
