package io.github.odoosync.model.product;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Dimensions;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.LocalizedText;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import java.util.List;
import java.util.Optional;

/**
 * A product as it is ordered, stored and shipped: one variant, with its packaging and, if it is a
 * kit, what is in it. Immutable and thread-safe.
 */
public final class Product extends Document {

  /** What sort of product it is. */
  public enum Kind {
    /** Kept in stock. */
    GOODS,
    /** Shipped, but its stock is not counted. */
    CONSUMABLE,
    /** Nothing that could be shipped. */
    SERVICE,
    /** Ordered as one, stored and shipped as its components. */
    KIT
  }

  /** Whether lots or pieces have numbers of their own. */
  public enum Tracking {
    /** Neither. */
    NONE,
    /** Each lot has one. */
    LOT,
    /** Each piece has one. */
    SERIAL
  }

  private static final Fields FIELDS = Fields.document("product", 1);

  /** The article number. */
  public static final Field<String> SKU = FIELDS.optional("sku", Type.TEXT);

  /** The name. */
  public static final Field<LocalizedText> NAME = FIELDS.optional("name", LocalizedText.TYPE);

  /** What customers read about it. */
  public static final Field<LocalizedText> DESCRIPTION =
      FIELDS.optional("description", LocalizedText.TYPE);

  /** What sort of product it is. */
  public static final Field<Kind> KIND = FIELDS.optional("kind", Type.oneOf(Kind.values()));

  /** Whether it can still be used. */
  public static final Field<Boolean> ACTIVE = FIELDS.optional("active", Type.FLAG);

  /** Whether it can be sold. */
  public static final Field<Boolean> SELLABLE = FIELDS.optional("sellable", Type.FLAG);

  /** Whether it can be bought. */
  public static final Field<Boolean> PURCHASABLE = FIELDS.optional("purchasable", Type.FLAG);

  /** The family whose variant it is. */
  public static final Field<BusinessKey> TEMPLATE = FIELDS.optional("template", BusinessKey.TYPE);

  /** What tells it from the other variants. */
  public static final Field<List<Attribute>> ATTRIBUTES =
      FIELDS.list("attributes", Attribute.SHAPE.type());

  /** The unit in which its stock is counted. */
  public static final Field<Unit> UNIT = FIELDS.optional("unit", Unit.TYPE);

  /** The unit in which it is bought. */
  public static final Field<Unit> PURCHASE_UNIT = FIELDS.optional("purchaseUnit", Unit.TYPE);

  /** The barcodes of one unit. */
  public static final Field<List<String>> BARCODES = FIELDS.set("barcodes", Type.TEXT);

  /** The packages it comes in. */
  public static final Field<List<Packaging>> PACKAGINGS =
      FIELDS.list("packagings", Packaging.SHAPE.type());

  /** What one kit is made of. */
  public static final Field<List<KitComponent>> COMPONENTS =
      FIELDS.list("components", KitComponent.SHAPE.type());

  /** Whether each lot or piece has a number. */
  public static final Field<Tracking> TRACKING =
      FIELDS.optional("tracking", Type.oneOf(Tracking.values()));

  /** Whether its lots expire. */
  public static final Field<Boolean> EXPIRES = FIELDS.optional("expires", Type.FLAG);

  /** The weight of one unit. */
  public static final Field<Weight> WEIGHT = FIELDS.optional("weight", Weight.TYPE);

  /** The volume of one unit. */
  public static final Field<Quantity> VOLUME = FIELDS.optional("volume", Quantity.TYPE);

  /** The outer size of one unit. */
  public static final Field<Dimensions> DIMENSIONS = FIELDS.optional("dimensions", Dimensions.TYPE);

  /** The list price of one unit. */
  public static final Field<Money> PRICE = FIELDS.optional("price", Money.TYPE);

  /** What one unit costs. */
  public static final Field<Money> COST = FIELDS.optional("cost", Money.TYPE);

  /** The names of the taxes on its sale. */
  public static final Field<List<String>> TAXES = FIELDS.set("taxes", Type.TEXT);

  /** The names of the taxes on its purchase. */
  public static final Field<List<String>> PURCHASE_TAXES = FIELDS.set("purchaseTaxes", Type.TEXT);

