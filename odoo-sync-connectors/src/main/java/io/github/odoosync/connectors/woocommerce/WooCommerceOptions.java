package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.order.OrderState;
import io.github.odoosync.model.shipment.Shipment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an application tells the connector that no setting can say. Immutable and thread-safe. */
public final class WooCommerceOptions {

  private static final Map<String, OrderState> USUAL_STATES =
      Map.of(
          "auto-draft", OrderState.DRAFT,
          "checkout-draft", OrderState.DRAFT,
          "pending", OrderState.DRAFT,
          "on-hold", OrderState.DRAFT,
          "failed", OrderState.DRAFT,
          "processing", OrderState.CONFIRMED,
          "completed", OrderState.CONFIRMED,
          "cancelled", OrderState.CANCELLED,
          "refunded", OrderState.CANCELLED);

  private final Map<String, OrderState> states;

  private final Function<BusinessKey, Optional<String>> orderIds;
  private final Function<Shipment, Optional<String>> notes;

  private WooCommerceOptions(Builder builder) {
    this.states = new LinkedHashMap<>(builder.states);
    this.orderIds = builder.orderIds;
    this.notes = builder.notes;
  }

  /** Starts options. */
  public static Builder builder() {
    return new Builder();
  }

  Optional<OrderState> state(String status) {
    return Optional.ofNullable(states.get(status));
  }

  Function<BusinessKey, Optional<String>> orderIds() {
    return orderIds;
  }

  Function<Shipment, Optional<String>> notes() {
    return notes;
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {

    private final Map<String, OrderState> states = new LinkedHashMap<>(USUAL_STATES);

    private Function<BusinessKey, Optional<String>> orderIds = order -> Optional.empty();
    private Function<Shipment, Optional<String>> notes =
        shipment -> Optional.of(Told.text(shipment));

    private Builder() {}

    /**
     * Says what a status means: one that a plugin added, or one that means something else here.
     *
     * @param status without {@code wc-}, such as {@code in-production}
     */
    public Builder state(String status, OrderState state) {
      states.put(status, state);
      return this;
    }

    /**
     * Sets what knows the shop's ids of orders: digits. An order that it does not know is found by
     * its number, which is the key of the documents that this connector reads.
     */
    public Builder orderIds(Function<BusinessKey, Optional<String>> value) {
      orderIds = value;
      return this;
    }

    /**
     * Sets what the note at an order says of a shipment; empty for no note. A note is known by its
     * text, so it has to be the same each time, and another one for each shipment.
     */
    public Builder notes(Function<Shipment, Optional<String>> value) {
      notes = value;
      return this;
    }

    /** Returns the options. */
    public WooCommerceOptions build() {
      return new WooCommerceOptions(this);
    }
  }
}
