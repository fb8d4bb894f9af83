package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.shipment.TrackingHistory;
import java.time.Instant;
import java.util.Optional;

/**
 * What EasyPost told by a webhook, read from the message that it became. Immutable and thread-safe.
 */
public final class EasyPostEvent {

  /** The type of the messages. */
  public static final String TYPE = "easypost-event";

  /** The version of the messages. */
  public static final int VERSION = 1;

  private static final String SOURCE_PREFIX = EasyPost.SYSTEM + ".";

  private final String account;
  private final String id;
  private final Json event;

  private EasyPostEvent(String account, String id, Json event) {
    this.account = account;
    this.id = id;
    this.event = event;
  }

  /**
   * Reads the event that a message of {@link EasyPost#TOPIC} holds.
   *
   * @throws DecodingException if it is not readable
   */
  public static EasyPostEvent of(Message message) {
    String source = message.header(InboxMessage.SOURCE).orElse("");
    if (!source.startsWith(SOURCE_PREFIX)) {
      throw unreadable("The message does not come from a webhook of EasyPost");
    }
    return read(source.substring(SOURCE_PREFIX.length()), Json.read(message.payload().toBytes()));
  }

  static EasyPostEvent read(String account, Json event) {
    String id = event.get("id").text();
    if (!isName(id)) {
      throw unreadable("$.id is no id");
    }
    return new EasyPostEvent(account, id, event);
  }

  static String source(String account) {
    return SOURCE_PREFIX + account;
  }

  /** Returns EasyPost's id of the event, the same in each copy. */
  public String id() {
    return id;
  }

  /** Returns what happened, such as {@code tracker.updated}; empty if it does not say. */
  public String description() {
    return textOrNothing(event.get("description")).orElse("");
  }

  /** Returns when it happened. */
  public Optional<Instant> createdAt() {
    try {
      return event.get("created_at").optional().map(Json::instant);
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }

  /** Returns what it happened to, in EasyPost's own fields. */
  public Json result() {
    return event.get("result");
  }

  /**
   * Returns where a parcel is, if that is what it tells.
   *
   * @throws DecodingException if it tells so and is not readable
   */
  public Optional<TrackingHistory> tracking() {
    boolean tracker = field("object").filter("Tracker"::equals).isPresent();
    return tracker ? Optional.of(new TrackerReader(account).read(result())) : Optional.empty();
  }

  /** Returns the id of what it happened to: what happens to one thing is handled in order. */
  Optional<String> subject() {
    return field("id").filter(EasyPostEvent::isName);
  }

  /** Returns id and description; the content may be personal and is not shown. */
  @Override
  public String toString() {
    return id + " " + description();
  }

  private Optional<String> field(String name) {
    try {
      return textOrNothing(result().get(name));
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> textOrNothing(Json value) {
    return value.tree() instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static boolean isName(String id) {
    return id.length() <= 100 && !id.isBlank() && id.chars().allMatch(c -> c > ' ' && c < 127);
  }

  private static DecodingException unreadable(String detail) {
    return new DecodingException(Failure.of(ErrorCode.FOREIGN_DATA, detail), null);
  }
}
