package io.github.odoosync.model.stock;

import io.github.odoosync.internal.model.Checks;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
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
import io.github.odoosync.model.shipment.TransferStatus;
import java.time.Instant;
import java.util.Optional;

/** So much of a product that moves from one place to another. */
public final class StockMove extends Document {

  private static final Fields FIELDS = Fields.document("stock-move", 1);

  /** What moves. */
  public static final Field<ProductRef> PRODUCT =
      FIELDS.required("product", ProductRef.SHAPE.type());

  /** How much; more than nothing. */
  public static final Field<Quantity> QUANTITY = FIELDS.required("quantity", Quantity.TYPE);

  /** Where from. */
  public static final Field<LocationRef> FROM = FIELDS.required("from", LocationRef.SHAPE.type());

  /** Where to. */
  public static final Field<LocationRef> TO = FIELDS.required("to", LocationRef.SHAPE.type());

  /** How far it is. */
  public static final Field<TransferStatus> STATUS =
      FIELDS.required("status", Type.oneOf(TransferStatus.values()));

  /** The lot. */
  public static final Field<Lot> LOT = FIELDS.optional("lot", Lot.TYPE);

  /** The one piece. */
  public static final Field<Serial> SERIAL = FIELDS.optional("serial", Serial.TYPE);

  /** The package it is in. */
  public static final Field<String> PACKAGE_ID = FIELDS.optional("packageId", Type.TEXT);

  /** Whose it is; absent where it is the company's own. */
  public static final Field<PartyRef> OWNER = FIELDS.optional("owner", PartyRef.SHAPE.type());

  /** What it is for: an order, a shipment. */
  public static final Field<BusinessKey> CAUSE = FIELDS.optional("cause", BusinessKey.TYPE);

  /** When it is to happen. */
  public static final Field<Instant> PLANNED_AT = FIELDS.optional("plannedAt", Type.TIME);

  /** When it happened. */
  public static final Field<Instant> DONE_AT = FIELDS.optional("doneAt", Type.TIME);

  /** How one is built, read and described. */
  public static final Schema<StockMove> SCHEMA = FIELDS.schema(StockMove::new);

  private StockMove(Content content) {
    super(content);
    Checks.positive("A moved quantity", quantity());
    Checks.lotOrSerial(lot().isPresent(), serial().isPresent());
  }

  /** Starts a new one. */
  public static Builder<StockMove> builder() {
    return SCHEMA.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<StockMove> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<StockMove> schema() {
    return SCHEMA;
  }

  /** Returns what moves. */
  public ProductRef product() {
    return need(PRODUCT);
  }

  /** Returns how much; more than nothing. */
  public Quantity quantity() {
    return need(QUANTITY);
  }

  /** Returns where from. */
  public LocationRef from() {
    return need(FROM);
  }

  /** Returns where to. */
  public LocationRef to() {
    return need(TO);
  }

  /** Returns how far it is. */
  public TransferStatus status() {
    return need(STATUS);
  }

  /** Returns the lot. */
  public Optional<Lot> lot() {
    return get(LOT);
  }

  /** Returns the one piece. */
  public Optional<Serial> serial() {
    return get(SERIAL);
  }

  /** Returns the package it is in. */
  public Optional<String> packageId() {
    return get(PACKAGE_ID);
  }

  /** Returns whose it is; absent where it is the company's own. */
  public Optional<PartyRef> owner() {
    return get(OWNER);
  }

  /** Returns what it is for: an order, a shipment. */
  public Optional<BusinessKey> cause() {
    return get(CAUSE);
  }

  /** Returns when it is to happen. */
  public Optional<Instant> plannedAt() {
    return get(PLANNED_AT);
  }

  /** Returns when it happened. */
  public Optional<Instant> doneAt() {
    return get(DONE_AT);
  }
}
