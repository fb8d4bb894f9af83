package io.github.odoosync.mapping;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.model.LocationRef;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.OdooRecord;
import java.util.List;

/**
 * The place whose stock is read.
 *
 * @param companyId the company
 * @param rootId the location that holds all others of the place
 * @param ref the place as documents name it
 */
record StockPlace(long companyId, long rootId, LocationRef ref) {

  static StockPlace find(OdooClient odoo, Lookups lookups, StockScope scope) {
    long company = lookups.companyId(scope.company()).id();
    if (!scope.isWarehouse()) {
      long id = lookups.locationId(scope.place()).id();
      return new StockPlace(company, id, place(odoo, lookups, "stock.location", id));
    }
    long id = lookups.warehouseId(scope.place()).id();
    long root =
        odoo.model("stock.warehouse", "view_location_id")
            .byId(id)
            .flatMap(warehouse -> warehouse.ref("view_location_id"))
            .orElseThrow(() -> TransferMappings.refuse("Warehouse " + id + " has no locations"))
            .id();
    return new StockPlace(company, root, place(odoo, lookups, "stock.warehouse", id));
  }

  private static LocationRef place(OdooClient odoo, Lookups lookups, String model, long id) {
    String code = model.equals("stock.warehouse") ? "code" : "complete_name";
    OdooRecord record =
        odoo.model(model, "display_name", code)
            .byId(id)
            .orElseThrow(() -> TransferMappings.refuse(model + " " + id + " is not visible"));
    return LocationRef.builder()
        .setAll(LocationRef.EXTERNAL_KEYS, lookups.keyOf(model, id))
        .set(LocationRef.CODE, record.string(code).orElse(null))
        .set(LocationRef.NAME, record.string("display_name").orElse(null))
        .build();
  }

  /** Returns the client with this company alone. */
  OdooClient in(OdooClient odoo) {
    return odoo.withContext(context -> context.companies(List.of(companyId)));
  }

  List<Domain> conditions(String companyPath) {
    return List.of(field(companyPath).eq(companyId));
  }
}
