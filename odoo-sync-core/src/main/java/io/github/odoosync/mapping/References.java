package io.github.odoosync.mapping;

import io.github.odoosync.model.Builder;
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
    return reference(path, reads, source -> readProduct(source, path), Lookups::productId);
  }

  static Column<PartyRef> party(String path) {
    List<String> reads = List.of(path + ".display_name", path + ".ref");
    return reference(path, reads, source -> readParty(source, path), Lookups::partyId);
  }

  static Column<LocationRef> warehouse(String path) {
    List<String> reads = List.of(path + ".display_name", path + ".code");
    return reference(
        path,
        reads,
        source -> readPlace(source, path, "stock.warehouse", "code"),
        Lookups::warehouseId);
  }

  static Column<LocationRef> location(String path) {
    List<String> reads = List.of(path + ".display_name", path + ".complete_name");
    return reference(
        path,
        reads,
        source -> readPlace(source, path, "stock.location", "complete_name"),
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
    return column.same(
        (a, b, lookups) -> find.apply(lookups, a).id() == find.apply(lookups, b).id());
  }

  private static @Nullable ProductRef readProduct(Source source, String path) {
    Long id = source.id(path);
    if (id == null) {
      return null;
    }
    Builder<ProductRef> product = ProductRef.builder();
    product.setAll(ProductRef.EXTERNAL_KEYS, source.lookups().keyOf("product.product", id));
    product.set(ProductRef.SKU, source.text(path + ".default_code"));
    product.set(ProductRef.BARCODE, source.text(path + ".barcode"));
    return product.set(ProductRef.NAME, source.text(path + ".display_name")).build();
  }

  private static @Nullable PartyRef readParty(Source source, String path) {
    Long id = source.id(path);
    if (id == null) {
      return null;
    }
    Builder<PartyRef> party = PartyRef.builder();
    party.setAll(PartyRef.EXTERNAL_KEYS, source.lookups().keyOf("res.partner", id));
    party.set(PartyRef.CODE, source.text(path + ".ref"));
    return party.set(PartyRef.NAME, source.text(path + ".display_name")).build();
  }

  private static @Nullable LocationRef readPlace(
      Source source, String path, String model, String code) {
    Long id = source.id(path);
    if (id == null) {
      return null;
    }
    Builder<LocationRef> place = LocationRef.builder();
    place.setAll(LocationRef.EXTERNAL_KEYS, source.lookups().keyOf(model, id));
    place.set(LocationRef.CODE, source.text(path + "." + code));
    return place.set(LocationRef.NAME, source.text(path + ".display_name")).build();
  }
}