  /** The category, with its parents. */
  public static final Field<String> CATEGORY = FIELDS.optional("category", Type.TEXT);

  /** The code of the Harmonised System. */
  public static final Field<String> TARIFF_CODE = FIELDS.optional("tariffCode", Type.TEXT);

  /** The country it comes from by ISO 3166-1. */
  public static final Field<String> ORIGIN = FIELDS.optional("origin", Address.COUNTRY.type());

  /** The schema. */
  public static final Schema<Product> SCHEMA = FIELDS.schema(Product::new);

  private Product(Content content) {
    super(content);
    if (!components().isEmpty() && kind().orElse(Kind.KIT) != Kind.KIT) {
      throw InvalidValueException.of(
          ErrorCode.INVALID_VALUE, "Only a kit has components, and this is " + kind().get());
    }
  }

  /** Starts a new one. */
  public static Builder<Product> builder() {
    return SCHEMA.builder();
  }

  /** Starts one of a key. */
  public static Builder<Product> builder(String key) {
    return builder().set(KEY, new BusinessKey(SCHEMA.name(), key));
  }

  @Override
  public Schema<Product> schema() {
    return SCHEMA;
  }

  /** Returns the article number. */
  public Optional<String> sku() {
    return get(SKU);
  }

  /** Returns the name. */
  public Optional<LocalizedText> name() {
    return get(NAME);
  }

  /** Returns what customers read about it. */
  public Optional<LocalizedText> description() {
    return get(DESCRIPTION);
  }

  /** Returns what sort of product it is. */
  public Optional<Kind> kind() {
    return get(KIND);
  }

  /** Returns whether it can still be used. */
  public Optional<Boolean> active() {
    return get(ACTIVE);
  }

  /** Returns whether it can be sold. */
  public Optional<Boolean> sellable() {
    return get(SELLABLE);
  }

  /** Returns whether it can be bought. */
  public Optional<Boolean> purchasable() {
    return get(PURCHASABLE);
  }

  /** Returns the family whose variant it is. */
  public Optional<BusinessKey> template() {
    return get(TEMPLATE);
  }

  /** Returns what tells it from the other variants. */
  public List<Attribute> attributes() {
    return all(ATTRIBUTES);
  }

  /** Returns the unit in which its stock is counted. */
  public Optional<Unit> unit() {
    return get(UNIT);
  }

  /** Returns the unit in which it is bought. */
  public Optional<Unit> purchaseUnit() {
    return get(PURCHASE_UNIT);
  }

  /** Returns the barcodes of one unit. */
  public List<String> barcodes() {
    return all(BARCODES);
  }

  /** Returns the packages it comes in. */
  public List<Packaging> packagings() {
    return all(PACKAGINGS);
  }

  /** Returns what one kit is made of. */
  public List<KitComponent> components() {
    return all(COMPONENTS);
  }

  /** Returns whether each lot or piece has a number. */
  public Optional<Tracking> tracking() {
    return get(TRACKING);
  }

  /** Returns whether its lots expire. */
  public Optional<Boolean> expires() {
    return get(EXPIRES);
  }

  /** Returns the weight of one unit. */
  public Optional<Weight> weight() {
    return get(WEIGHT);
  }

  /** Returns the volume of one unit. */
  public Optional<Quantity> volume() {
    return get(VOLUME);
  }

  /** Returns the outer size of one unit. */
  public Optional<Dimensions> dimensions() {
    return get(DIMENSIONS);
  }

  /** Returns the list price of one unit. */
  public Optional<Money> price() {
    return get(PRICE);
  }

  /** Returns what one unit costs. */
  public Optional<Money> cost() {
    return get(COST);
  }

  /** Returns the names of the taxes on its sale. */
  public List<String> taxes() {
    return all(TAXES);
  }

  /** Returns the names of the taxes on its purchase. */
  public List<String> purchaseTaxes() {
    return all(PURCHASE_TAXES);
  }

  /** Returns the category, with its parents. */
  public Optional<String> category() {
    return get(CATEGORY);
  }

  /** Returns the code of the Harmonised System. */
  public Optional<String> tariffCode() {
    return get(TARIFF_CODE);
  }

  /** Returns the country it comes from by ISO 3166-1. */
  public Optional<String> origin() {
    return get(ORIGIN);
  }
}
