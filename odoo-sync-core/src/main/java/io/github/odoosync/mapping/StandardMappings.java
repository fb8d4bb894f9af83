package io.github.odoosync.mapping;

import io.github.odoosync.model.Document;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.party.Location;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.model.party.Warehouse;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.model.product.ProductTemplate;
import io.github.odoosync.odoo.OdooClient;
import java.util.List;
import java.util.Map;

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
    ServerModel partner = ServerModel.of(odoo, "res.partner");
    DocumentMapping<Party> mapping =
        DocumentMapping.of(Party.SCHEMA, "res.partner", "ref")
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
            .with(Party.ADDRESS, PartnerColumns.address(""))
            .with(Party.CONTACT, PartnerColumns.contact("", partner.has("mobile")))
            .with(Party.NOTE, Column.html("comment"));
    mapping = partner.add(mapping, "customer_rank", Party.ROLES, PartnerColumns.roles());
    return partner.add(
        mapping, "global_location_number", Party.GLN, PartnerColumns.gln("global_location_number"));
  }

  /** Returns the mapping of products, each a variant. */
  public DocumentMapping<Product> product() {
    return new ProductMappings(odoo, languages).product();
  }

  /** Returns the mapping of what variants have in common. */
  public DocumentMapping<ProductTemplate> productTemplate() {
    return new ProductMappings(odoo, languages).template();
  }

  /** Returns the mapping of warehouses. */
  public DocumentMapping<Warehouse> warehouse() {
    return DocumentMapping.of(Warehouse.SCHEMA, "stock.warehouse", "code")
        .findBy("code", Warehouse::code)
        .with(Warehouse.CODE, Column.text("code"))
        .with(Warehouse.NAME, Column.text("name"))
        .with(Warehouse.ACTIVE, Column.flag("active"))
        .with(Warehouse.PARTY, References.party("partner_id"))
        .with(Warehouse.ADDRESS, PartnerColumns.address("partner_id.").readOnly())
        .with(Warehouse.STOCK, References.location("lot_stock_id").readOnly())
        .with(Document.COMPANY, ServerModel.company());
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
        .with(Document.COMPANY, ServerModel.company());
  }

  /** Returns the mapping of sales orders; how far they are is read and never written. */
  public DocumentMapping<SalesOrder> salesOrder() {
    return new OrderMappings(odoo).sales();
  }

  /** Returns the mapping of purchase orders; how far they are is read and never written. */
  public DocumentMapping<PurchaseOrder> purchaseOrder() {
    return new OrderMappings(odoo).purchases();
  }

  /** Returns the mapping of invoices and credit notes; they are posted, never written to be so. */
  public DocumentMapping<Invoice> invoice() {
    return new InvoiceMappings(odoo).invoice();
  }
}
