package io.github.odoosync.mapping;

import io.github.odoosync.odoo.ModelSchema;
import io.github.odoosync.odoo.OdooClient;

/**
 * What a server has of what transfers are read by, which its version and modules decide.
 *
 * @param sales whether moves know the line of a sales order
 * @param purchases whether moves know the line of a purchase order
 * @param carriers whether transfers have a carrier and a tracking number
 * @param weights whether transfers have a weight
 * @param incoterms whether sales orders have an Incoterm
 * @param expiry whether lots have a date of expiry
 * @param kits whether moves know the kit that they are a component of
 * @param containers whether packages can be in packages
 * @param packageWeights whether packages have a weight
 * @param mobiles whether partners have a mobile number beside their telephone number
 */
record TransferFields(
    boolean sales,
    boolean purchases,
    boolean carriers,
    boolean weights,
    boolean incoterms,
    boolean expiry,
    boolean kits,
    boolean containers,
    boolean packageWeights,
    boolean mobiles) {

  static TransferFields of(OdooClient odoo) {
    ModelSchema transfer = odoo.model("stock.picking").schema();
    ModelSchema move = odoo.model("stock.move").schema();
    String packages =
        odoo.model("stock.move.line")
            .schema()
            .field("result_package_id")
            .flatMap(field -> field.relation())
            .orElse("stock.quant.package");
    ModelSchema pack = odoo.model(packages).schema();
    boolean sales = has(move, "sale_line_id") && has(transfer, "sale_id");
    return new TransferFields(
        sales,
        has(move, "purchase_line_id"),
        has(transfer, "carrier_id", "carrier_tracking_ref"),
        has(transfer, "shipping_weight", "weight", "weight_uom_name"),
        sales && has(odoo.model("sale.order").schema(), "incoterm"),
        has(odoo.model("stock.lot").schema(), "expiration_date"),
        has(move, "bom_line_id"),
        has(pack, "parent_package_id", "package_dest_id"),
        has(pack, "shipping_weight", "weight_uom_name"),
        has(odoo.model("res.partner").schema(), "mobile"));
  }

  private static boolean has(ModelSchema schema, String... fields) {
    for (String field : fields) {
      if (schema.field(field).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
