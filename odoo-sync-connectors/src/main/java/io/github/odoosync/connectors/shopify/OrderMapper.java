package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.Address;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.OrderState;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.order.SalesOrderLine.LineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an order and its lines as the canonical document. */
final class OrderMapper {

  /** The key of the line for freight; the others have Shopify's numbers. */
  static final String FREIGHT = "shipping";

  private final String shop;

  OrderMapper(String shop) {
    this.shop = shop;
  }

  SalesOrder order(Json order, List<Json> lineItems) {
    String id = Gid.number(order.get("id"));
    Json address = order.get("shippingAddress");
    Money total = money(order.get("currentTotalPriceSet"));
    Money tax = order.get("currentTotalTaxSet").optional().map(OrderMapper::money).orElse(null);
    return SalesOrder.builder(order.get("name").text())
        .set(Document.EXTERNAL_KEYS, List.of(Gid.key(shop, Gid.ORDER, id)))
        .set(Document.CHANGED_AT, order.get("updatedAt").instant())
        .set(SalesOrder.STATE, state(order))
        .set(SalesOrder.CUSTOMER, customer(order.get("customer"), id))
        .set(SalesOrder.DELIVERY_ADDRESS, address.optional().map(OrderMapper::address).orElse(null))
        .set(SalesOrder.DELIVERY_CONTACT, contact(order, address))
        .set(SalesOrder.CUSTOMER_REFERENCE, text(order.get("poNumber")))
        .set(SalesOrder.ORIGIN, text(order.get("sourceName")))
        .set(SalesOrder.ORDERED_AT, order.get("processedAt").instant())
        .set(SalesOrder.SERVICE, text(order.get("shippingLine").get("title")))
        .set(SalesOrder.CURRENCY, total.currency())
        .set(SalesOrder.LINES, lines(order, lineItems))
        .set(SalesOrder.TAX, tax)
        .set(SalesOrder.TOTAL, total)
        .set(SalesOrder.NET, tax == null ? null : total.minus(tax))
        .set(SalesOrder.TAGS, order.get("tags").items().stream().map(Json::text).toList())
        .set(SalesOrder.NOTE, text(order.get("note")))
        .build();
  }

  private static OrderState state(Json order) {
    return order.get("cancelledAt").isNull() ? OrderState.CONFIRMED : OrderState.CANCELLED;
  }

  // A guest is somebody else with each order.
  private PartyRef customer(Json customer, String order) {
    ExternalKey key =
        customer.isNull()
            ? new ExternalKey(Shopify.SYSTEM, shop, "guest", order)
            : Gid.key(shop, Gid.CUSTOMER, Gid.number(customer.get("id")));
    return PartyRef.builder()
        .set(PartyRef.EXTERNAL_KEYS, List.of(key))
        .set(PartyRef.NAME, text(customer.get("displayName")))
        .build();
  }

  private static Address address(Json address) {
    List<String> lines =
        Stream.of("address1", "address2")
            .flatMap(field -> Optional.ofNullable(text(address.get(field))).stream())
            .toList();
    String country = text(address.get("countryCodeV2"));
    String region = country + "-" + text(address.get("provinceCode"));
    return Address.builder()
        .set(Address.NAME, text(address.get("name")))
        .set(Address.LINES, lines)
        .set(Address.CITY, text(address.get("city")))
        .set(Address.POSTAL_CODE, text(address.get("zip")))
        .set(Address.REGION, region.matches("[A-Z]{2}-[A-Z0-9]{1,3}") ? region : null)
        .set(Address.COUNTRY, country)
        .build();
  }

  private static Contact contact(Json order, Json address) {
    String phone = text(address.get("phone"));
    return Contact.builder()
        .set(Contact.NAME, text(address.get("name")))
        .set(Contact.ORGANISATION, text(address.get("company")))
        .set(Contact.PHONE, phone == null ? text(order.get("phone")) : phone)
        .set(Contact.EMAIL, text(order.get("email")))
        .build();
  }

  private List<SalesOrderLine> lines(Json order, List<Json> lineItems) {
    List<SalesOrderLine> lines = new ArrayList<>();
    lineItems.forEach(item -> lines.add(line(item)));
    order.get("shippingLine").optional().map(OrderMapper::freight).ifPresent(lines::add);
    return lines;
  }

  private SalesOrderLine line(Json item) {
    return SalesOrderLine.builder()
        .set(SalesOrderLine.KEY, Gid.number(item.get("id")))
        .set(SalesOrderLine.KIND, LineKind.GOODS)
        .set(SalesOrderLine.PRODUCT, product(item))
        .set(SalesOrderLine.DESCRIPTION, text(item.get("name")))
        .set(SalesOrderLine.QUANTITY, Quantity.pieces(item.get("currentQuantity").integer()))
        .set(SalesOrderLine.PRICE, money(item.get("originalUnitPriceSet")))
        .set(SalesOrderLine.NET, money(item.get("priceAfterAllDiscountsBeforeTaxesSet")))
        .build();
  }

  // What was typed into an order by hand is no product.
  private @Nullable ProductRef product(Json item) {
    String sku = text(item.get("sku"));
    List<ExternalKey> keys =
        item.get("variant").optional().stream()
            .map(variant -> Gid.key(shop, Gid.VARIANT, Gid.number(variant.get("id"))))
            .toList();
    return sku == null && keys.isEmpty()
        ? null
        : ProductRef.builder()
            .set(ProductRef.SKU, sku)
            .set(ProductRef.EXTERNAL_KEYS, keys)
            .set(ProductRef.NAME, text(item.get("name")))
            .build();
  }

  private static SalesOrderLine freight(Json shipping) {
    Money price = money(shipping.get("currentDiscountedPriceSet"));
    return SalesOrderLine.builder()
        .set(SalesOrderLine.KEY, FREIGHT)
        .set(SalesOrderLine.KIND, LineKind.CHARGE)
        .set(SalesOrderLine.DESCRIPTION, text(shipping.get("title")))
        .set(SalesOrderLine.QUANTITY, Quantity.pieces(1))
        .set(SalesOrderLine.PRICE, price)
        .build();
  }

  // The shop's currency: what the customer saw may be another one.
  private static Money money(Json bag) {
    Json money = bag.get("shopMoney");
    return new Money(
        money.get("amount").decimal(), Money.of("0", money.get("currencyCode").text()).currency());
  }

  private static @Nullable String text(Json value) {
    return value
        .optional()
        .map(Json::text)
        .map(String::strip)
        .filter(said -> !said.isEmpty())
        .orElse(null);
  }
}
