package io.github.odoosync.mapping;

import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.shipment.KitShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which kit a move is a component of, and how much of it one kit takes. */
final class KitShares {

  private static final String LINE = "bom_line_id.";
  private static final String BOM = LINE + "bom_id.";
  private static final String SOLD = "sale_line_id.product_id";
  private static final Column<ProductRef> OF_VARIANT = References.product(BOM + "product_id");
  private static final Column<ProductRef> OF_ONLY_VARIANT =
      References.product(BOM + "product_tmpl_id.product_variant_id");
  private static final Column<ProductRef> OF_SALE = References.product(SOLD);

  private KitShares() {}

  /** Returns what a move is read by. */
  static List<String> reads(TransferFields fields) {
    List<String> reads = new ArrayList<>();
    if (fields.kits()) {
      reads.addAll(
          List.of(
              LINE + "product_qty",
              LINE + "product_uom_id.display_name",
              BOM + "type",
              BOM + "product_qty",
              BOM + "product_uom_id.display_name",
              BOM + "product_tmpl_id.uom_id.display_name"));
      reads.addAll(OF_VARIANT.reads());
      reads.addAll(OF_ONLY_VARIANT.reads());
      if (fields.sales()) {
        reads.addAll(OF_SALE.reads());
        reads.add(SOLD + ".product_tmpl_id.display_name");
      }
    }
    return reads;
  }

  /** Returns the share of a move; null if it is of no kit. */
  static @Nullable KitShare of(Source move, TransferFields fields) {
    if (!fields.kits() || !"phantom".equals(move.text(BOM + "type"))) {
      return null;
    }
    ProductRef kit = kit(move);
    return kit == null
        ? null
        : KitShare.builder().set(KitShare.KIT, kit).set(KitShare.PER_KIT, perKit(move)).build();
  }

  /** The kit that was sold, where the list of components is its own; else that of the list. */
  private static @Nullable ProductRef kit(Source move) {
    Long ofList = move.id(BOM + "product_tmpl_id");
    if (Objects.equals(ofList, move.id(SOLD + ".product_tmpl_id")) && ofList != null) {
      return OF_SALE.read(move);
    }
    ProductRef variant = OF_VARIANT.read(move);
    return variant == null ? OF_ONLY_VARIANT.read(move) : variant;
  }

  private static Quantity perKit(Source move) {
    Quantity component = Figures.quantityOf(move, LINE + "product_qty", LINE + "product_uom_id");
    Unit own = move.lookups().unit(Objects.requireNonNull(move.id(BOM + "product_tmpl_id.uom_id")));
    Quantity kits = Figures.quantityOf(move, BOM + "product_qty", BOM + "product_uom_id").in(own);
    return KitColumns.divided(component, kits.value());
  }
}
