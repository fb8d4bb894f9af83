package io.github.odoosync.connectors.easypost;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.shipment.Shipment;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an application tells the connector that no setting can say. Immutable and thread-safe. */
public final class EasyPostOptions {

  /**
   * From where a shipment leaves.
   *
   * @param address where the carrier gets it, and brings it back
   * @param contact whom the carrier calls
   */
  public record Sender(Address address, Contact contact) {}

  private final @Nullable Function<Shipment, Sender> senders;
  private final Function<Shipment, Map<String, ?>> fields;

  private EasyPostOptions(Builder builder) {
    this.senders = builder.senders;
    this.fields = builder.fields;
  }

  /** Starts options. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns from where shipments leave; empty if the settings name the address. */
  public Optional<Function<Shipment, Sender>> senders() {
    return Optional.ofNullable(senders);
  }

  /** Returns which further fields a shipment is sent with. */
  public Function<Shipment, Map<String, ?>> fields() {
    return fields;
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {

    private @Nullable Function<Shipment, Sender> senders;
    private Function<Shipment, Map<String, ?>> fields = shipment -> Map.of();

    private Builder() {}

    /** Sets from where shipments leave, such as by their warehouse. */
    public Builder senders(Function<Shipment, Sender> value) {
      this.senders = value;
      return this;
    }

    /**
     * Sets which further fields a shipment is sent with, by EasyPost's own names: {@code
     * customs_info} where a border is crossed, {@code carrier_accounts}, {@code options}. Plain
     * values only, as for {@link io.github.odoosync.connector.json.Json#write}.
     */
    public Builder fields(Function<Shipment, Map<String, ?>> value) {
      this.fields = value;
      return this;
    }

    /** Returns the options. */
    public EasyPostOptions build() {
      return new EasyPostOptions(this);
    }
  }
}
