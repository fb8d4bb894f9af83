package io.github.odoosync.writer;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.mapping.DocumentMapping;
import io.github.odoosync.mapping.StandardMappings;
import io.github.odoosync.mapping.TransferMappings;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.party.Location;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.model.party.Warehouse;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.odoo.OdooClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** How documents are mapped, by the names of their schemas; asks the server at the first use. */
final class Mappings {

  private final OdooClient odoo;
  private final Map<String, DocumentMapping<?>> known = new ConcurrentHashMap<>();

  Mappings(OdooClient odoo, List<DocumentMapping<?>> own) {
    this.odoo = odoo;
    own.forEach(mapping -> known.put(mapping.schema().name(), mapping));
  }

  DocumentMapping<?> of(String entity) {
    DocumentMapping<?> mapping = known.get(entity);
    if (mapping == null) {
      // Two threads may ask the server at once; what they learn is the same.
      mapping = standard(entity);
      known.put(entity, mapping);
    }
    return mapping;
  }

  private DocumentMapping<?> standard(String entity) {
    StandardMappings standard = StandardMappings.of(odoo);
    Map<String, Supplier<DocumentMapping<?>>> all =
        Map.of(
            name(SalesOrder.SCHEMA), standard::salesOrder,
            name(PurchaseOrder.SCHEMA), standard::purchaseOrder,
            name(Product.SCHEMA), standard::product,
            name(Party.SCHEMA), standard::party,
            name(Warehouse.SCHEMA), standard::warehouse,
            name(Location.SCHEMA), standard::location,
            name(Invoice.SCHEMA), standard::invoice,
            name(Shipment.SCHEMA), () -> TransferMappings.of(odoo).shipment(),
            name(Receipt.SCHEMA), () -> TransferMappings.of(odoo).receipt(),
            name(Return.SCHEMA), () -> TransferMappings.of(odoo).returned());
    Supplier<DocumentMapping<?>> mapping = all.get(entity);
    if (mapping == null) {
      throw InvalidValueException.of(ErrorCode.NO_MAPPING, "There is no mapping of " + entity);
    }
    return mapping.get();
  }

  private static String name(Schema<?> schema) {
    return schema.name();
  }
}
