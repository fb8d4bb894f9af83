package io.github.odoosync.connectors.ubl;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Products and quantities as elements. */
final class ItemForm {

  private ItemForm() {}

  static void write(Element item, Optional<ProductRef> product, @Nullable String description) {
    Optional<String> sku = product.flatMap(ProductRef::sku);
    Optional<String> barcode = product.flatMap(ProductRef::barcode);
    item.leaf("Description", description)
        .leaf(
            "Name",
            product
                .flatMap(ProductRef::name)
                .or(() -> Optional.ofNullable(description))
                .or(() -> sku)
                .or(() -> barcode)
                .orElse(null));
    item.add("SellersItemIdentification").leaf("ID", sku.orElse(null));
    item.add("StandardItemIdentification")
        .leaf("ID", barcode.orElse(null), Map.of("schemeID", Names.GTIN));
  }

  /**
   * Reads a product; null if nothing names one.
   *
   * @param bought whether it is bought: then its buyer's number is ours
   */
  static @Nullable ProductRef read(Element item, boolean bought) {
    Optional<String> sellers = item.text("SellersItemIdentification", "ID");
    Optional<String> sku =
        bought ? item.text("BuyersItemIdentification", "ID").or(() -> sellers) : sellers;
    Optional<String> barcode = item.text("StandardItemIdentification", "ID");
    if (sku.isEmpty() && barcode.isEmpty()) {
      return null;
    }
    Builder<ProductRef> product = ProductRef.builder();
    return product
        .set(ProductRef.SKU, sku.orElse(null))
        .set(ProductRef.BARCODE, barcode.orElse(null))
        .set(ProductRef.NAME, item.text("Name").orElse(null))
        .build();
  }

  static void write(Element line, String name, Quantity quantity) {
    line.leaf(name, quantity.value().toPlainString(), Map.of("unitCode", quantity.unit().code()));
  }

  /** Reads a quantity; null if there is none. */
  static @Nullable Quantity quantity(Element line, String name) {
    Optional<Element> said = line.find(name).filter(each -> !each.text().isEmpty());
    return said.isEmpty()
        ? null
        : new Quantity(
            Amounts.number(said.get().text()),
            new Unit(said.get().attributes().getOrDefault("unitCode", Unit.ONE.code())));
  }
}
