package io.github.odoosync.connectors.ubl;

import io.github.odoosync.model.Address;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A company as its partners know it on paper. Immutable and thread-safe. */
public final class UblParty {

  private final Builder all;

  private UblParty(Builder all) {
    this.all = all;
  }

  /**
   * Starts one.
   *
   * @param scheme of the electronic address, by the code list EAS: {@code 0088} for a GLN
   * @param endpoint the electronic address
   * @param name the registered name
   * @param address with its country at least
   */
  public static Builder builder(String scheme, String endpoint, String name, Address address) {
    return new Builder(scheme, endpoint, name, address);
  }

  /** Returns the scheme of the electronic address. */
  public String scheme() {
    return all.scheme;
  }

  /** Returns the electronic address. */
  public String endpoint() {
    return all.endpoint;
  }

  /** Returns the registered name. */
  public String name() {
    return all.name;
  }

  /** Returns the address. */
  public Address address() {
    return all.address;
  }

  /** Returns the VAT identifier, with its country. */
  public Optional<String> vatId() {
    return Optional.ofNullable(all.vatId);
  }

  /** Returns the number in the register of companies. */
  public Optional<String> companyId() {
    return Optional.ofNullable(all.companyId);
  }

  /** Returns name and electronic address. */
  @Override
  public String toString() {
    return name() + " (" + scheme() + ":" + endpoint() + ")";
  }

  /** Collects what is known of a company. Not thread-safe. */
  public static final class Builder {

    private final String scheme;
    private final String endpoint;
    private final String name;
    private final Address address;
    private @Nullable String vatId;
    private @Nullable String companyId;

    private Builder(String scheme, String endpoint, String name, Address address) {
      this.scheme = scheme;
      this.endpoint = endpoint;
      this.name = name;
      this.address = address;
    }

    /** Sets the VAT identifier, with its country: {@code DE123456789}. */
    public Builder vatId(String value) {
      this.vatId = value;
      return this;
    }

    /** Sets the number in the register of companies. */
    public Builder companyId(String value) {
      this.companyId = value;
      return this;
    }

    /** Returns the company. */
    public UblParty build() {
      Builder copy = new Builder(scheme, endpoint, name, address);
      copy.vatId = vatId;
      copy.companyId = companyId;
      return new UblParty(copy);
    }
  }
}
