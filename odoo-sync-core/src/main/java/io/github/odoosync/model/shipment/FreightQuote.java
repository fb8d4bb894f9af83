package io.github.odoosync.model.shipment;

import io.github.odoosync.internal.model.Checks;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a carrier asks for carrying a shipment. */
public final class FreightQuote extends Document {

  private static final Fields FIELDS = Fields.document("freight-quote", 1);

  /** The shipment. */
  public static final Field<BusinessKey> SHIPMENT = FIELDS.optional("shipment", BusinessKey.TYPE);

  /** The carrier, by its code. */
  public static final Field<String> CARRIER = FIELDS.required("carrier", Type.TEXT);

  /** The carrier's service, by its code. */
  public static final Field<String> SERVICE = FIELDS.required("service", Type.TEXT);

  /** What it costs, all in. */
  public static final Field<Money> PRICE = FIELDS.required("price", Money.TYPE);

  /** What the price is made of, as far as the carrier says. */
  public static final Field<List<FreightCharge>> CHARGES =
      FIELDS.set("charges", FreightCharge.SHAPE.type());

  /** How many days it takes; 0 or more. */
  public static final Field<Long> TRANSIT_DAYS = FIELDS.optional("transitDays", Type.WHOLE);

  /** When it is there at the latest. */
  public static final Field<Instant> DELIVERY_BY = FIELDS.optional("deliveryBy", Type.TIME);

  /** Until when the price holds. */
  public static final Field<Instant> VALID_UNTIL = FIELDS.optional("validUntil", Type.TIME);

  /** The carrier's own id of the offer, to buy it by. */
  public static final Field<String> OFFER_ID = FIELDS.optional("offerId", Type.TEXT);

  /** How one is built, read and described. */
  public static final Schema<FreightQuote> SCHEMA = FIELDS.schema(FreightQuote::new);

  private FreightQuote(Content content) {
    super(content);
    if (transitDays().filter(days -> days < 0).isPresent()) {
      throw Checks.refuse("A freight quote takes a negative number of days");
    }
    charges().forEach(charge -> Checks.oneCurrency(price(), charge.amount()));
  }

  /** Starts a new one. */
  public static Builder<FreightQuote> builder() {
    return SCHEMA.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<FreightQuote> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<FreightQuote> schema() {
    return SCHEMA;
  }

  /** Returns the shipment. */
  public Optional<BusinessKey> shipment() {
    return get(SHIPMENT);
  }

  /** Returns the carrier, by its code. */
  public String carrier() {
    return need(CARRIER);
  }

  /** Returns the carrier's service, by its code. */
  public String service() {
    return need(SERVICE);
  }

  /** Returns what it costs, all in. */
  public Money price() {
    return need(PRICE);
  }

  /** Returns what the price is made of, as far as the carrier says. */
  public List<FreightCharge> charges() {
    return all(CHARGES);
  }

  /** Returns how many days it takes; 0 or more. */
  public Optional<Long> transitDays() {
    return get(TRANSIT_DAYS);
  }

  /** Returns when it is there at the latest. */
  public Optional<Instant> deliveryBy() {
    return get(DELIVERY_BY);
  }

  /** Returns until when the price holds. */
  public Optional<Instant> validUntil() {
    return get(VALID_UNTIL);
  }

  /** Returns the carrier's own id of the offer, to buy it by. */
  public Optional<String> offerId() {
    return get(OFFER_ID);
  }
}
