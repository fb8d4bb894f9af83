package io.github.odoosync.connectors.xero;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import java.util.Optional;

/**
 * What Xero told by a webhook, read from the message that it became: that something changed, and
 * not what. So read again what it names. Immutable and thread-safe.
 */
public final class XeroEvent {

  /** The type of the messages. */
  public static final String TYPE = "xero-event";

  /** The version of the messages. */
  public static final int VERSION = 1;

  private static final String SOURCE_PREFIX = Xero.SYSTEM + ".";
  private static final String LETTERS = "[A-Z]{1,40}";
  private static final String ID = "[0-9A-Za-z-]{1,64}";

  private final String tenant;
  private final String category;
  private final String type;
  private final String resourceId;
  private final String time;

  private XeroEvent(Json event) {
    this.tenant = checked(event.get("tenantId"), ID);
    this.category = checked(event.get("eventCategory"), LETTERS);
    this.type = checked(event.get("eventType"), LETTERS);
    this.resourceId = checked(event.get("resourceId"), ID);
    this.time = checked(event.get("eventDateUtc"), "[0-9T:.Z+-]{10,40}");
  }

  /**
   * Reads the event that a message of {@link Xero#TOPIC} holds.
   *
   * @throws DecodingException if it is not readable
   */
  public static XeroEvent of(Message message) {
    if (!message.header(InboxMessage.SOURCE).orElse("").startsWith(SOURCE_PREFIX)) {
      throw new DecodingException(
          Failure.of(ErrorCode.FOREIGN_DATA, "The message does not come from a webhook of Xero"),
          null);
    }
    return read(Json.read(message.payload().toBytes()));
  }

  static XeroEvent read(Json event) {
    return new XeroEvent(event);
  }

  private static String checked(Json value, String form) {
    String text = value.text();
    if (!text.matches(form)) {
      throw new DecodingException(
          Failure.of(ErrorCode.FOREIGN_DATA, value.path() + " is not of the form it has"), null);
    }
    return text;
  }

  /** Returns the id of the organisation; one key signs the events of all that an app is let to. */
  public String tenant() {
    return tenant;
  }

  /**
   * Returns what sort of thing it is about: {@code INVOICE}, {@code CONTACT}, {@code CREDITNOTE}.
   */
  public String category() {
    return category;
  }

  /** Returns what happened: {@code CREATE} or {@code UPDATE}. */
  public String type() {
    return type;
  }

  /**
   * Returns the id of the invoice that it is about, for {@link
   * io.github.odoosync.connector.capability.InvoiceReader#read}; empty if it is about none.
   */
  public Optional<String> invoiceId() {
    return category.equals("INVOICE") ? Optional.of(resourceId) : Optional.empty();
  }

  /** Returns what happened to what. */
  @Override
  public String toString() {
    return type + " " + category + " " + resourceId;
  }

  String source() {
    return SOURCE_PREFIX + tenant;
  }

  /** Returns for what order is kept. */
  String subject() {
    return category + ":" + resourceId;
  }

  /** Returns by what a copy is known: events have no ids of their own. */
  String id() {
    return subject() + ":" + type + ":" + time;
  }
}
