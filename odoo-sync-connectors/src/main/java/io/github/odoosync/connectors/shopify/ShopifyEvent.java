package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import java.util.Optional;

/**
 * What a shop told by a webhook, read from the message that it became: that something changed.
 * Shopify sends the body as it was at first, for hours if need be, so read again what it names.
 * Immutable and thread-safe.
 */
public final class ShopifyEvent {

  /** The type of the messages. */
  public static final String TYPE = "shopify-event";

  /** The version of the messages. */
  public static final int VERSION = 1;

  static final String TOPIC_HEADER = "shopify-topic";

  private static final String SOURCE_PREFIX = Shopify.SYSTEM + ".";

  private final String shop;
  private final String topic;
  private final Json body;

  private ShopifyEvent(String shop, String topic, Json body) {
    this.shop = shop;
    this.topic = topic;
    this.body = body;
  }

  /**
   * Reads the event that a message of {@link Shopify#TOPIC} holds.
   *
   * @throws DecodingException if it is not readable
   */
  public static ShopifyEvent of(Message message) {
    String source = message.header(InboxMessage.SOURCE).orElse("");
    String topic = message.header(TOPIC_HEADER).orElse("");
    if (!source.startsWith(SOURCE_PREFIX) || topic.isEmpty()) {
      throw new DecodingException(
          Failure.of(ErrorCode.FOREIGN_DATA, "The message does not come from a webhook of Shopify"),
          null);
    }
    return new ShopifyEvent(
        source.substring(SOURCE_PREFIX.length()), topic, Json.read(message.payload().toBytes()));
  }

  static String source(String shop) {
    return SOURCE_PREFIX + shop;
  }

  /** Returns the domain of the shop. */
  public String shop() {
    return shop;
  }

  /** Returns what happened, such as {@code orders/updated}. */
  public String topic() {
    return topic;
  }

  /**
   * Returns the id of the order that it is about, for {@link
   * io.github.odoosync.connector.capability.OrderReader#read}; empty if it is about none.
   */
  public Optional<String> orderId() {
    return orderId(topic, body);
  }

  /** Returns the body, in the fields of Shopify's REST interface. */
  public Json body() {
    return body;
  }

  /** Returns the topic; the content may be personal and is not shown. */
  @Override
  public String toString() {
    return topic + " of " + shop;
  }

  /** Returns what it is about: what is told of one thing is handled in order. */
  static Optional<String> subject(String topic, Json body) {
    return orderId(topic, body)
        .map(id -> "order:" + id)
        .or(() -> number(body, "inventory_item_id").map(id -> "inventory-item:" + id))
        .or(() -> number(body, "id").map(id -> topic.replaceAll("/.*", "") + ":" + id));
  }

  private static Optional<String> orderId(String topic, Json body) {
    return topic.startsWith("orders/") ? number(body, "id") : number(body, "order_id");
  }

  private static Optional<String> number(Json body, String field) {
    try {
      return body.get(field).optional().map(Json::id).filter(Gid::isNumber);
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }
}
