package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.order.SalesOrderLine.LineKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an order, with what was refunded taken off, as the canonical document. */
final class OrderMapper {

  /** How many decimals are asked for: lines of prices with taxes have more than the currency. */
  static final String DECIMALS = "6";

  private static final int PRICE_SCALE = 6;

  private final Site site;
  private final WooCommerceOptions options;

  OrderMapper(Site site, WooCommerceOptions options) {
    this.site = site;
    this.options = options;
  }

  SalesOrder order(Json order, List<Json> refundList) {
    String id = Texts.needId(order.get("id"));
    Json billing = Texts.object(order.get("billing"));
    Json shipping = Texts.object(order.get("shipping"));
    Json place = Texts.text(shipping.get("address_1")).isPresent() ? shipping : billing;
    Refunds refunds = Refunds.read(refundList);
    Currency currency = Money.of("0", order.get("currency").text()).currency();
    BigDecimal total = order.get("total").decimal().subtract(refunds.amount());
    BigDecimal tax = Texts.amount(order.get("total_tax")).add(refunds.tax());
    return SalesOrder.builder(Texts.text(order.get("number")).orElse(id))
        .set(Document.EXTERNAL_KEYS, List.of(site.key("order", id)))
        .set(Document.CHANGED_AT, Texts.time(order.get("date_modified_gmt")).orElse(null))
        .set(
            SalesOrder.STATE,
            options
                .state(order.get("status").text())
                .orElseThrow(
                    () -> Texts.wrong(order.get("status"), "is a status that is not known")))
        .set(SalesOrder.CUSTOMER, customer(order, billing, id))
        .set(SalesOrder.DELIVERY_ADDRESS, address(place))
        .set(SalesOrder.DELIVERY_CONTACT, contact(place, billing))
        .set(SalesOrder.ORIGIN, Texts.text(order.get("created_via")).orElse(null))
        .set(SalesOrder.ORDERED_AT, Texts.time(order.get("date_created_gmt")).orElse(null))
        .set(SalesOrder.SERVICE, service(order))
        .set(SalesOrder.CURRENCY, currency)
        .set(SalesOrder.LINES, lines(order, refunds, currency))
        .set(SalesOrder.NET, new Money(total.subtract(tax), currency))
        .set(SalesOrder.TAX, new Money(tax, currency))
        .set(SalesOrder.TOTAL, new Money(total, currency))
        .set(SalesOrder.NOTE, Texts.text(order.get("customer_note")).orElse(null))
        .build();
  }

  // A guest is somebody else with each order.
  private PartyRef customer(Json order, Json billing, String id) {
    ExternalKey key =
        Texts.id(order.get("customer_id"))
            .map(customer -> site.key("customer", customer))
            .orElseGet(() -> site.key("guest", id));
    return PartyRef.builder()
        .set(PartyRef.EXTERNAL_KEYS, List.of(key))
        .set(PartyRef.NAME, name(billing).or(() -> text(billing, "company")).orElse(null))
        .build();
  }

  private static @Nullable Address address(Json place) {
    List<String> lines =
        Stream.of("address_1", "address_2").flatMap(field -> text(place, field).stream()).toList();
    String country = text(place, "country").orElse(null);
    if (lines.isEmpty() && country == null) {
      return null;
    }
    return Address.builder()
        .set(Address.NAME, name(place).orElse(null))
        .set(Address.LINES, lines)
        .set(Address.CITY, text(place, "city").orElse(null))
        .set(Address.POSTAL_CODE, text(place, "postcode").orElse(null))
        .set(Address.REGION, region(country, text(place, "state").orElse("")))
        .set(Address.COUNTRY, country)
        .build();
  }

  // Of some countries it is a code, of some a code with the country's, of most what people typed.
  private static @Nullable String region(@Nullable String country, String state) {
    String region = state.startsWith(country + "-") ? state : country + "-" + state;
    return region.matches("[A-Z]{2}-[A-Z0-9]{1,3}") ? region : null;
  }

  private static Contact contact(Json place, Json billing) {
    return Contact.builder()
        .set(Contact.NAME, name(place).orElse(null))
        .set(Contact.ORGANISATION, text(place, "company").orElse(null))
        .set(Contact.PHONE, text(place, "phone").or(() -> text(billing, "phone")).orElse(null))
        .set(Contact.EMAIL, text(billing, "email").orElse(null))
        .build();
  }

