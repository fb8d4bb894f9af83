package io.github.odoosync.model.shipment;

import io.github.odoosync.internal.model.Checks;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Dimensions;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Shape;
import io.github.odoosync.model.Sscc;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Type;
import io.github.odoosync.model.Weight;
import java.util.Optional;

/**
 * A box, pallet or container that goods are in. Packages nest: each names the one it is within.
 * Immutable and thread-safe.
 */
public final class ShipmentPackage extends Part {

  private static final Fields FIELDS = Fields.part("shipment-package");

  /** What the lines and inner packages of the document name it by. */
  public static final Field<String> ID = FIELDS.required("id", Type.TEXT);

  /** The package it is in, by its id. */
  public static final Field<String> WITHIN = FIELDS.optional("within", Type.TEXT);

  /** Its serial shipping container code. */
  public static final Field<Sscc> SSCC = FIELDS.optional("sscc", Sscc.TYPE);

  /** What it is, such as a code of UN/ECE Recommendation 21. */
  public static final Field<String> TYPE = FIELDS.optional("type", Type.TEXT);

  /** What it weighs with all that is in it. */
  public static final Field<Weight> WEIGHT = FIELDS.optional("weight", Weight.TYPE);

  /** How large it is. */
  public static final Field<Dimensions> DIMENSIONS = FIELDS.optional("dimensions", Dimensions.TYPE);

  /** The carrier's number for it. */
  public static final Field<TrackingNumber> TRACKING =
      FIELDS.optional("tracking", TrackingNumber.TYPE);

  /** The fields, and how one is built. */
  public static final Shape<ShipmentPackage> SHAPE = FIELDS.shape(ShipmentPackage::new);

  private ShipmentPackage(Content content) {
    super(content);
    if (within().filter(id()::equals).isPresent()) {
      throw Checks.refuse("Package '" + id() + "' is within itself");
    }
  }

  /** Starts a new one. */
  public static Builder<ShipmentPackage> builder() {
    return SHAPE.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<ShipmentPackage> toBuilder() {
    return SHAPE.builder(this);
  }

  /** Returns what the lines and inner packages of the document name it by. */
  public String id() {
    return need(ID);
  }

  /** Returns the package it is in, by its id. */
  public Optional<String> within() {
    return get(WITHIN);
  }

  /** Returns its serial shipping container code. */
  public Optional<Sscc> sscc() {
    return get(SSCC);
  }

  /** Returns what it is, such as a code of UN/ECE Recommendation 21. */
  public Optional<String> type() {
    return get(TYPE);
  }

  /** Returns what it weighs with all that is in it. */
  public Optional<Weight> weight() {
    return get(WEIGHT);
  }

  /** Returns how large it is. */
  public Optional<Dimensions> dimensions() {
    return get(DIMENSIONS);
  }

  /** Returns the carrier's number for it. */
  public Optional<TrackingNumber> tracking() {
    return get(TRACKING);
  }
}
