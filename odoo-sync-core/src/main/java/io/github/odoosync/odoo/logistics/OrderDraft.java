package io.github.odoosync.odoo.logistics;

import io.github.odoosync.internal.odoo.Refusals;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sales or purchase order shall be, as its source system says. Immutable.
 *
 * <p>What is not given is left to Odoo when the order is made, and left alone later.
 */
public final class OrderDraft {

  private final ExternalId externalId;
  private final long company;
  private final long partner;
  private final Builder given;
  private final List<Line> lines;

  private OrderDraft(Builder given) {
    this.externalId = given.externalId;
    this.company = given.company;
    this.partner = given.partner;
    this.given = given.copy();
    this.lines = List.copyOf(given.lines);
  }

  /** Returns a builder of the order that has this external id. */
  public static Builder builder(ExternalId externalId) {
    return new Builder(externalId);
  }

  /** Returns by what the order is found again. */
  public ExternalId externalId() {
    return externalId;
  }

  /** Returns the company's id. */
  public long company() {
    return company;
  }

  /** Returns the id of the customer or vendor. */
  public long partner() {
    return partner;
  }

  /** Returns the lines in their order. */
  public List<Line> lines() {
    return lines;
  }

  OptionalLong warehouse() {
    return optional(given.warehouse);
  }

  OptionalLong pricelist() {
    return optional(given.pricelist);
  }

  OptionalLong deliveryAddress() {
    return optional(given.deliveryAddress);
  }

  OptionalLong invoiceAddress() {
    return optional(given.invoiceAddress);
  }

  OptionalLong savedAs() {
    return optional(given.savedAs);
  }

  Optional<String> currency() {
    return Optional.ofNullable(given.currency);
  }

  Optional<String> reference() {
    return Optional.ofNullable(given.reference);
  }

  Optional<Instant> date() {
    return Optional.ofNullable(given.date);
  }

  Values values() {
    return given.values;
  }

