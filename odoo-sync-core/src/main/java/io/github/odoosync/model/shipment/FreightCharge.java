package io.github.odoosync.model.shipment;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Shape;
import io.github.odoosync.model.Type;

/** One part of a freight's price. Immutable and thread-safe. */
public final class FreightCharge extends Part {

  private static final Fields FIELDS = Fields.part("freight-charge");

  /** What for, such as base, fuel or insurance. */
  public static final Field<String> KIND = FIELDS.required("kind", Type.TEXT);

  /** How much; negative for a discount. */
  public static final Field<Money> AMOUNT = FIELDS.required("amount", Money.TYPE);

  /** The fields, and how one is built. */
  public static final Shape<FreightCharge> SHAPE = FIELDS.shape(FreightCharge::new);

  private FreightCharge(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<FreightCharge> builder() {
    return SHAPE.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<FreightCharge> toBuilder() {
    return SHAPE.builder(this);
  }

  /** Returns what for, such as base, fuel or insurance. */
  public String kind() {
    return need(KIND);
  }

  /** Returns how much; negative for a discount. */
  public Money amount() {
    return need(AMOUNT);
  }
}
