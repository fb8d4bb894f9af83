package io.github.odoosync.model.order;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Content;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Fields;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.Type;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the warehouse is told to do: work released, a wave of it, or a pick. Immutable and
 * thread-safe.
 */
public final class WarehouseOrder extends Document {

  /** Release, wave or pick. */
  public enum Kind {
    /** An order handed to the warehouse. */
    RELEASE,
    /** Several releases worked on together. */
    WAVE,
    /** What one person picks on one walk. */
    PICK
  }

  /** How far the work is. */
  public enum State {
    /** Not yet handed over. */
    PLANNED,
    /** Handed over, not begun. */
    RELEASED,
    /** Begun: it can no longer be changed silently. */
    STARTED,
    /** Finished. */
    DONE,
    /** Not to be done. */
    CANCELLED
  }

  private static final Fields FIELDS = Fields.document("warehouse-order", 1);

  /** Release, wave or pick. */
  public static final Field<Kind> KIND = FIELDS.required("kind", Type.oneOf(Kind.values()));

  /** How far the work is. */
  public static final Field<State> STATE = FIELDS.optional("state", Type.oneOf(State.values()));

  /** Where the work is done. */
  public static final Field<LocationRef> WAREHOUSE =
      FIELDS.optional("warehouse", LocationRef.SHAPE.type());

  /** The orders it serves. */
  public static final Field<List<BusinessKey>> ORDERS = FIELDS.set("orders", BusinessKey.TYPE);

  /** The releases of a wave, or the picks of a release. */
  public static final Field<List<BusinessKey>> MEMBERS = FIELDS.set("members", BusinessKey.TYPE);

  /** The order to the warehouse of which this is the rest. */
  public static final Field<BusinessKey> BACKORDER_OF =
      FIELDS.optional("backorderOf", BusinessKey.TYPE);

  /** The more, the sooner. */
  public static final Field<Long> PRIORITY = FIELDS.optional("priority", Type.WHOLE);

  /** When it is to be done. */
  public static final Field<Instant> DUE_AT = FIELDS.optional("dueAt", Type.TIME);

  /** Who does it. */
  public static final Field<String> ASSIGNED_TO = FIELDS.optional("assignedTo", Type.TEXT);

  /** Who gets the goods. */
  public static final Field<PartyRef> DELIVER_TO =
      FIELDS.optional("deliverTo", PartyRef.SHAPE.type());

  /** Where the goods go. */
  public static final Field<Address> DELIVERY_ADDRESS =
      FIELDS.optional("deliveryAddress", Address.SHAPE.type());

  /** The code of the carrier. */
  public static final Field<String> CARRIER = FIELDS.optional("carrier", Type.TEXT);

  /** The lines. */
  public static final Field<List<WarehouseOrderLine>> LINES =
      FIELDS.list("lines", WarehouseOrderLine.SHAPE.type());

  /** The schema. */
  public static final Schema<WarehouseOrder> SCHEMA = FIELDS.schema(WarehouseOrder::new);

  private WarehouseOrder(Content content) {
    super(content);
    Lines.requireUnique("warehouse-order", lines(), WarehouseOrderLine::key);
  }

  /** Starts a new one. */
  public static Builder<WarehouseOrder> builder() {
    return SCHEMA.builder();
  }

  /** Starts one of a key. */
  public static Builder<WarehouseOrder> builder(String key) {
    return builder().set(KEY, new BusinessKey(SCHEMA.name(), key));
  }

  @Override
  public Schema<WarehouseOrder> schema() {
    return SCHEMA;
  }

  /** Returns release, wave or pick. */
  public Kind kind() {
    return need(KIND);
  }

  /** Returns how far the work is. */
  public Optional<State> state() {
    return get(STATE);
  }

  /** Returns where the work is done. */
  public Optional<LocationRef> warehouse() {
    return get(WAREHOUSE);
  }

  /** Returns the orders it serves. */
  public List<BusinessKey> orders() {
    return all(ORDERS);
  }

  /** Returns the releases of a wave, or the picks of a release. */
  public List<BusinessKey> members() {
    return all(MEMBERS);
  }

  /** Returns the order to the warehouse of which this is the rest. */
  public Optional<BusinessKey> backorderOf() {
    return get(BACKORDER_OF);
  }

  /** Returns the more, the sooner. */
  public Optional<Long> priority() {
    return get(PRIORITY);
  }

  /** Returns when it is to be done. */
  public Optional<Instant> dueAt() {
    return get(DUE_AT);
  }

  /** Returns who does it. */
  public Optional<String> assignedTo() {
    return get(ASSIGNED_TO);
  }

  /** Returns who gets the goods. */
  public Optional<PartyRef> deliverTo() {
    return get(DELIVER_TO);
  }

  /** Returns where the goods go. */
  public Optional<Address> deliveryAddress() {
    return get(DELIVERY_ADDRESS);
  }

  /** Returns the code of the carrier. */
  public Optional<String> carrier() {
    return get(CARRIER);
  }

  /** Returns the lines. */
  public List<WarehouseOrderLine> lines() {
    return all(LINES);
  }
}
