package io.github.odoosync.model.order;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
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
import java.util.List;
import java.util.Optional;

/** One line of an order to the warehouse. Immutable and thread-safe. */
public final class WarehouseOrderLine extends Part {

  private static final Fields FIELDS = Fields.part("warehouse-order-line");

  /** The key of the line. */
  public static final Field<String> KEY = FIELDS.required("key", Type.TEXT);

  /** The order it serves. */
  public static final Field<BusinessKey> ORDER = FIELDS.optional("order", BusinessKey.TYPE);

  /** The key of the line there. */
  public static final Field<String> ORDER_LINE = FIELDS.optional("orderLine", Type.TEXT);

  /** What is to be moved. */
  public static final Field<ProductRef> PRODUCT =
      FIELDS.required("product", ProductRef.SHAPE.type());

  /** How much is to be moved. */
  public static final Field<Quantity> QUANTITY = FIELDS.required("quantity", Quantity.TYPE);

  /** How much was picked. */
  public static final Field<Quantity> PICKED = FIELDS.optional("picked", Quantity.TYPE);

  /** Where it is taken. */
  public static final Field<LocationRef> FROM = FIELDS.optional("from", LocationRef.SHAPE.type());

  /** Where it goes. */
  public static final Field<LocationRef> TO = FIELDS.optional("to", LocationRef.SHAPE.type());

  /** Which lot to take. */
  public static final Field<Lot> LOT = FIELDS.optional("lot", Lot.TYPE);

  /** Which pieces were taken, or are to be. */
  public static final Field<List<Serial>> SERIALS = FIELDS.set("serials", Serial.TYPE);

  /** The code of the package it is in. */
  public static final Field<String> PACKAGE_CODE = FIELDS.optional("packageCode", Type.TEXT);

  /** Whose stock it is, where it is consigned. */
  public static final Field<PartyRef> OWNER = FIELDS.optional("owner", PartyRef.SHAPE.type());

  /** The fields, and how one is built. */
  public static final Shape<WarehouseOrderLine> SHAPE = FIELDS.shape(WarehouseOrderLine::new);

  private WarehouseOrderLine(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<WarehouseOrderLine> builder() {
    return SHAPE.builder();
  }

  /** Returns the key of the line. */
  public String key() {
    return need(KEY);
  }

  /** Returns the order it serves. */
  public Optional<BusinessKey> order() {
    return get(ORDER);
  }

  /** Returns the key of the line there. */
  public Optional<String> orderLine() {
    return get(ORDER_LINE);
  }

  /** Returns what is to be moved. */
  public ProductRef product() {
    return need(PRODUCT);
  }

  /** Returns how much is to be moved. */
  public Quantity quantity() {
    return need(QUANTITY);
  }

  /** Returns how much was picked. */
  public Optional<Quantity> picked() {
    return get(PICKED);
  }

  /** Returns where it is taken. */
  public Optional<LocationRef> from() {
    return get(FROM);
  }

  /** Returns where it goes. */
  public Optional<LocationRef> to() {
    return get(TO);
  }

  /** Returns which lot to take. */
  public Optional<Lot> lot() {
    return get(LOT);
  }

  /** Returns which pieces were taken, or are to be. */
  public List<Serial> serials() {
    return all(SERIALS);
  }

  /** Returns the code of the package it is in. */
  public Optional<String> packageCode() {
    return get(PACKAGE_CODE);
  }

  /** Returns whose stock it is, where it is consigned. */
  public Optional<PartyRef> owner() {
    return get(OWNER);
  }

  /** Returns how much is still to be picked: never less than zero. */
  public Quantity open() {
    return Deliveries.open(quantity(), picked().orElse(null));
  }
}
