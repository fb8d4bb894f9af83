package io.github.odoosync.connector.source;

import io.github.odoosync.connector.BulkSource;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.capability.EventSource;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.event.EventEnvelope;
import io.github.odoosync.model.Document;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source of a connector, and how it is read: where its news goes, how often, how much at once.
 *
 * <p>Immutable and thread-safe. The connector stays its opener's to close, after {@link Sources}.
 *
 * @param <T> what the source reads
 */
public final class SourceFeed<T> {

  private final StreamName name;
  private final IncrementalSource<T> source;
  private final RecordForm<T> form;
  private final @Nullable BulkSource<T> bulk;
  private final String topic;
  private final Duration every;
  private final int pageSize;
  private final Duration pause;
  private final Duration keepRaw;

  private SourceFeed(Builder<T> builder) {
    this.name = builder.name;
    this.source = builder.source;
    this.form = builder.form;
    this.bulk = builder.bulk;
    this.topic = builder.topic;
    this.every = builder.every;
    this.pageSize = builder.pageSize;
    this.pause = builder.pause;
    this.keepRaw = builder.keepRaw;
  }

  /**
   * Starts a feed of documents.
   *
   * @param connector the application's name of the connector, such as {@code shop-1}: keep it
   */
  public static <D extends Document> Builder<D> documents(
      String connector, IncrementalSource<D> source) {
    return of(connector, source, RecordForm.documents());
  }

  /** Starts a feed of business events; see {@link #documents}. */
  public static Builder<EventEnvelope> events(String connector, EventSource source) {
    return of(connector, source, RecordForm.events());
  }

  /** Starts a feed of anything else; see {@link #documents}. */
  public static <T> Builder<T> of(
      String connector, IncrementalSource<T> source, RecordForm<T> form) {
    return new Builder<>(new StreamName(connector, source.stream()), source, form);
  }

  /** Returns the stream's name: the connector's and the source's. */
  public StreamName name() {
    return name;
  }

  /** Returns the topic of its news. */
  public String topic() {
    return topic;
  }

  IncrementalSource<T> source() {
    return source;
  }

  RecordForm<T> form() {
    return form;
  }

  Optional<BulkSource<T>> bulk() {
    return Optional.ofNullable(bulk);
  }

  Duration every() {
    return every;
  }

  int pageSize() {
    return pageSize;
  }

  Duration pause() {
    return pause;
  }

  Duration keepRaw() {
    return keepRaw;
  }

  /** Returns the stream's name. */
  @Override
  public String toString() {
    return name.toString();
  }

  /**
   * Collects how a source is read. Not thread-safe.
   *
   * @param <T> what the source reads
   */
  public static final class Builder<T> {

    private final StreamName name;
    private final IncrementalSource<T> source;
    private final RecordForm<T> form;
    private @Nullable BulkSource<T> bulk;
    private String topic;
    private Duration every = Duration.ofSeconds(30);
    private int pageSize = 100;
    private Duration pause = Duration.ZERO;
    private Duration keepRaw = Duration.ofDays(30);

    private Builder(StreamName name, IncrementalSource<T> source, RecordForm<T> form) {
      this.name = name;
      this.source = source;
      this.form = Objects.requireNonNull(form, "form");
      this.topic = name.connector() + "." + name.stream();
    }

    /**
     * Reads all there is first, when the stream is new, and whenever {@link Sources#backfill} is
     * called; what is new is read from before that on, when it is done.
     *
     * @throws IllegalArgumentException if it is another stream's
     */
    public Builder<T> bulk(BulkSource<T> value) {
      if (!value.stream().equals(name.stream())) {
        throw new IllegalArgumentException(
            "The export is of %s, not of %s".formatted(value.stream(), name.stream()));
      }
      this.bulk = value;
      return this;
    }

    /** Sets the topic of its news; connector and stream with a dot between unless set. */
    public Builder<T> topic(String value) {
      this.topic = Objects.requireNonNull(value, "topic");
      return this;
    }

    /** Sets how often is looked for what is new; 30 s, a tenth more or less by chance. */
    public Builder<T> every(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("The time between looks must be above zero: " + value);
      }
      this.every = value;
      return this;
    }

    /** Sets how many records are asked for at once; 100. */
    public Builder<T> pageSize(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("A page has at least one record, not " + value);
      }
      this.pageSize = value;
      return this;
    }

    /**
     * Sets how many pages are read in a minute at most, so that something is left of the account's
     * limits for commands; as many as there are unless set.
     */
    public Builder<T> pagesPerMinute(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("At least one page a minute, not " + value);
      }
      this.pause = Duration.ofMinutes(1).dividedBy(value);
      return this;
    }

    /** Sets for how long records that cannot be read are kept as they came; 30 days. */
    public Builder<T> keepRaw(Duration value) {
      this.keepRaw = Objects.requireNonNull(value, "keepRaw");
      return this;
    }

    /** Returns the feed. */
    public SourceFeed<T> build() {
      return new SourceFeed<>(this);
    }
  }
}
