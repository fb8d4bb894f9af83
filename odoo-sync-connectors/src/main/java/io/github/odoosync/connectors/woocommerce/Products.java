package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.capability.CatalogueSource;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocalizedText;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.product.Attribute;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.model.product.ProductTemplate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what can be ordered: products, and of those that have variations the variations. */
final class Products implements CatalogueSource {

  private static final String FIELDS =
      "name,status,virtual,purchasable,regular_price,global_unique_id,attributes," + Stocked.FIELDS;

  private static final Set<String> ACTIVE = Set.of("publish", "private");

  private final ProductWalk<Product> walk;
  private final Site site;
  private final String language;
  private final Optional<String> currency;

  /**
   * @param language of the names
   * @param currency of the prices; empty to leave them out
   */
  Products(WooApi api, String language, Optional<String> currency) {
    this.walk = new ProductWalk<>(api, FIELDS, this::product);
    this.site = api.site();
    this.language = language;
    this.currency = currency;
  }

  @Override
  public String stream() {
    return "products";
  }

  @Override
  public SourcePage<Product> fetch(Cursor from, int limit) {
    return walk.fetch(from, limit);
  }

  private @Nullable Product product(String id, @Nullable String parent, Json json) {
    String type = Texts.text(json.get("type")).orElse("");
    if (ProductWalk.hasVariations(type) || type.equals("grouped")) {
      return null;
    }
    Stocked stocked = Stocked.read(json, parent);
    return Product.builder(id)
        .set(Document.EXTERNAL_KEYS, List.of(stocked.key(site)))
        .set(Product.SKU, Texts.text(json.get("sku")).orElse(null))
        .set(
            Product.NAME,
            Texts.text(json.get("name")).map(name -> LocalizedText.of(language, name)).orElse(null))
        .set(Product.KIND, kind(json, stocked))
        .set(Product.ACTIVE, Texts.text(json.get("status")).map(ACTIVE::contains).orElse(null))
        .set(Product.SELLABLE, flag(json.get("purchasable")))
        .set(
            Product.TEMPLATE,
            stocked
                .parent()
                .map(template -> new BusinessKey(ProductTemplate.SCHEMA.name(), template))
                .orElse(null))
        .set(Product.ATTRIBUTES, parent == null ? List.of() : attributes(json))
        .set(Product.UNIT, Unit.ONE)
        .set(Product.BARCODES, Texts.text(json.get("global_unique_id")).stream().toList())
        .set(Product.PRICE, price(json.get("regular_price")))
        .build();
  }

  private static Product.Kind kind(Json json, Stocked stocked) {
    if (Boolean.TRUE.equals(flag(json.get("virtual")))) {
      return Product.Kind.SERVICE;
    }
    boolean counted = stocked.isManaged() || stocked.isManagedByParent();
    return counted ? Product.Kind.GOODS : Product.Kind.CONSUMABLE;
  }

  private static @Nullable Boolean flag(Json value) {
    return value.isNull() ? null : value.flag();
  }

  // A product names all options that there are, a variation the one that it is.
  private static List<Attribute> attributes(Json json) {
    return json.get("attributes").items().stream()
        .filter(attribute -> Texts.text(attribute.get("option")).isPresent())
        .map(
            attribute ->
                Attribute.builder()
                    .set(Attribute.NAME, attribute.get("name").text())
                    .set(Attribute.VALUE, Texts.text(attribute.get("option")).orElse(""))
                    .build())
        .toList();
  }

  private @Nullable Money price(Json value) {
    return currency
        .flatMap(
            code ->
                Texts.decimal(value)
                    .map(amount -> new Money(amount, Money.of("0", code).currency())))
        .orElse(null);
  }
}
