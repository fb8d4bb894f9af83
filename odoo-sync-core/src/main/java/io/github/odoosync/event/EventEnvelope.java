package io.github.odoosync.event;

import io.github.odoosync.model.BusinessKey;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A business event on its way: the event, who sends it, what caused it and what it belongs to.
 *
 * <p>In JSON it is a CloudEvents 1.0 event in structured mode, of the media type {@value
 * #MEDIA_TYPE}. Correlation, causation and trace context are extension attributes ({@code
 * correlationid}, {@code causationid}, {@code traceparent}); when the event was observed is {@code
 * recordedtime}. Immutable and thread-safe.
 */
public final class EventEnvelope {

  /** The media type of {@link #toJson}. */
  public static final String MEDIA_TYPE = "application/cloudevents+json";

  private final String id;
  private final String source;
  private final BusinessEvent event;
  private final @Nullable String correlationId;
  private final @Nullable String causationId;
  private final @Nullable String traceparent;
  private final Map<String, Object> extensions;

  private EventEnvelope(Builder builder) {
    this.id = builder.id == null ? builder.event.fingerprint() : builder.id;
    this.source = builder.source;
    this.event = builder.event;
    this.correlationId = builder.correlationId;
    this.causationId = builder.causationId;
    this.traceparent = builder.traceparent;
    this.extensions = Collections.unmodifiableMap(new TreeMap<>(builder.extensions));
  }

  /**
   * Returns a builder.
   *
   * @param source who sends it: a URI or the path of one, such as {@code /acme/erp}; with the id it
   *     tells events apart
   * @throws io.github.odoosync.error.InvalidValueException if it is no URI reference
   */
  public static Builder of(BusinessEvent event, String source) {
    return new Builder(event, source);
  }

  /**
   * Reads what {@link #toJson} or another system wrote.
   *
   * @throws io.github.odoosync.error.InvalidValueException if it is no CloudEvents 1.0 event, its
   *     type is none of the business events', or its data is not as the type's schema says
   */
  public static EventEnvelope read(String json) {
    return CloudEventJson.read(json);
  }

  /** Writes it as a CloudEvents 1.0 event in JSON. */
  public String toJson() {
    return CloudEventJson.write(this);
  }

  /**
   * Returns the id, unique among the source's events: the given one, else the event's fingerprint,
   * so that the same fact told again is recognised.
   */
  public String id() {
    return id;
  }

  /** Returns who sends it. */
  public String source() {
    return source;
  }

  /** Returns the type, which names the event and its version. */
  public String type() {
    return EventTypes.of(event);
  }

  /** Returns what the event is about. */
  public BusinessKey subject() {
    return event.key();
  }

  /** Returns the event. */
  public BusinessEvent event() {
    return event;
  }

  /** Returns what belongs together across systems, such as all events of one order. */
  public Optional<String> correlationId() {
    return Optional.ofNullable(correlationId);
  }

  /** Returns the id of the event or message that caused this one. */
  public Optional<String> causationId() {
    return Optional.ofNullable(causationId);
  }

  /** Returns the W3C trace context. */
  public Optional<String> traceparent() {
    return Optional.ofNullable(traceparent);
  }

  /**
   * Returns the other extension attributes by name: texts, {@code Integer} and {@code Boolean}
   * values.
   */
  public Map<String, Object> extensions() {
    return extensions;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventEnvelope that
        && id.equals(that.id)
        && source.equals(that.source)
        && event.equals(that.event)
        && Objects.equals(correlationId, that.correlationId)
        && Objects.equals(causationId, that.causationId)
        && Objects.equals(traceparent, that.traceparent)
        && extensions.equals(that.extensions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, source);
  }

  /** Returns type, subject and id; never what the event holds. */
  @Override
  public String toString() {
    return type() + " of " + subject() + " (" + id + ")";
  }

  /** Collects what an envelope is made of. Not thread-safe. */
  public static final class Builder {

    private final BusinessEvent event;
    private final String source;
    private final Map<String, Object> extensions = new TreeMap<>();
    private @Nullable String id;
    private @Nullable String correlationId;
    private @Nullable String causationId;
    private @Nullable String traceparent;

    private Builder(BusinessEvent event, String source) {
      this.event = Objects.requireNonNull(event, "event");
      this.source = Attributes.uriReference("source", source);
    }

    /** Sets the id, unique among the source's events. */
    public Builder id(String value) {
      this.id = Attributes.text("id", value);
      return this;
    }

    /** Sets what belongs together across systems. */
    public Builder correlationId(String value) {
      this.correlationId = Attributes.text(Attributes.CORRELATION_ID, value);
      return this;
    }

    /** Sets the id of the event or message that caused this one. */
    public Builder causationId(String value) {
      this.causationId = Attributes.text(Attributes.CAUSATION_ID, value);
      return this;
    }

    /**
     * Sets the W3C trace context.
     *
     * @throws io.github.odoosync.error.InvalidValueException if it has another form
     */
    public Builder traceparent(String value) {
      this.traceparent = Attributes.traceparent(value);
      return this;
    }

    /**
     * Takes the cause's id for the causation, and its correlation and trace as they are; the first
     * event of a chain correlates all that follows.
     */
    public Builder causedBy(EventEnvelope cause) {
      this.causationId = cause.id;
      this.correlationId = cause.correlationId == null ? cause.id : cause.correlationId;
      this.traceparent = cause.traceparent;
      return this;
    }

    /** Adds an extension attribute; its name has lower-case letters and digits only. */
    public Builder extension(String name, String value) {
      return put(name, Attributes.text(name, value));
    }

    /** Adds an extension attribute. */
    public Builder extension(String name, int value) {
      return put(name, value);
    }

    /** Adds an extension attribute. */
    public Builder extension(String name, boolean value) {
      return put(name, value);
    }

    private Builder put(String name, Object value) {
      extensions.put(Attributes.extensionName(name), value);
      return this;
    }

    /** Returns the envelope. */
    public EventEnvelope build() {
      return new EventEnvelope(this);
    }
  }
}
