package io.github.odoosync.connector.source;

import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.event.EventEnvelope;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a record of another system: what a consumer gets, once for each state. */
public sealed interface SourceChange {

  /** The type of the messages that carry changes. */
  String TYPE = "source.change";

  /** The version of that type. */
  int VERSION = 1;

  /** Returns of what the change is. */
  Subject subject();

  /**
   * Of what a change is.
   *
   * @param stream the stream it was read from
   * @param id the system's own id of the record
   * @param version what the system says of its version; empty if it says nothing
   * @param readAt when it was read, by this process's clock
   */
  record Subject(StreamName stream, String id, String version, Instant readAt) {}

  /**
   * It is new or changed.
   *
   * @param content the whole of it, as plain JSON values
   */
  record Upserted(Subject subject, Map<String, @Nullable Object> content) implements SourceChange {

    /**
     * Returns it as a document.
     *
     * @throws io.github.odoosync.error.InvalidValueException if it is none of this schema
     */
    public <D extends Document> D document(Schema<D> schema) {
      return schema.read(Json.text(content));
    }

    /**
     * Returns it as a business event.
     *
     * @throws io.github.odoosync.error.InvalidValueException if it is none
     */
    public EventEnvelope event() {
      return EventEnvelope.read(Json.text(content));
    }
  }

  /** It is there no more. */
  record Gone(Subject subject) implements SourceChange {}

  /**
   * It cannot be understood; {@link SourceHandler#of} parks it, and it holds up no other. When it
   * can be read again, {@link Upserted} follows.
   *
   * @param reason what is wrong
   * @param rawId under what id what came is in the {@link
   *     io.github.odoosync.connector.store.PayloadArchive}, for a time
   */
  record Unreadable(Subject subject, String reason, String rawId) implements SourceChange {}

  /**
   * Reads the change that a message carries.
   *
   * @throws IllegalArgumentException if it carries none
   */
  static SourceChange of(Message message) {
    if (!message.type().equals(TYPE) || message.version() != VERSION) {
      throw new IllegalArgumentException(message + " carries no change of version " + VERSION);
    }
    Map<String, @Nullable Object> all = message.payload().toMap();
    Subject subject =
        new Subject(
            new StreamName(text(all, "connector"), text(all, "stream")),
            text(all, "id"),
            text(all, "version"),
            Instant.parse(text(all, "readAt")));
    return switch (text(all, "change")) {
      case "upserted" -> new Upserted(subject, Trees.object(all, "content"));
      case "gone" -> new Gone(subject);
      case "unreadable" -> new Unreadable(subject, text(all, "reason"), text(all, "rawId"));
      default -> throw new IllegalArgumentException(message + " carries an unknown change");
    };
  }

  /**
   * Returns the message that carries it.
   *
   * @param topic who gets it is decided by its routes
   */
  default Message.Builder toMessage(String topic) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("connector", subject().stream().connector());
    all.put("stream", subject().stream().stream());
    all.put("id", subject().id());
    all.put("version", subject().version());
    all.put("readAt", subject().readAt().toString());
    if (this instanceof Upserted upserted) {
      all.put("change", "upserted");
      all.put("content", upserted.content());
    } else if (this instanceof Unreadable unreadable) {
      all.put("change", "unreadable");
      all.put("reason", unreadable.reason());
      all.put("rawId", unreadable.rawId());
    } else {
      all.put("change", "gone");
    }
    return Message.of(topic, TYPE, VERSION)
        .header(InboxMessage.SOURCE, subject().stream().connector())
        .json(all);
  }

  private static String text(Map<String, @Nullable Object> all, String name) {
    return (String) Objects.requireNonNull(all.get(name), name);
  }
}
