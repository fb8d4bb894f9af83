package io.github.odoosync.writer;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.lane.Message;
import io.github.odoosync.mapping.Ownership;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Schema;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.stock.StockAdjustment;
import io.github.odoosync.odoo.ExternalId;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that shall be so in Odoo: a document that it holds, or a step that it has taken.
 *
 * <p>An intent can be carried out again after any failure: it names what shall be, by keys that are
 * made here and stored with it, before the first attempt. Immutable and thread-safe.
 *
 * <pre>{@code
 * outbox.enqueue(connection,
 *     Intent.upsert(order).writer("shop").message("odoo"),
 *     Intent.confirm(order.key()).message("odoo"));
 * }</pre>
 */
public final class Intent {

  /** The type of the messages that carry intents. */
  public static final String TYPE = "odoo.intent";

  /** The version of those messages; newer ones are parked, not guessed at. */
  public static final int VERSION = 1;

  /** What shall be done. */
  public enum Action {
    /** Odoo holds the document. */
    UPSERT,
    /** The order is confirmed. */
    CONFIRM,
    /** The order is cancelled. */
    CANCEL,
    /** The delivery is done as the warehouse confirmed it. */
    SHIP,
    /** The receipt is done as the warehouse confirmed it. */
    RECEIVE,
    /** The return of goods is prepared and, with done quantities, received. */
    RETURN_GOODS,
    /** The stock is what was counted. */
    ADJUST,
    /** What was delivered of the order is invoiced, and the invoices are posted. */
    INVOICE,
    /** The file hangs on the document. */
    ATTACH,
    /** The note stands on the document. */
    NOTE
  }

  private final String id;
  private final Action action;
  private final BusinessKey subject;
  private final String writer;
  private final Map<String, @Nullable Object> body;
  private final @Nullable Document document;

  private Intent(
      String id,
      Action action,
      BusinessKey subject,
      String writer,
      Map<String, @Nullable Object> body,
      @Nullable Document document) {
    this.id = id;
    this.action = action;
    this.subject = subject;
    this.writer = writer;
    this.body = body;
    this.document = document;
  }

  /** Returns the intent that Odoo holds a document, as far as its writer may say so. */
  public static Intent upsert(Document document) {
    return of(Action.UPSERT, document);
  }

  /** Returns the intent that a sales or purchase order is confirmed. */
  public static Intent confirm(BusinessKey order) {
    return of(Action.CONFIRM, order, Map.of());
  }

  /**
   * Returns the intent that a sales order is confirmed if it comes to this in Odoo, and else
   * refused.
   *
   * @param total with taxes, as the source system has it
   */
  public static Intent confirm(BusinessKey order, Money total) {
    return of(
        Action.CONFIRM,
        order,
        Map.of("total", total.amount(), "currency", total.currency().getCurrencyCode()));
  }

  /** Returns the intent that a sales order is cancelled, unless somebody works on it already. */
  public static Intent cancel(BusinessKey order) {
    return of(Action.CANCEL, order, Map.of());
  }

  /**
   * Returns the intent that a delivery is done: the lines' done quantities, exactly, and a
   * backorder for the rest.
   */
  public static Intent ship(Shipment shipment) {
    return of(Action.SHIP, shipment);
  }

  /** Returns the intent that a receipt is done: the lines' done quantities, exactly. */
  public static Intent receive(Receipt receipt) {
    return of(Action.RECEIVE, receipt);
  }

  /** Returns the intent that goods come back: planned, and received as far as the lines say. */
  public static Intent returnGoods(Return goods) {
    return of(Action.RETURN_GOODS, goods);
  }

  /** Returns the intent that stock is what was counted. */
  public static Intent adjust(StockAdjustment adjustment) {
    return of(Action.ADJUST, adjustment);
  }

  /** Returns the intent that what was delivered of a sales order is invoiced and posted. */
  public static Intent invoice(BusinessKey order) {
    return of(Action.INVOICE, order, Map.of());
  }

  /**
   * Returns the intent that a file hangs on a document.
   *
   * @param owner the document, which Odoo holds
   * @param mimeType such as {@code application/pdf}
   */
  public static Intent attach(BusinessKey owner, String name, String mimeType, byte[] content) {
    return of(
        Action.ATTACH,
        owner,
        Map.of(
            "name", name,
            "mimeType", mimeType,
            "content", Base64.getEncoder().encodeToString(content)));
  }

  /** Returns the intent that a note stands on a document, for people in Odoo. */
  public static Intent note(BusinessKey owner, String text) {
    return of(Action.NOTE, owner, Map.of("text", text));
  }

