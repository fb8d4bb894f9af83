package io.github.odoosync.model.shipment;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Type;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What proves that a shipment was delivered. It may come days after the delivery. */
public final class ProofOfDelivery extends Document {

  private static final Fields FIELDS = Fields.document("proof-of-delivery", 1);

  /** The shipment. */
  public static final Field<BusinessKey> SHIPMENT = FIELDS.required("shipment", BusinessKey.TYPE);

  /** The parcel, where it is about one of several. */
  public static final Field<TrackingNumber> TRACKING =
      FIELDS.optional("tracking", TrackingNumber.TYPE);

  /** When it was delivered. */
  public static final Field<Instant> DELIVERED_AT = FIELDS.required("deliveredAt", Type.TIME);

  /** Who took it; personal. */
  public static final Field<String> RECEIVED_BY = FIELDS.optional("receivedBy", Type.TEXT);

  /** Where it was left. */
  public static final Field<String> PLACE = FIELDS.optional("place", Type.TEXT);

  /** What the recipient remarked, such as damage. */
  public static final Field<String> REMARKS = FIELDS.optional("remarks", Type.TEXT);

  /** The signature, pictures and papers. */
  public static final Field<List<Evidence>> EVIDENCE =
      FIELDS.set("evidence", Evidence.SHAPE.type());

  /** How one is built, read and described. */
  public static final Schema<ProofOfDelivery> SCHEMA = FIELDS.schema(ProofOfDelivery::new);

  private ProofOfDelivery(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<ProofOfDelivery> builder() {
    return SCHEMA.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<ProofOfDelivery> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<ProofOfDelivery> schema() {
    return SCHEMA;
  }

  /** Returns the shipment. */
  public BusinessKey shipment() {
    return need(SHIPMENT);
  }

  /** Returns the parcel, where it is about one of several. */
  public Optional<TrackingNumber> tracking() {
    return get(TRACKING);
  }

  /** Returns when it was delivered. */
  public Instant deliveredAt() {
    return need(DELIVERED_AT);
  }

  /** Returns who took it; personal. */
  public Optional<String> receivedBy() {
    return get(RECEIVED_BY);
  }

  /** Returns where it was left. */
  public Optional<String> place() {
    return get(PLACE);
  }

  /** Returns what the recipient remarked, such as damage. */
  public Optional<String> remarks() {
    return get(REMARKS);
  }

  /** Returns the signature, pictures and papers. */
  public List<Evidence> evidence() {
    return all(EVIDENCE);
  }
}
