package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.model.ExternalKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shopify's ids: {@code gid://shopify/Order/7} here, and {@code 7} in webhooks and keys. */
final class Gid {

  static final String ORDER = "Order";
  static final String CUSTOMER = "Customer";
  static final String LINE = "LineItem";
  static final String VARIANT = "ProductVariant";
  static final String ITEM = "InventoryItem";
  static final String LOCATION = "Location";
  static final String FULFILMENT = "Fulfillment";

  private Gid() {}

  static String of(String type, String number) {
    return "gid://shopify/" + type + "/" + number;
  }

  /** Reads the digits of an id. */
  static String number(Json id) {
    String withoutQuery = id.text().split("\\?", 2)[0];
    String number = withoutQuery.substring(withoutQuery.lastIndexOf('/') + 1);
    if (!isNumber(number)) {
      throw new DecodingException(
          Failure.of(ErrorCode.FOREIGN_DATA, id.path() + " is no id of Shopify's"), null);
    }
    return number;
  }

  static boolean isNumber(String text) {
    return text.matches("[0-9]{1,20}");
  }

  /** Returns an external key; its entity is the type as {@code inventory-item}. */
  static ExternalKey key(String shop, String type, String number) {
    return new ExternalKey(Shopify.SYSTEM, shop, entity(type), number);
  }

  /** Returns the id of this type that is among external keys. */
  static Optional<String> find(List<ExternalKey> keys, String shop, String type) {
    return keys.stream()
        .filter(key -> key.system().equals(Shopify.SYSTEM) && key.tenant().equals(shop))
        .filter(key -> key.entity().equals(entity(type)) && isNumber(key.key()))
        .map(key -> of(type, key.key()))
        .findFirst();
  }

  private static String entity(String type) {
    return type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
