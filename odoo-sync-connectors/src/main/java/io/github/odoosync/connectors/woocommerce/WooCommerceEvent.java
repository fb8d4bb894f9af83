package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import java.util.Map;
import java.util.Optional;

/**
 * What a shop told by a webhook, read from the message that it became: that something changed. Read
 * again what it names, as the body may be old. Immutable and thread-safe.
 */
public final class WooCommerceEvent {

  /** The type of the messages. */
  public static final String TYPE = "woocommerce-event";

  /** The version of the messages. */
  public static final int VERSION = 1;

  static final String TOPIC_HEADER = "woocommerce-topic";

  private static final String SOURCE_PREFIX = WooCommerce.SYSTEM + ".";

  private final String shop;
  private final String topic;
  private final Json body;

  private WooCommerceEvent(String shop, String topic, Json body) {
    this.shop = shop;
    this.topic = topic;
    this.body = body;
  }

  /**
   * Reads the event that a message of {@link WooCommerce#TOPIC} holds.
   *
   * @throws DecodingException if it is not readable
   */
  public static WooCommerceEvent of(Message message) {
    String source = message.header(InboxMessage.SOURCE).orElse("");
    String topic = message.header(TOPIC_HEADER).orElse("");
    if (!source.startsWith(SOURCE_PREFIX) || topic.isEmpty()) {
      throw new DecodingException(
          Failure.of(
              ErrorCode.FOREIGN_DATA, "The message does not come from a webhook of WooCommerce"),
          null);
    }
    return new WooCommerceEvent(
        source.substring(SOURCE_PREFIX.length()), topic, Json.read(message.payload().toBytes()));
  }

  static String source(String shop) {
    return SOURCE_PREFIX + shop;
  }

  /** Returns the shop, as external keys have it. */
  public String shop() {
    return shop;
  }

  /** Returns what happened, such as {@code order.updated}. */
  public String topic() {
    return topic;
  }

  /**
   * Returns the id of the order that it is about, for {@link
   * io.github.odoosync.connector.capability.OrderReader#read}; empty if it is about none.
   */
  public Optional<String> orderId() {
    return topic.startsWith("order.") ? id(body) : Optional.empty();
  }

  /** Returns the body, in the fields of the REST interface; of what was deleted only the id. */
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
    return id(body).map(id -> topic.substring(0, topic.indexOf('.')) + ":" + id);
  }

  static boolean isDated(Json body) {
    return body.tree() instanceof Map && Texts.text(body.get("date_modified_gmt")).isPresent();
  }

  private static Optional<String> id(Json body) {
    try {
      return body.tree() instanceof Map ? Texts.id(body.get("id")) : Optional.empty();
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }
}
