package io.github.odoosync.model.stock;

import io.github.odoosync.internal.model.Checks;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.Shape;
import io.github.odoosync.model.Type;
import java.util.Optional;

/**
 * What was counted at one place, of one lot, in one package and of one owner. Immutable and
 * thread-safe.
 */
public final class CountedStock extends Part {

  private static final Fields FIELDS = Fields.part("counted-stock");

  /** What it is. */
  public static final Field<ProductRef> PRODUCT =
      FIELDS.required("product", ProductRef.SHAPE.type());

  /** The warehouse, or the place in one. */
  public static final Field<LocationRef> LOCATION =
      FIELDS.required("location", LocationRef.SHAPE.type());

  /** The lot; absent where lots are not told apart. */
  public static final Field<Lot> LOT = FIELDS.optional("lot", Lot.TYPE);

  /** The one piece; absent where pieces are not told apart. */
  public static final Field<Serial> SERIAL = FIELDS.optional("serial", Serial.TYPE);

  /** The package it is in; absent where packages are not told apart. */
  public static final Field<String> PACKAGE_ID = FIELDS.optional("packageId", Type.TEXT);

  /** Whose it is; absent where it is the company's own. */
  public static final Field<PartyRef> OWNER = FIELDS.optional("owner", PartyRef.SHAPE.type());

  /** How much was there; 0 or more. */
  public static final Field<Quantity> COUNTED = FIELDS.required("counted", Quantity.TYPE);

  /** How much was believed to be there. */
  public static final Field<Quantity> EXPECTED = FIELDS.optional("expected", Quantity.TYPE);

  /** The fields, and how one is built. */
  public static final Shape<CountedStock> SHAPE = FIELDS.shape(CountedStock::new);

  private CountedStock(Content content) {
    super(content);
    Checks.notNegative("A counted quantity", counted());
    Checks.lotOrSerial(lot().isPresent(), serial().isPresent());
    expected().ifPresent(figure -> Checks.sameKind(counted(), figure));
  }

  /** Starts a new one. */
  public static Builder<CountedStock> builder() {
    return SHAPE.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<CountedStock> toBuilder() {
    return SHAPE.builder(this);
  }

  /** Returns what it is. */
  public ProductRef product() {
    return need(PRODUCT);
  }

  /** Returns the warehouse, or the place in one. */
  public LocationRef location() {
    return need(LOCATION);
  }

  /** Returns the lot; absent where lots are not told apart. */
  public Optional<Lot> lot() {
    return get(LOT);
  }

  /** Returns the one piece; absent where pieces are not told apart. */
  public Optional<Serial> serial() {
    return get(SERIAL);
  }

  /** Returns the package it is in; absent where packages are not told apart. */
  public Optional<String> packageId() {
    return get(PACKAGE_ID);
  }

  /** Returns whose it is; absent where it is the company's own. */
  public Optional<PartyRef> owner() {
    return get(OWNER);
  }

  /** Returns how much was there; 0 or more. */
  public Quantity counted() {
    return need(COUNTED);
  }

  /** Returns how much was believed to be there. */
  public Optional<Quantity> expected() {
    return get(EXPECTED);
  }

  /** Returns how much more was counted than believed, negative for less; empty if not known. */
  public Optional<Quantity> difference() {
    return expected().map(expected -> counted().minus(expected));
  }
}
