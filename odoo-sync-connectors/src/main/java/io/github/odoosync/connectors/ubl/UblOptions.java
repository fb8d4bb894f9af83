package io.github.odoosync.connectors.ubl;

import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.model.PartyRef;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an application tells the codecs that documents do not say. Immutable and thread-safe. */
public final class UblOptions {

  private final UblParty own;
  private final Function<PartyRef, Optional<UblParty>> parties;
  private final Map<String, UblTax> taxes;
  private final @Nullable String account;
  private final @Nullable Consumer<Diagnostic> losses;
  private final int maxBytes;

  private UblOptions(Builder builder) {
    this.own = builder.own;
    this.parties = builder.parties;
    this.taxes = new LinkedHashMap<>(builder.taxes);
    this.account = builder.account;
    this.losses = builder.losses;
    this.maxBytes = builder.maxBytes;
  }

  /**
   * Starts options.
   *
   * @param own the own company
   */
  public static Builder builder(UblParty own) {
    return new Builder(own);
  }

  UblParty own() {
    return own;
  }

  Optional<UblParty> party(PartyRef ref) {
    return parties.apply(ref);
  }

  /** Returns the tax of a name: one that was named, or one whose name is its category and rate. */
  Optional<UblTax> tax(String name) {
    UblTax named = taxes.get(name);
    if (named != null) {
      return Optional.of(named);
    }
    return name.matches("[SZ] [0-9]{1,2}([.][0-9]{1,4})?")
        ? Optional.of(new UblTax(name.substring(0, 1), new BigDecimal(name.substring(2)), null))
        : Optional.empty();
  }

  /** Returns the name of a tax; its category and rate unless it was named. */
  String taxName(UblTax tax) {
    return taxes.entrySet().stream()
        .filter(named -> named.getValue().sameAs(tax))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(tax::shortName);
  }

  Optional<String> account() {
    return Optional.ofNullable(account);
  }

  Optional<Consumer<Diagnostic>> losses() {
    return Optional.ofNullable(losses);
  }

  int maxBytes() {
    return maxBytes;
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {

    private final UblParty own;
    private final Map<String, UblTax> taxes = new LinkedHashMap<>();
    private Function<PartyRef, Optional<UblParty>> parties = ref -> Optional.empty();
    private @Nullable String account;
    private @Nullable Consumer<Diagnostic> losses;
    private int maxBytes = 20_000_000;

    private Builder(UblParty own) {
      this.own = own;
    }

    /** Sets what knows the companies that documents are written to. */
    public Builder parties(Function<PartyRef, Optional<UblParty>> value) {
      this.parties = value;
      return this;
    }

    /** Names a tax as the lines of invoices do. One without a name is called {@code S 19}. */
    public Builder tax(String name, UblTax value) {
      taxes.put(name, value);
      return this;
    }

    /** Sets the account that customers pay to, an IBAN. */
    public Builder account(String value) {
      this.account = value;
      return this;
    }

    /** Sets who is told what a file does not carry; unless set that is refused. */
    public Builder losses(Consumer<Diagnostic> value) {
      this.losses = value;
      return this;
    }

    /** Sets how large a file may be; 20 MB unless set. */
    public Builder maxBytes(int value) {
      this.maxBytes = value;
      return this;
    }

    /** Returns the options. */
    public UblOptions build() {
      return new UblOptions(this);
    }
  }
}