  private static OptionalLong optional(@Nullable Long id) {
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  /** Names the order; its contents are business data. */
  @Override
  public String toString() {
    return "OrderDraft " + externalId + " with " + lines.size() + " lines";
  }

  /**
   * One line of an order. Immutable.
   *
   * <p>All lines of an order give the same optional fields: a price for each or for none.
   */
  public static final class Line {

    private final String key;
    private final long product;
    private final BigDecimal quantity;
    private final @Nullable Long unit;
    private final @Nullable BigDecimal price;
    private final @Nullable BigDecimal discount;
    private final @Nullable List<Long> taxes;
    private final @Nullable String description;
    private final Values values;

    private Line(
        String key,
        long product,
        BigDecimal quantity,
        @Nullable Long unit,
        @Nullable BigDecimal price,
        @Nullable BigDecimal discount,
        @Nullable List<Long> taxes,
        @Nullable String description,
        Values values) {
      this.key = key;
      this.product = product;
      this.quantity = quantity;
      this.unit = unit;
      this.price = price;
      this.discount = discount;
      this.taxes = taxes;
      this.description = description;
      this.values = values;
    }

    /**
     * Returns a line in the product's own unit, at Odoo's price.
     *
     * @param key how the source system knows the line within its order; never changes
     * @param product the id of the {@code product.product}
     * @param quantity more than zero, no finer than the unit
     */
    public static Line of(String key, long product, BigDecimal quantity) {
      return new Line(key, product, quantity, null, null, null, null, null, Values.empty());
    }

    /** Returns the same in another unit of the product's category. */
    public Line unit(long id) {
      return new Line(key, product, quantity, id, price, discount, taxes, description, values);
    }

    /** Returns the same at a price for one unit, in the order's currency. */
    public Line price(BigDecimal each) {
      return new Line(key, product, quantity, unit, each, discount, taxes, description, values);
    }

    /** Returns the same with a discount in percent. */
    public Line discount(BigDecimal percent) {
      return new Line(key, product, quantity, unit, price, percent, taxes, description, values);
    }

    /** Returns the same with exactly these taxes instead of the product's. */
    public Line taxes(List<Long> ids) {
      List<Long> copy = List.copyOf(ids);
      return new Line(key, product, quantity, unit, price, discount, copy, description, values);
    }

    /** Returns the same with a text instead of the product's name. */
    public Line description(String text) {
      return new Line(key, product, quantity, unit, price, discount, taxes, text, values);
    }

    /**
     * Returns the same with the value of one more field, such as {@code x_shelf}.
     *
     * @param value as in {@link Values}; relations by id
     */
    public Line value(String field, @Nullable Object value) {
      Values more = values.with(field, value);
      return new Line(key, product, quantity, unit, price, discount, taxes, description, more);
    }

    /** Returns how the source system knows the line. */
    public String key() {
      return key;
    }

    /** Returns the product's id. */
    public long product() {
      return product;
    }

    /** Returns how many units are ordered. */
    public BigDecimal quantity() {
      return quantity;
    }

    OptionalLong unit() {
      return optional(unit);
    }

    Optional<BigDecimal> price() {
      return Optional.ofNullable(price);
    }

    Optional<BigDecimal> discount() {
      return Optional.ofNullable(discount);
    }

    Optional<List<Long>> taxes() {
      return Optional.ofNullable(taxes);
    }

    Optional<String> description() {
      return Optional.ofNullable(description);
    }

    Values values() {
      return values;
    }

    /** Names the line. */
    @Override
    public String toString() {
      return "line " + key;
    }

    private List<Object> shape() {
      return List.of(price == null, taxes == null, description == null, values.asMap().keySet());
    }
  }

  /** Builds a draft; not thread-safe. */
  public static final class Builder {

    private final ExternalId externalId;
    private final List<Line> lines = new ArrayList<>();
    private long company;
    private long partner;
    private @Nullable Long warehouse;
    private @Nullable Long pricelist;
    private @Nullable Long deliveryAddress;
    private @Nullable Long invoiceAddress;
    private @Nullable Long savedAs;
    private @Nullable String currency;
    private @Nullable String reference;
    private @Nullable Instant date;
    private Values values = Values.empty();

    private Builder(ExternalId externalId) {
      this.externalId = externalId;
    }

    private Builder copy() {
      Builder copy = new Builder(externalId);
      copy.warehouse = warehouse;
      copy.pricelist = pricelist;
      copy.deliveryAddress = deliveryAddress;
      copy.invoiceAddress = invoiceAddress;
      copy.savedAs = savedAs;
      copy.currency = currency;
      copy.reference = reference;
      copy.date = date;
      copy.values = values;
      return copy;
    }

    /** Sets the company; needed. */
    public Builder company(long id) {
      this.company = id;
      return this;
    }

    /** Sets the customer or vendor; needed. */
    public Builder partner(long id) {
      this.partner = id;
      return this;
    }

    /** Sets the warehouse that ships or receives; it is of the order's company. */
    public Builder warehouse(long id) {
      this.warehouse = id;
      return this;
    }

    /**
     * Sets the currency that the prices are in, such as {@code EUR}. An order that would be in
     * another one is refused.
     */
    public Builder currency(String code) {
      this.currency = code;
      return this;
    }

    /** Sets the price list, which also gives the currency; sales orders only. */
    public Builder pricelist(long id) {
      this.pricelist = id;
      return this;
    }

    /** Sets the other side's order number. */
    public Builder reference(String text) {
      this.reference = text;
      return this;
    }

    /** Sets when the goods shall be delivered or received; to the second. */
    public Builder date(Instant time) {
      this.date = time;
      return this;
    }

    /** Sets the address that the goods go to; sales orders only. */
    public Builder deliveryAddress(long id) {
      this.deliveryAddress = id;
      return this;
    }

    /** Sets the address that the invoice goes to; sales orders only. */
    public Builder invoiceAddress(long id) {
      this.invoiceAddress = id;
      return this;
    }

    /**
     * Adds the value of one more field of the order, such as {@code x_channel}.
     *
     * @param value as in {@link Values}; relations by id
     */
    public Builder value(String field, @Nullable Object value) {
      this.values = values.with(field, value);
      return this;
    }

    /**
     * Says that the order was saved before, as this record: if it was deleted since, it is not made
     * anew but refused.
     */
    public Builder savedAs(long id) {
      this.savedAs = id;
      return this;
    }

    /** Adds a line. */
    public Builder line(Line line) {
      this.lines.add(line);
      return this;
    }

    /**
     * Returns the draft.
     *
     * @throws io.github.odoosync.error.ConfigurationException if the company, the partner or all
     *     lines are missing, a line's key is used twice, or the lines give different fields
     */
    public OrderDraft build() {
      if (company <= 0 || partner <= 0) {
        throw Refusals.value("An order names its company and its partner: " + externalId);
      }
      if (lines.isEmpty()) {
        throw Refusals.value("An order has lines: " + externalId);
      }
      Set<String> keys = new HashSet<>();
      for (Line line : lines) {
        if (!keys.add(line.key())) {
          throw Refusals.value("Two lines of " + externalId + " have the key " + line.key());
        }
        if (!line.shape().equals(lines.get(0).shape())) {
          throw Refusals.value(
              "All lines of " + externalId + " give the same optional fields, or none does");
        }
      }
      return new OrderDraft(this);
    }
  }
}
