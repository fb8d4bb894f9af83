package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.model.order.OrderState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

  private WooCommerceOptions(Builder builder) {
    this.states = new LinkedHashMap<>(builder.states);
  }

  /** Starts options. */
  public static Builder builder() {
    return new Builder();
  }

  Optional<OrderState> state(String status) {
    return Optional.ofNullable(states.get(status));
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {

    private final Map<String, OrderState> states = new LinkedHashMap<>(USUAL_STATES);

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

    /** Returns the options. */
    public WooCommerceOptions build() {
      return new WooCommerceOptions(this);
    }
  }
}
