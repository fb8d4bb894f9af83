package io.github.odoosync.mapping;

import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.odoo.Ref;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of many2one fields: what they point to is named by its keys, and looked up by them.
 */
final class References {

  private References() {}

  static Column<ProductRef> product(String path) {
    List<String> reads = List.of(path + ".display_name", path + ".default_code", path + ".barcode");
    return reference(
        path, reads, source -> target(source, path, References::productOf), Lookups::productId);
  }

  static Column<PartyRef> party(String path) {
    List<String> reads = List.of(path + ".display_name", path + ".ref");
    return reference(
        path, reads, source -> target(source, path, References::partyOf), Lookups::partyId);
  }

  static Column<LocationRef> warehouse(String path) {
    List<String> reads = List.of(path + ".display_name", path + ".code");
    return reference(
        path,
        reads,
        source -> target(source, path, it -> placeOf(it, "stock.warehouse", "code")),
        Lookups::warehouseId);
  }

  static Column<LocationRef> location(String path) {
    List<String> reads = List.of(path + ".display_name", path + ".complete_name");
    return reference(
        path,
        reads,
        source -> target(source, path, it -> placeOf(it, "stock.location", "complete_name")),
        Lookups::locationId);
  }

  /** The column of a many2one that is known by one text of what it points to. */
  static Column<String> code(String path, String named, BiFunction<Lookups, String, Ref> find) {
    return reference(
        path, List.of(path + "." + named), source -> source.text(path + "." + named), find);
  }

  private static <T> Column<T> reference(
      String path,
      List<String> reads,
      Function<Source, @Nullable T> reader,
      BiFunction<Lookups, T, Ref> find) {
    Column<T> column =
        Column.of(
            reads,
            reader,
            (value, current, target) -> target.put(path, find.apply(target.lookups(), value)));
    return column
        .clearedBy(path)
        .same((a, b, lookups) -> find.apply(lookups, a).id() == find.apply(lookups, b).id());
  }

  /** Returns how documents name a product, of which some fields were read. */
  static ProductRef productOf(Source product) {
    return ProductRef.builder()
        .setAll(ProductRef.EXTERNAL_KEYS, product.key("product.product"))
        .set(ProductRef.SKU, product.text("default_code"))
        .set(ProductRef.BARCODE, product.text("barcode"))
        .set(ProductRef.NAME, product.text("display_name"))
        .build();
  }

  /** Returns how documents name a partner. */
  static PartyRef partyOf(Source partner) {
    return PartyRef.builder()
        .setAll(PartyRef.EXTERNAL_KEYS, partner.key("res.partner"))
        .set(PartyRef.CODE, partner.text("ref"))
        .set(PartyRef.NAME, partner.text("display_name"))
        .build();
  }

  /** Returns how documents name a warehouse or a location, by the field that is its code. */
  static LocationRef placeOf(Source place, String model, String code) {
    return LocationRef.builder()
        .setAll(LocationRef.EXTERNAL_KEYS, place.key(model))
        .set(LocationRef.CODE, place.text(code))
        .set(LocationRef.NAME, place.text("display_name"))
        .build();
  }

  private static <T> @Nullable T target(Source source, String path, Function<Source, T> read) {
    return source.all(path).findFirst().map(read).orElse(null);
  }
}
