package io.github.odoosync.capture;

import io.github.odoosync.internal.json.Json;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Schema;
import io.github.odoosync.odoo.OdooRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a record in Odoo: what a consumer gets, once for each state and in order per
 * record.
 */
public sealed interface Change {

  /** The type of the messages that carry changes. */
  String TYPE = "capture.change";

  /** The version of that type. */
  int VERSION = 1;

  /** Returns of what the change is. */
  Subject subject();

  /**
   * Of what a change is.
   *
   * @param stream the stream's name
   * @param id the root's id in Odoo
   * @param readAt when it was read, by this process's clock
   * @param lane by what it was seen first
   */
  record Subject(String stream, long id, Instant readAt, Lane lane) {}

  /**
   * It is new or changed.
   *
   * @param content the whole of it, as plain JSON values
   */
  record Upserted(Subject subject, Map<String, @Nullable Object> content) implements Change {

    /**
     * Returns it as a document.
     *
     * @throws io.github.odoosync.error.InvalidValueException if it is none of this schema
     */
    public <D extends Document> D document(Schema<D> schema) {
      return schema.read(Json.text(content));
    }

    /** Returns it as a record of a model. */
    public OdooRecord record(String model) {
      return OdooRecord.of(model, content);
    }
  }

  /**
   * It was archived, or changed while it is.
   *
   * @param content the whole of it, as plain JSON values
   */
  record Archived(Subject subject, Map<String, @Nullable Object> content) implements Change {}

  /** It exists and cannot be seen any more, or is none of those captured any more. */
  record NotVisible(Subject subject) implements Change {}

  /** It was deleted: missed twice, with a while between, and confirmed by Odoo. */
  record Gone(Subject subject) implements Change {}

  /**
   * It is there and cannot be read as what it should be; {@link ChangeHandler#of} makes a dead
   * letter of it. When it can be read again, {@link Upserted} follows.
   *
   * @param reason why
   */
  record Unreadable(Subject subject, String reason) implements Change {}

  /**
   * Reads the change that a message carries.
   *
   * @throws IllegalArgumentException if it carries none
   */
  static Change of(Message message) {
    if (!message.type().equals(TYPE) || message.version() != VERSION) {
      throw new IllegalArgumentException(message + " carries no change of version " + VERSION);
    }
    Map<String, @Nullable Object> all = message.payload().toMap();
    Subject subject =
        new Subject(
            message.topic(),
            (Long) Objects.requireNonNull(all.get("id")),
            Instant.parse(String.valueOf(all.get("readAt"))),
            Lane.valueOf(String.valueOf(all.get("lane")).toUpperCase(Locale.ROOT)));
    return switch (String.valueOf(all.get("change"))) {
      case "upserted" -> new Upserted(subject, content(all));
      case "archived" -> new Archived(subject, content(all));
      case "not-visible" -> new NotVisible(subject);
      case "gone" -> new Gone(subject);
      case "unreadable" -> new Unreadable(subject, String.valueOf(all.get("reason")));
      default -> throw new IllegalArgumentException(message + " carries an unknown change");
    };
  }

  /** Returns the message that carries it, in the order of its record. */
  default Message toMessage() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("id", subject().id());
    all.put("readAt", subject().readAt().toString());
    all.put("lane", subject().lane().label());
    if (this instanceof Upserted upserted) {
      all.put("change", "upserted");
      all.put("content", upserted.content());
    } else if (this instanceof Archived archived) {
      all.put("change", "archived");
      all.put("content", archived.content());
    } else if (this instanceof Unreadable unreadable) {
      all.put("change", "unreadable");
      all.put("reason", unreadable.reason());
    } else {
      all.put("change", this instanceof Gone ? "gone" : "not-visible");
    }
    return Message.of(subject().stream(), TYPE, VERSION).key(key(subject())).json(all).build();
  }

  /** Returns the key within which the changes of a record keep their order. */
  private static String key(Subject subject) {
    return subject.stream() + "/" + subject.id();
  }

  @SuppressWarnings("unchecked") // Content is written as an object.
  private static Map<String, @Nullable Object> content(Map<String, @Nullable Object> all) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(all.get("content"));
  }
}
