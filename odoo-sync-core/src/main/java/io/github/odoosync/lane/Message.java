package io.github.odoosync.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message: what it is about, what it carries, and in which order it has to be handled.
 *
 * <p>Messages with the same {@linkplain #key() key} are handled one after the other in the order
 * their transactions committed; messages without a key in any order. Type and version are names of
 * the application's, never Java class names. Immutable and thread-safe.
 */
public final class Message {

  /** The longest key, dedup key and id, in characters. */
  public static final int MAX_KEY_LENGTH = 255;

  /** The longest topic and type, in characters. */
  public static final int MAX_NAME_LENGTH = 100;

  /** The largest payload, in bytes: 4 MiB. */
  public static final int MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;

  /** The most that all header names and values may hold together, in characters. */
  public static final int MAX_HEADER_LENGTH = 8 * 1024;

  /** Header: what belongs together across systems. */
  public static final String CORRELATION_ID = "correlation-id";

  /** Header: the id of the message or event that caused this one. */
  public static final String CAUSATION_ID = "causation-id";

  /** Header: the W3C trace context. */
  public static final String TRACEPARENT = "traceparent";

  private final String id;
  private final String topic;
  private final @Nullable String key;
  private final @Nullable String dedupKey;
  private final String type;
  private final int version;
  private final Payload payload;
  private final Map<String, String> headers;
  private final @Nullable Instant dueAt;
  private final @Nullable Duration delay;
  private final boolean express;

  private Message(Builder builder) {
    this.id = builder.id == null ? UUID.randomUUID().toString() : builder.id;
    this.topic = builder.topic;
    this.key = builder.key;
    this.dedupKey = builder.dedupKey;
    this.type = builder.type;
    this.version = builder.version;
    this.payload = builder.payload;
    this.headers =
        builder.headers.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
    this.dueAt = builder.dueAt;
    this.delay = builder.delay;
    this.express = builder.express;
  }

  /**
   * Returns a builder.
   *
   * @param topic what the message is about, such as {@code sale.order}; decides who gets it
   * @param type the name of the payload's shape, such as {@code order.confirmed}
   * @param version the version of that shape, from 1
   */
  public static Builder of(String topic, String type, int version) {
    return new Builder(topic, type, version);
  }

  /** Returns the message's own id: the given one, else a random UUID. */
  public String id() {
    return id;
  }

  /** Returns what the message is about. */
  public String topic() {
    return topic;
  }

  /** Returns the key within which order is kept; empty if no order is asked for. */
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }

  /** Returns the key by which a second message of the topic is recognised as the same. */
  public Optional<String> dedupKey() {
    return Optional.ofNullable(dedupKey);
  }

  /** Returns the name of the payload's shape. */
  public String type() {
    return type;
  }

  /** Returns the version of the payload's shape, from 1. */
  public int version() {
    return version;
  }

  /** Returns what the message carries. */
  public Payload payload() {
    return payload;
  }

  /** Returns the headers in the order they were given. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns one header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Returns the moment before which the message is not handled, by the database's clock. */
  public Optional<Instant> dueAt() {
    return Optional.ofNullable(dueAt);
  }

  /** Returns how long after it was enqueued the message is handled at the earliest. */
  public Optional<Duration> delay() {
    return Optional.ofNullable(delay);
  }

  /** Returns whether the message's lane goes before the ordinary ones. */
  public boolean express() {
    return express;
  }

  /** Returns topic, type, version, key and id; never the payload or a header. */
  @Override
  public String toString() {
    return topic
        + " "
        + type
        + " v"
        + version
        + (key == null ? "" : " of " + key)
        + " ("
        + id
        + ")";
  }

  /** Collects what a message is made of. Not thread-safe. */
  public static final class Builder {

    private final String topic;
    private final String type;
    private final int version;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Payload payload = Payload.empty();
    private @Nullable String id;
    private @Nullable String key;
    private @Nullable String dedupKey;
    private @Nullable Instant dueAt;
    private @Nullable Duration delay;
    private boolean express;

    private Builder(String topic, String type, int version) {
      this.topic = name("topic", topic);
      this.type = name("type", type);
      if (version < 1) {
        throw new IllegalArgumentException("A version starts at 1, not " + version);
      }
      this.version = version;
    }

    /** Sets the message's own id, at most {@value #MAX_KEY_LENGTH} characters. */
    public Builder id(String value) {
      this.id = text("id", value, MAX_KEY_LENGTH);
      return this;
    }

    /**
     * Keeps order: messages of one consumer with this key are handled one after the other.
     *
     * @param value what the order is kept for, such as an order number; at most {@value
     *     #MAX_KEY_LENGTH} characters
     */
    public Builder key(String value) {
      this.key = text("key", value, MAX_KEY_LENGTH);
      return this;
    }

    /**
     * Makes a second message of the same topic with this key no message at all, for as long as the
     * store remembers dedup keys.
     */
    public Builder dedupKey(String value) {
      this.dedupKey = text("dedup key", value, MAX_KEY_LENGTH);
      return this;
    }

    /** Sets what the message carries, at most {@link #MAX_PAYLOAD_BYTES} bytes. */
    public Builder payload(Payload value) {
      if (value.size() > MAX_PAYLOAD_BYTES) {
        throw new IllegalArgumentException(
            "A payload holds at most %d bytes, not %d; store it elsewhere and send where it is"
                .formatted(MAX_PAYLOAD_BYTES, value.size()));
      }
      this.payload = value;
      return this;
    }

    /** Sets a JSON payload; see {@link Payload#json}. */
    public Builder json(Map<String, ? extends @Nullable Object> object) {
      return payload(Payload.json(object));
    }

    /** Adds a header. */
    public Builder header(String name, String value) {
      headers.put(name("header", name), Objects.requireNonNull(value, "header value"));
      return this;
    }

    /** Sets the header {@value Message#CORRELATION_ID}. */
    public Builder correlationId(String value) {
      return header(CORRELATION_ID, value);
    }

    /** Sets the header {@value Message#CAUSATION_ID}. */
    public Builder causationId(String value) {
      return header(CAUSATION_ID, value);
    }

    /** Sets the header {@value Message#TRACEPARENT}. */
    public Builder traceparent(String value) {
      return header(TRACEPARENT, value);
    }

    /** Keeps the message, and what follows it in its lane, until this moment. */
    public Builder dueAt(Instant value) {
      this.dueAt = value;
      this.delay = null;
      return this;
    }

    /** Keeps the message, and what follows it in its lane, for this long after it was enqueued. */
    public Builder dueAfter(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("A delay must not be negative: " + value);
      }
      this.delay = value;
      this.dueAt = null;
      return this;
    }

    /** Lets the message's lane go before the ordinary ones. */
    public Builder express() {
      this.express = true;
      return this;
    }

    /**
     * Returns the message.
     *
     * @throws IllegalArgumentException if the headers are too long together
     */
    public Message build() {
      int length = 0;
      for (Map.Entry<String, String> header : headers.entrySet()) {
        length += header.getKey().length() + header.getValue().length();
      }
      if (length > MAX_HEADER_LENGTH) {
        throw new IllegalArgumentException(
            "Headers hold at most %d characters, not %d".formatted(MAX_HEADER_LENGTH, length));
      }
      return new Message(this);
    }

    private static String name(String what, String value) {
      return text(what, value, MAX_NAME_LENGTH);
    }

    private static String text(String what, String value, int longest) {
      Objects.requireNonNull(value, what);
      if (value.isBlank() || value.length() > longest) {
        throw new IllegalArgumentException(
            "A %s has 1 to %d characters, not %d".formatted(what, longest, value.length()));
      }
      if (value.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("A " + what + " must not hold the character NUL");
      }
      return value;
    }
  }
}
