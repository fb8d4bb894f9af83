package io.github.odoosync.model.stock;

import io.github.odoosync.internal.model.Checks;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much of a product there is at one place, of one lot, in one package and of one owner, as far
 * as these are told apart.
 */
public final class StockLevel extends Document {

  private static final Fields FIELDS = Fields.document("stock-level", 1);

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

  /** How much is there; negative where more was taken than was known. */
  public static final Field<Quantity> ON_HAND = FIELDS.required("onHand", Quantity.TYPE);

  /** How much of it is promised. */
  public static final Field<Quantity> RESERVED = FIELDS.optional("reserved", Quantity.TYPE);

  /** How much of it can be promised. */
  public static final Field<Quantity> FREE = FIELDS.optional("free", Quantity.TYPE);

  /** How much is on its way in. */
  public static final Field<Quantity> INCOMING = FIELDS.optional("incoming", Quantity.TYPE);

  /** How much is to leave. */
  public static final Field<Quantity> OUTGOING = FIELDS.optional("outgoing", Quantity.TYPE);

  /** When the figures were read. */
  public static final Field<Instant> MEASURED_AT = FIELDS.technical("measuredAt", Type.TIME);

  /** How one is built, read and described. */
  public static final Schema<StockLevel> SCHEMA = FIELDS.schema(StockLevel::new);

  private StockLevel(Content content) {
    super(content);
    Checks.lotOrSerial(lot().isPresent(), serial().isPresent());
    figures().forEach(figure -> Checks.sameKind(onHand(), figure));
  }

  /** Starts a new one. */
  public static Builder<StockLevel> builder() {
    return SCHEMA.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<StockLevel> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<StockLevel> schema() {
    return SCHEMA;
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

  /** Returns how much is there; negative where more was taken than was known. */
  public Quantity onHand() {
    return need(ON_HAND);
  }

  /** Returns how much of it is promised. */
  public Optional<Quantity> reserved() {
    return get(RESERVED);
  }

  /** Returns how much of it can be promised. */
  public Optional<Quantity> free() {
    return get(FREE);
  }

  /** Returns how much is on its way in. */
  public Optional<Quantity> incoming() {
    return get(INCOMING);
  }

  /** Returns how much is to leave. */
  public Optional<Quantity> outgoing() {
    return get(OUTGOING);
  }

  /** Returns when the figures were read. */
  public Optional<Instant> measuredAt() {
    return get(MEASURED_AT);
  }

  /**
   * Returns what will be there when all that is under way has come and gone: on hand, plus
   * incoming, less outgoing; what is absent counts as nothing.
   */
  public Quantity projected() {
    Quantity none = new Quantity(BigDecimal.ZERO, onHand().unit());
    return onHand().plus(incoming().orElse(none)).minus(outgoing().orElse(none));
  }

  private List<Quantity> figures() {
    return Stream.of(reserved(), free(), incoming(), outgoing()).flatMap(Optional::stream).toList();
  }
}
