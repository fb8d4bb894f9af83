package io.github.odoosync.inbox;

import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that another system sent, and by what a second copy of it is known.
 *
 * <p>Immutable and thread-safe.
 */
public final class InboxMessage {

  /** Header: who sent the message. */
  public static final String SOURCE = "source";

  /** Header: the sender's own id of the message. */
  public static final String SOURCE_ID = "source-id";

  /** Header: when the sender says that it was sent. Data only: never used for order. */
  public static final String SENT_AT = "sent-at";

  private final String source;
  private final Message message;
  private final Fingerprint fingerprint;
  private final boolean onceByContent;

  private InboxMessage(Builder builder) {
    this.source = builder.source;
    this.message = builder.message.build();
    this.fingerprint =
        builder.fingerprint == null ? content(message.payload()) : builder.fingerprint;
    this.onceByContent = builder.onceByContent;
  }

  /**
   * Returns a builder.
   *
   * @param source who sent it, such as {@code dhl} or {@code odoo.webhook}; without a colon and
   *     without control characters
   * @param id the sender's own id of the message, the same whenever it sends it again; with the
   *     source at most {@value #MAX_ID_LENGTH} characters
   * @param message topic, type, key and payload; its id is set here
   * @throws IllegalArgumentException if source or id is blank, too long or holds what it must not
   */
  public static Builder of(String source, String id, Message.Builder message) {
    return new Builder(source, id, message);
  }

  /** The longest source and id together, in characters. */
  public static final int MAX_ID_LENGTH = Message.MAX_KEY_LENGTH - 1;

  /** Returns who sent it. */
  public String source() {
    return source;
  }

  /** Returns the message as it is stored. */
  public Message message() {
    return message;
  }

  /** Returns by what its content is known. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /** Returns whether the same content for the same key is taken once only. */
  public boolean onceByContent() {
    return onceByContent;
  }

  /** Returns source and message; never the payload or a header. */
  @Override
  public String toString() {
    return message + " from " + source;
  }

  private static Fingerprint content(Payload payload) {
    return payload.format() == Payload.Format.JSON
        ? Fingerprint.ofJson(payload.toMap())
        : Fingerprint.of(payload.toBytes());
  }

  /** Collects what a message is known by. Not thread-safe. */
  public static final class Builder {

    private final String source;
    private final Message.Builder message;
    private @Nullable Fingerprint fingerprint;
    private boolean onceByContent;

    private Builder(String source, String id, Message.Builder message) {
      check("source", source);
      check("id", id);
      if (source.indexOf(':') >= 0) {
        throw new IllegalArgumentException("A source must not hold a colon: " + source);
      }
      if (source.length() + id.length() > MAX_ID_LENGTH) {
        throw new IllegalArgumentException(
            "Source and id have at most %d characters together, not %d; send a hash of a longer id"
                .formatted(MAX_ID_LENGTH, source.length() + id.length()));
      }
      this.source = source;
      this.message = message.id(source + ":" + id).header(SOURCE, source).header(SOURCE_ID, id);
    }

    /** Keeps when the sender says that it was sent, as the header {@value #SENT_AT}. */
    public Builder sentAt(Instant value) {
      message.header(SENT_AT, value.toString());
      return this;
    }

    /**
     * Sets by what the content is known; the whole payload unless set. For senders that put
     * something new into each copy, such as a time or a number of attempts.
     */
    public Builder fingerprint(Fingerprint value) {
      this.fingerprint = Objects.requireNonNull(value, "fingerprint");
      return this;
    }

    /**
     * Takes the same content for the same key of the same source once only, whatever its id: for
     * senders that tell one thing several times, each time under a new id.
     *
     * <p>It is remembered for as long as dedup keys are, 90 days by the standard {@link
     * io.github.odoosync.lane.Retention}, whatever came between: no shorter memory tells a late
     * copy from a return. So the content has to hold something that is new when a state comes back,
     * such as {@code write_date}: else the way from A to B is taken, and the way back to A is a
     * duplicate of the first. A sender that gives nothing of the kind is taken without this.
     */
    public Builder onceByContent() {
      this.onceByContent = true;
      return this;
    }

    /**
     * Returns the message.
     *
     * @throws IllegalArgumentException if content is to be taken once and there is no key, or the
     *     message has a dedup key of its own
     */
    public InboxMessage build() {
      InboxMessage built = new InboxMessage(this);
      if (onceByContent && built.message.key().isEmpty()) {
        throw new IllegalArgumentException("Content is taken once for a key: set the message's");
      }
      if (built.message.dedupKey().isPresent()) {
        throw new IllegalArgumentException(
            "A message from " + source + " is known by its id; leave the dedup key out");
      }
      return built;
    }

    private static void check(String what, String value) {
      Objects.requireNonNull(value, what);
      if (value.isBlank()) {
        throw new IllegalArgumentException(
            "The " + what + " is blank: without it a second copy is not known");
      }
      Optional<Integer> control = value.chars().filter(Character::isISOControl).boxed().findFirst();
      if (control.isPresent()) {
        throw new IllegalArgumentException(
            "The %s holds the control character U+%04X".formatted(what, control.get()));
      }
    }
  }
}
