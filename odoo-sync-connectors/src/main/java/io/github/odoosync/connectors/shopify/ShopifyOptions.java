package io.github.odoosync.connectors.shopify;

import io.github.odoosync.model.BusinessKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an application tells the connector that no setting can say. Immutable and thread-safe. */
public final class ShopifyOptions {

  private final Map<String, String> locations;
  private final Function<BusinessKey, Optional<String>> orderIds;

  private ShopifyOptions(Builder builder) {
    this.locations = Map.copyOf(builder.locations);
    this.orderIds = builder.orderIds;
  }

  /** Starts options. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the ids of Shopify's locations by the codes that documents name them by. */
  public Map<String, String> locations() {
    return locations;
  }

  /** Returns what knows the ids of Shopify's orders. */
  public Function<BusinessKey, Optional<String>> orderIds() {
    return orderIds;
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {

    private final Map<String, String> locations = new LinkedHashMap<>();
    private Function<BusinessKey, Optional<String>> orderIds = key -> Optional.empty();

    private Builder() {}

    /**
     * Names a location.
     *
     * @param code what documents call it
     * @param id Shopify's id: the digits at the end of it
     */
    public Builder location(String code, String id) {
      locations.put(code, id);
      return this;
    }

    /**
     * Sets what knows the id of Shopify's order by the key that shipments name it by: the digits at
     * its end. An order it does not know is looked for by its name, which then has to be the key.
     */
    public Builder orderIds(Function<BusinessKey, Optional<String>> value) {
      this.orderIds = value;
      return this;
    }

    /** Returns the options. */
    public ShopifyOptions build() {
      return new ShopifyOptions(this);
    }
  }
}