  private static Intent of(Action action, Document document) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("document", Json.parse(document.toJson()));
    return new Intent(newId(), action, document.key(), Ownership.APPLICATION, body, document);
  }

  private static Intent of(Action action, BusinessKey subject, Map<String, ?> body) {
    return new Intent(
        newId(), action, subject, Ownership.APPLICATION, new LinkedHashMap<>(body), null);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  /**
   * Returns the same with an id of the caller's: a second intent of that id is none. To be used for
   * what can be told twice, such as an event of another system, with that event's id.
   *
   * @param value 1 to 255 characters, unique among the intents of a topic
   */
  public Intent id(String value) {
    return new Intent(value, action, subject, writer, body, document);
  }

  /** Returns the same said by another system, as the ownership of the mapping names it. */
  public Intent writer(String system) {
    return new Intent(id, action, subject, system, body, document);
  }

  /** Returns the intent's own id. */
  public String id() {
    return id;
  }

  /** Returns what shall be done. */
  public Action action() {
    return action;
  }

  /** Returns what it is done to: the document's key, or the order's. */
  public BusinessKey subject() {
    return subject;
  }

  /** Returns the system that says it; {@link Ownership#APPLICATION} unless set. */
  public String writer() {
    return writer;
  }

  /** Returns the external id under which Odoo knows the subject, if it was made by an intent. */
  public ExternalId externalId() {
    return ExternalId.ofKey(subject.entity(), subject.key());
  }

  /** Returns the external id of what the step itself makes: a note, a file. */
  ExternalId ownExternalId() {
    return ExternalId.ofKey("intent", id);
  }

  /** Returns the document as it was handed in; empty once it was stored and read back. */
  public Optional<Document> document() {
    return Optional.ofNullable(document);
  }

  /**
   * Returns the document.
   *
   * @throws InvalidValueException if there is none, or none of this schema
   */
  public <D extends Document> D document(Schema<D> schema) {
    Object tree = body.get("document");
    if (!(tree instanceof Map<?, ?>)) {
      throw unreadable("has no document");
    }
    return schema.read(Json.bytes(tree));
  }

  /** Returns a text of the step. */
  String text(String name) {
    return value(name).map(String::valueOf).orElseThrow(() -> unreadable("has no " + name));
  }

  Optional<Object> value(String name) {
    return Optional.ofNullable(body.get(name));
  }

  byte[] bytes(String name) {
    return Base64.getDecoder().decode(text(name));
  }

  /** Returns the message that carries it, with its lane by {@link LaneKeys#standard()}. */
  public Message message(String topic) {
    return message(topic, LaneKeys.standard());
  }

  /**
   * Returns the message that carries it, for an outbox to enqueue in the caller's transaction.
   *
   * @param topic which the writer's consumer gets; its name, unless the outbox routes it
   */
  public Message message(String topic, LaneKeys lanes) {
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("action", action.name());
    payload.put("subject", subject.toString());
    payload.put("writer", writer);
    payload.put("externalId", externalId().toString());
    payload.putAll(body);
    return Message.of(topic, TYPE, VERSION)
        .id(id)
        .dedupKey(id)
        .key(lanes.laneOf(this))
        .json(payload)
        .build();
  }

  /**
   * Reads an intent back.
   *
   * @throws InvalidValueException with {@link ErrorCode#INTENT_UNREADABLE} if the message carries
   *     none, or one of a version that is not known here
   */
  public static Intent read(Message message) {
    if (!message.type().equals(TYPE) || message.version() != VERSION) {
      throw unreadable(message, "version " + VERSION + " of " + TYPE + " is read here");
    }
    Map<String, @Nullable Object> payload = new LinkedHashMap<>(message.payload().toMap());
    try {
      Action action = Action.valueOf(String.valueOf(payload.remove("action")));
      BusinessKey subject = BusinessKey.parse(String.valueOf(payload.remove("subject")));
      String writer = String.valueOf(payload.remove("writer"));
      payload.remove("externalId");
      return new Intent(message.id(), action, subject, writer, payload, null);
    } catch (IllegalArgumentException | InvalidValueException e) {
      throw unreadable(message, String.valueOf(e.getMessage()));
    }
  }

  private static InvalidValueException unreadable(Message message, String why) {
    return InvalidValueException.of(
        ErrorCode.INTENT_UNREADABLE, message + " cannot be read: " + why);
  }

  private InvalidValueException unreadable(String what) {
    return InvalidValueException.of(ErrorCode.INTENT_UNREADABLE, this + " " + what);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Intent that
        && id.equals(that.id)
        && action == that.action
        && subject.equals(that.subject)
        && writer.equals(that.writer)
        && body.equals(that.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, action, subject);
  }

  /** Returns action, subject and id; never the content. */
  @Override
  public String toString() {
    return action + " " + subject + " (" + id + ")";
  }
}
