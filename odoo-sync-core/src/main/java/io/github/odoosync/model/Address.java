package io.github.odoosync.model;

import java.util.List;
import java.util.Optional;

/** A postal address; who lives there is a {@link Contact}. Immutable and thread-safe. */
public final class Address extends Part {

  private static final Fields FIELDS = Fields.part("address");

  /** The name of the addressee. */
  public static final Field<String> NAME = FIELDS.optional("name", Type.TEXT);

  /** The street and what else stands above the city. */
  public static final Field<List<String>> LINES = FIELDS.list("lines", Type.TEXT);

  /** The city. */
  public static final Field<String> CITY = FIELDS.optional("city", Type.TEXT);

  /** The postal code. */
  public static final Field<String> POSTAL_CODE = FIELDS.optional("postalCode", Type.TEXT);

  /** The state or province by ISO 3166-2, such as US-CA. */
  public static final Field<String> REGION = FIELDS.optional("region", Iso.REGION);

  /** The country by ISO 3166-1, two letters. */
  public static final Field<String> COUNTRY = FIELDS.optional("country", Iso.COUNTRY);

  /** The fields, and how one is built. */
  public static final Shape<Address> SHAPE = FIELDS.shape(Address::new);

  private Address(Content content) {
    super(content);
    String country = country().orElse("");
    if (region().isPresent() && !region().get().startsWith(country + "-")) {
      throw Rules.refuse("The region " + region().get() + " is not of the country " + country);
    }
  }

  /** Starts a new one. */
  public static Builder<Address> builder() {
    return SHAPE.builder();
  }

  /** Returns the name of the addressee. */
  public Optional<String> name() {
    return get(NAME);
  }

  /** Returns the street and what else stands above the city. */
  public List<String> lines() {
    return all(LINES);
  }

  /** Returns the city. */
  public Optional<String> city() {
    return get(CITY);
  }

  /** Returns the postal code. */
  public Optional<String> postalCode() {
    return get(POSTAL_CODE);
  }

  /** Returns the state or province by ISO 3166-2, such as US-CA. */
  public Optional<String> region() {
    return get(REGION);
  }

  /** Returns the country by ISO 3166-1, two letters. */
  public Optional<String> country() {
    return get(COUNTRY);
  }
}