  private static @Nullable String service(Json order) {
    return order.get("shipping_lines").items().stream()
        .flatMap(line -> text(line, "method_title").stream())
        .findFirst()
        .orElse(null);
  }

  // Items, freight and fees are numbered together, so the number alone is the key.
  private List<SalesOrderLine> lines(Json order, Refunds refunds, Currency currency) {
    List<SalesOrderLine> lines = new ArrayList<>();
    order.get("line_items").items().forEach(item -> lines.add(goods(item, refunds, currency)));
    for (String charges : List.of("shipping_lines", "fee_lines")) {
      order.get(charges).items().forEach(item -> lines.add(charge(item, refunds, currency)));
    }
    refunds.unassigned().stream().map(refund -> given(refund, currency)).forEach(lines::add);
    return lines;
  }

  private SalesOrderLine goods(Json item, Refunds refunds, Currency currency) {
    String id = Texts.needId(item.get("id"));
    BigDecimal ordered = Texts.amount(item.get("quantity"));
    BigDecimal net = item.get("total").decimal().add(refunds.net(id));
    return SalesOrderLine.builder()
        .set(SalesOrderLine.KEY, id)
        .set(SalesOrderLine.KIND, LineKind.GOODS)
        .set(SalesOrderLine.PRODUCT, product(item))
        .set(SalesOrderLine.DESCRIPTION, text(item, "name").orElse(null))
        .set(SalesOrderLine.QUANTITY, new Quantity(ordered.add(refunds.quantity(id)), Unit.ONE))
        .set(SalesOrderLine.PRICE, price(item.get("subtotal"), ordered, currency))
        .set(SalesOrderLine.NET, new Money(net, currency))
        .build();
  }

  // What it says is the price comes of rounded figures and holds the discount.
  private static @Nullable Money price(Json before, BigDecimal quantity, Currency currency) {
    return quantity.signum() == 0
        ? null
        : Texts.decimal(before)
            .map(all -> all.divide(quantity, PRICE_SCALE, RoundingMode.HALF_UP))
            .map(price -> new Money(price, currency))
            .orElse(null);
  }

  private @Nullable ProductRef product(Json item) {
    Optional<ExternalKey> key =
        Texts.id(item.get("variation_id"))
            .map(id -> site.key("variation", id))
            .or(() -> Texts.id(item.get("product_id")).map(id -> site.key("product", id)));
    Optional<String> sku = text(item, "sku");
    return sku.isEmpty() && key.isEmpty()
        ? null
        : ProductRef.builder()
            .set(ProductRef.EXTERNAL_KEYS, key.stream().toList())
            .set(ProductRef.SKU, sku.orElse(null))
            .set(ProductRef.NAME, text(item, "name").orElse(null))
            .build();
  }

  private static SalesOrderLine charge(Json item, Refunds refunds, Currency currency) {
    String id = Texts.needId(item.get("id"));
    Money price = new Money(item.get("total").decimal().add(refunds.net(id)), currency);
    return SalesOrderLine.builder()
        .set(SalesOrderLine.KEY, id)
        .set(SalesOrderLine.KIND, LineKind.CHARGE)
        .set(
            SalesOrderLine.DESCRIPTION,
            text(item, "method_title").or(() -> text(item, "name")).orElse(null))
        .set(SalesOrderLine.QUANTITY, Quantity.pieces(1))
        .set(SalesOrderLine.PRICE, price)
        .set(SalesOrderLine.NET, price)
        .build();
  }

  private static SalesOrderLine given(Refunds.Unassigned refund, Currency currency) {
    Money price = new Money(refund.amount().negate(), currency);
    return SalesOrderLine.builder()
        .set(SalesOrderLine.KEY, "refund-" + refund.id())
        .set(SalesOrderLine.KIND, LineKind.CHARGE)
        .set(SalesOrderLine.DESCRIPTION, refund.reason().orElse(null))
        .set(SalesOrderLine.QUANTITY, Quantity.pieces(1))
        .set(SalesOrderLine.PRICE, price)
        .set(SalesOrderLine.NET, price)
        .build();
  }

  private static Optional<String> name(Json person) {
    String name =
        Stream.of("first_name", "last_name")
            .flatMap(field -> text(person, field).stream())
            .collect(Collectors.joining(" "));
    return Optional.of(name).filter(said -> !said.isEmpty());
  }

  private static Optional<String> text(Json object, String field) {
    return Texts.text(object.get(field));
  }
}
