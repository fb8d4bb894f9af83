package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.TrackingNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What belongs to the reading or writing of one transaction. Not thread-safe. */
public final class Context {

  private final TradingPartner partner;
  private final boolean x12;
  private final Instant sentAt;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> lineKeys = new HashSet<>();
  private int lines;
  private @Nullable Currency currency;
  private String carrier;
  private Instant firstSeen;

  /**
   * Starts a transaction.
   *
   * @param x12 whether it is of X12, which cannot escape its delimiters
   * @param sentAt when its interchange was made
   */
  public Context(TradingPartner partner, boolean x12, Instant sentAt) {
    this.partner = partner;
    this.x12 = x12;
    this.sentAt = sentAt;
    this.currency = partner.currency().orElse(null);
    this.carrier = partner.name();
    this.firstSeen = sentAt;
  }

  /** Returns the partner. */
  public TradingPartner partner() {
    return partner;
  }

  /** Returns whether the transaction is of X12. */
  public boolean isX12() {
    return x12;
  }

  /** Returns when the interchange was made. */
  public Instant sentAt() {
    return sentAt;
  }

  /** Sets the currency of the amounts to come. */
  public void currency(Currency found) {
    currency = found;
  }

  /** Returns an amount that was read. */
  public Money money(BigDecimal amount) {
    if (currency == null) {
      throw new BadElement(Problem.MISSING_ELEMENT, "The currency is not known");
    }
    return new Money(amount, currency);
  }

  /** Returns an amount to be written; the file has one currency for all. */
  public BigDecimal amount(Money money) {
    if (currency == null) {
      currency = money.currency();
    }
    if (!money.currency().equals(currency)) {
      throw new BadElement(
          Problem.BAD_VALUE, "The amounts are of " + currency + " and " + money.currency());
    }
    return money.amount();
  }

  /**
   * Says whose the tracking numbers to come are, and when they were first met; null if not said.
   */
  public void carrier(@Nullable String code, @Nullable Instant shippedAt) {
    carrier = code == null ? partner.name() : code;
    firstSeen = shippedAt == null ? sentAt : shippedAt;
  }

  /** Returns a carrier's number that was read. */
  public TrackingNumber tracking(String number) {
    return new TrackingNumber(carrier, number, firstSeen);
  }

  /** Reads something; null and a fault if it cannot be. */
  public <T> @Nullable T attempt(Segment at, int element, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (BadElement e) {
      fault(new Fault(e.problem(), true, at, element, 0, e.message()));
    } catch (InvalidValueException e) {
      // Its detail quotes the value.
      fault(new Fault(Problem.BAD_VALUE, true, at, element, 0, "It means nothing here"));
    }
    return null;
  }

  /** Returns a line's key, or one that no line of the document has had. */
  public String lineKey(@Nullable String said) {
    lines++;
    String key = said == null ? String.valueOf(lines) : said;
    while (!lineKeys.add(key)) {
      key = key + "-" + lines;
    }
    return key;
  }

  /** Keeps a fault. */
  public void fault(Fault fault) {
    faults.add(fault);
  }

  /** Keeps what people should know, though it hinders nothing. */
  public void warn(Problem problem, @Nullable Segment segment, int element, String message) {
    faults.add(new Fault(problem, false, segment, element, 0, message));
  }

  /** Returns the faults. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Returns whether the transaction cannot be taken. */
  public boolean isRefused() {
    return faults.stream().anyMatch(Fault::fatal);
  }
}
