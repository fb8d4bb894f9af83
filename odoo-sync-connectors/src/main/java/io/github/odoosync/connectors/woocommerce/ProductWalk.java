package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.lane.Payload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks over all products and their variations, ordered by id. A sale changes a figure without any
 * time that could be asked for, and a variation changes without its product: so each round reads
 * all of them, and what is as before is known by its content.
 *
 * @param <T> what they are read as
 */
final class ProductWalk<T> {

  // The cursor names the products of a page whose variations are to be read.
  private static final int MOST = 40;

  /** Reads a product or a variation. */
  @FunctionalInterface
  interface Reader<T> {

    /**
     * Returns what it is read as; null for nothing.
     *
     * @param parent the id of the product whose variation it is; null if it is none
     */
    @Nullable T read(String id, @Nullable String parent, Json product);
  }

  /**
   * How far it is read.
   *
   * @param products how many products are behind
   * @param variations how many variations of the first of the parents are behind
   * @param parents the ids of products whose variations are to be read before the next products
   */
  private record Place(int products, int variations, List<String> parents) {

    static Place of(Cursor cursor) {
      if (cursor.isStart()) {
        return new Place(0, 0, List.of());
      }
      String form = "[0-9]{1,9} [0-9]{1,9} ([0-9]{1,19}(,[0-9]{1,19})*)?";
      if (!cursor.value().matches(form)) {
        throw InvalidValueException.of(
            ErrorCode.INVALID_VALUE, "This is no cursor of the products of a shop");
      }
      String[] parts = cursor.value().split(" ", -1);
      List<String> parents = parts[2].isEmpty() ? List.of() : List.of(parts[2].split(",", -1));
      return new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parents);
    }

    Cursor cursor() {
      return new Cursor(products + " " + variations + " " + String.join(",", parents));
    }
  }

  private final WooApi api;
  private final String fields;
  private final Reader<T> reader;

  /**
   * @param fields which are asked for, beside id and type
   */
  ProductWalk(WooApi api, String fields, Reader<T> reader) {
    this.api = api;
    this.fields = "id,type," + fields;
    this.reader = reader;
  }

  /** Returns whether products of a type have variations, as plugins' types have too. */
  static boolean hasVariations(String type) {
    return type.startsWith("variable");
  }

  SourcePage<T> fetch(Cursor from, int limit) {
    Place place = Place.of(from);
    int size = Math.min(limit, MOST);
    return place.parents().isEmpty() ? products(place, size) : variations(place, size);
  }

  private SourcePage<T> products(Place place, int size) {
    HttpRequest.Builder request = api.get("product.list", "/products").query("status", "any");
    WooApi.Listed listed = api.list(page(request, place.products(), size));
    List<String> parents = new ArrayList<>();
    List<SourceRecord<T>> records = new ArrayList<>();
    for (Json product : listed.items()) {
      records.add(record(null, product));
      parent(product, parents);
    }
    boolean more = more(listed, place.products(), size);
    if (!more && parents.isEmpty()) {
      return new SourcePage<>(records, Cursor.START, false);
    }
    Place next = new Place(place.products() + size, 0, parents);
    return new SourcePage<>(records, next.cursor(), true);
  }

  private SourcePage<T> variations(Place place, int size) {
    String parent = place.parents().get(0);
    HttpRequest request =
        page(
            api.get("variation.list", "/products/{}/variations", parent), place.variations(), size);
    // A product that was deleted meanwhile has none.
    WooApi.Listed listed = api.findList(request).orElseGet(() -> new WooApi.Listed(List.of(), 0));
    List<SourceRecord<T>> records = new ArrayList<>();
    listed.items().forEach(variation -> records.add(record(parent, variation)));
    Place next =
        more(listed, place.variations(), size)
            ? new Place(place.products(), place.variations() + size, place.parents())
            : new Place(place.products(), 0, place.parents().subList(1, place.parents().size()));
    return new SourcePage<>(records, next.cursor(), true);
  }

  private HttpRequest page(HttpRequest.Builder request, int offset, int size) {
    return request
        .query("orderby", "id")
        .query("order", "asc")
        .query("offset", Integer.toString(offset))
        .query("per_page", Integer.toString(size))
        .query("_fields", fields)
        .build();
  }

  private static boolean more(WooApi.Listed listed, int offset, int size) {
    return listed.total() < 0 ? listed.items().size() >= size : offset + size < listed.total();
  }

  private static void parent(Json product, List<String> parents) {
    try {
      if (Texts.text(product.get("type")).filter(ProductWalk::hasVariations).isPresent()) {
        parents.add(Texts.needId(product.get("id")));
      }
    } catch (DecodingException e) {
      // It is a record that cannot be read already.
    }
  }

  private SourceRecord<T> record(@Nullable String parent, Json product) {
    String id = "";
    try {
      id = Texts.needId(product.get("id"));
      T value = reader.read(id, parent, product);
      return value == null ? new SourceRecord.Gone<>(id) : new SourceRecord.Found<>(id, "", value);
    } catch (DecodingException | InvalidValueException e) {
      return new SourceRecord.Unreadable<>(
          id, Payload.bytes(Json.write(product.tree())), e.failure().detail());
    }
  }
}
