package io.github.odoosync.connectors.edi;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.PartyRef;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was agreed with a partner about the files that go to and fro. Immutable, thread-safe. */
public final class TradingPartner {

  /** What the partner is to us; it says which document of ours a document of theirs is. */
  public enum Role {
    /** Orders from us. */
    CUSTOMER,
    /** Delivers to us. */
    SUPPLIER,
    /** Stores for us, and ships and receives what we say. */
    WAREHOUSE,
    /** Carries for us. */
    CARRIER
  }

  /**
   * An address of interchanges.
   *
   * @param qualifier what sort of id it is: {@code ZZ}, {@code 01}, {@code 14}; may be empty in
   *     EDIFACT
   * @param id at most 15 characters in X12, 35 in EDIFACT
   */
  public record Mailbox(String qualifier, String id) {

    /** Returns qualifier and id. */
    @Override
    public String toString() {
      return qualifier + ":" + id;
    }
  }

  private final String name;
  private final Role role;
  private final Mailbox ours;
  private final Mailbox theirs;
  private final PartyRef party;
  private final String version;
  private final Charset charset;
  private final ZoneId zone;
  private final @Nullable Currency currency;
  private final String country;
  private final boolean test;
  private final boolean acknowledging;
  private final int maxBytes;
  private final Map<String, String> units;

  private TradingPartner(Builder builder) {
    this.name = builder.name;
    this.role = builder.role;
    this.ours = builder.ours;
    this.theirs = builder.theirs;
    this.party = builder.party;
    this.version = builder.version;
    this.charset = builder.charset;
    this.zone = builder.zone;
    this.currency = builder.currency;
    this.country = builder.country;
    this.test = builder.test;
    this.acknowledging = builder.acknowledging;
    this.maxBytes = builder.maxBytes;
    this.units = Map.copyOf(builder.units);
  }

  /**
   * Starts what is agreed with a partner.
   *
   * @param name what we call it, the same for ever: tenant of its keys, and name of its numbers
   * @param ours our address
   * @param theirs its address
   */
  public static Builder builder(String name, Role role, Mailbox ours, Mailbox theirs) {
    return new Builder(name, role, ours, theirs);
  }

  /** Returns what we call it. */
  public String name() {
    return name;
  }

  /** Returns what it is to us. */
  public Role role() {
    return role;
  }

  /** Returns our address. */
  public Mailbox ours() {
    return ours;
  }

  /** Returns its address. */
  public Mailbox theirs() {
    return theirs;
  }

  /** Returns who it is where a document does not say. */
  public PartyRef party() {
    return party;
  }

  /** Returns the version of the standard that is written; empty for the usual one. */
  public String version() {
    return version;
  }

  /** Returns how characters are written, and read where the file does not say. */
  public Charset charset() {
    return charset;
  }

  /** Returns where its clocks are, for times without a zone. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns the currency of amounts where a document does not say. */
  public Optional<Currency> currency() {
    return Optional.ofNullable(currency);
  }

  /** Returns the country of regions that come without one. */
  public String country() {
    return country;
  }

  /** Returns whether documents are marked as a test. */
  public boolean isTest() {
    return test;
  }

  /** Returns whether what comes is acknowledged. */
  public boolean isAcknowledging() {
    return acknowledging;
  }

  /** Returns how large a file may be. */
  public int maxBytes() {
    return maxBytes;
  }

  /** Returns its own codes of units, by ours of UN/ECE Recommendation 20. */
  public Map<String, String> units() {
    return units;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }

  /** Collects what is agreed. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final Role role;
    private final Mailbox ours;
    private final Mailbox theirs;
    private final Map<String, String> units = new LinkedHashMap<>();
    private PartyRef party;
    private String version = "";
    private Charset charset = StandardCharsets.ISO_8859_1;
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable Currency currency;
    private String country = "US";
    private boolean test;
    private boolean acknowledging = true;
    private int maxBytes = 10_000_000;

    private Builder(String name, Role role, Mailbox ours, Mailbox theirs) {
      this.name = name;
      this.role = role;
      this.ours = ours;
      this.theirs = theirs;
      this.party = PartyRef.builder().set(PartyRef.CODE, name).build();
    }

    /** Sets who it is where a document does not say; a party of its name unless set. */
    public Builder party(PartyRef value) {
      this.party = value;
      return this;
    }

    /**
     * Sets the version that is written: such as {@code 005010} of X12, {@code D:01B} of EDIFACT.
     */
    public Builder version(String value) {
      this.version = value;
      return this;
    }

    /** Sets how characters are written; ISO-8859-1 unless set. */
    public Builder charset(Charset value) {
      this.charset = value;
      return this;
    }

    /** Sets where its clocks are; UTC unless set. */
    public Builder zone(ZoneId value) {
      this.zone = value;
      return this;
    }

    /** Sets the currency of amounts where a document does not say; unless set there is none. */
    public Builder currency(String code) {
      this.currency = Currency.getInstance(code);
      return this;
    }

    /** Sets the country of regions that come without one, by ISO 3166; US unless set. */
    public Builder country(String code) {
      this.country = code;
      return this;
    }

    /** Marks documents as a test. */
    public Builder test() {
      this.test = true;
      return this;
    }

    /** Says that what comes is not acknowledged. */
    public Builder withoutAcknowledgements() {
      this.acknowledging = false;
      return this;
    }

    /** Sets how large a file may be; 10 MB unless set. */
    public Builder maxBytes(int value) {
      this.maxBytes = value;
      return this;
    }

    /**
     * Adds a unit that the partner has a code of its own for.
     *
     * @param unit by UN/ECE Recommendation 20
     * @param theirs the partner's
     */
    public Builder unit(String unit, String theirs) {
      if (units.containsValue(theirs)) {
        throw InvalidValueException.of(
            ErrorCode.INVALID_VALUE, "The unit '" + theirs + "' would stand for two");
      }
      units.put(unit, theirs);
      return this;
    }

    /** Returns the agreement. */
    public TradingPartner build() {
      return new TradingPartner(this);
    }
  }
}
