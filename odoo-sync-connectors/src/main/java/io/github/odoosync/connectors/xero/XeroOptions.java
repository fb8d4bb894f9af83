package io.github.odoosync.connectors.xero;

import io.github.odoosync.model.PartyRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an application tells the connector that no setting can say. Immutable and thread-safe. */
public final class XeroOptions {

  private final Map<String, String> taxTypes;
  private final Function<PartyRef, Optional<String>> contactIds;

  private XeroOptions(Builder builder) {
    this.taxTypes = new LinkedHashMap<>(builder.taxTypes);
    this.contactIds = builder.contactIds;
  }

  /** Starts options. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns Xero's type of a tax; its name unless it was named. */
  String taxType(String name) {
    return taxTypes.getOrDefault(name, name);
  }

  /** Returns the name of a tax; Xero's type of it unless it was named. */
  String taxName(String type) {
    return taxTypes.entrySet().stream()
        .filter(named -> named.getValue().equals(type))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(type);
  }

  Optional<String> contactId(PartyRef party) {
    return contactIds.apply(party);
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {

    private final Map<String, String> taxTypes = new LinkedHashMap<>();
    private Function<PartyRef, Optional<String>> contactIds = party -> Optional.empty();

    private Builder() {}

    /**
     * Names a tax.
     *
     * @param name what the lines of invoices call it
     * @param type Xero's type of it, such as {@code OUTPUT2}
     */
    public Builder taxType(String name, String type) {
      taxTypes.put(name, type);
      return this;
    }

    /**
     * Sets what knows the ids of Xero's contacts. A party that it does not know is named by its
     * number and name, and Xero makes a contact of it if it has none of that number.
     */
    public Builder contactIds(Function<PartyRef, Optional<String>> value) {
      this.contactIds = value;
      return this;
    }

    /** Returns the options. */
    public XeroOptions build() {
      return new XeroOptions(this);
    }
  }
}
