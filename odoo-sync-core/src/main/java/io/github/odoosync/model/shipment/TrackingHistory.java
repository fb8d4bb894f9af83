package io.github.odoosync.model.shipment;

import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.TrackingNumber;
import java.util.List;

/** All that carriers told of one shipment, of which nothing is ever taken away. */
public final class TrackingHistory extends Document {

  private static final Fields FIELDS = Fields.document("tracking-history", 1);

  /** The numbers it was told of. */
  public static final Field<List<TrackingNumber>> TRACKING_NUMBERS =
      FIELDS.set("trackingNumbers", TrackingNumber.TYPE);

  /** What was told. */
  public static final Field<List<Milestone>> MILESTONES =
      FIELDS.set("milestones", Milestone.SHAPE.type());

  /** How one is built, read and described. */
  public static final Schema<TrackingHistory> SCHEMA = FIELDS.schema(TrackingHistory::new);

  private TrackingHistory(Content content) {
    super(content);
  }

  /** Starts a new one. */
  public static Builder<TrackingHistory> builder() {
    return SCHEMA.builder();
  }

  /** Starts a new one from all that this one holds. */
  public Builder<TrackingHistory> toBuilder() {
    return SCHEMA.builder(this);
  }

  @Override
  public Schema<TrackingHistory> schema() {
    return SCHEMA;
  }

  /** Returns the numbers it was told of. */
  public List<TrackingNumber> trackingNumbers() {
    return all(TRACKING_NUMBERS);
  }

  /** Returns what was told. */
  public List<Milestone> milestones() {
    return all(MILESTONES);
  }

  /** Returns the milestones as a log, each of them once. */
  public MilestoneLog log() {
    return MilestoneLog.of(milestones());
  }

  /** Works out where the shipment stands. */
  public ShipmentState state() {
    return log().state();
  }
}
