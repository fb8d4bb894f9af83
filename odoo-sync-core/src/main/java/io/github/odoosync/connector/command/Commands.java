package io.github.odoosync.connector.command;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.store.CommandStore;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.retry.Backoff;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.Document;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Delivery;
import io.github.odoosync.retry.RetryPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one connector, made into a consumer of the outbox.
 *
 * <pre>{@code
 * Commands shop = Commands.builder(store.connectors().commands())
 *     .on("fulfil", 1, CommandReader.document(Shipment.SCHEMA), fulfilments, this::fulfilled)
 *     .build();
 * dispatching.consumer(shop.consumer("shop-1").concurrency(2).build());
 * }</pre>
 *
 * <p>How a command is repeated is its handler's {@link io.github.odoosync.connector.Repeat}: what
 * the system knows again is sent again under its key; what is looked up is looked up first, after a
 * crash too; what is neither waits for people as soon as it may have happened. If the system
 * refuses the account as a whole, nothing is sent by this object for as long as it says, and no
 * attempt counts. Thread-safe; needs no closing.
 */
public final class Commands {

  private static final RetryPolicy PATIENCE =
      new RetryPolicy(
          Integer.MAX_VALUE, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofDays(3_650));

  private record TypeName(String type, int version) {}

  private final Map<TypeName, Bound<?, ?>> bound;

  private Commands(Builder builder) {
    Quiet quiet = new Quiet(builder.nanos, new Backoff(builder.patience, builder.random));
    this.bound = new LinkedHashMap<>();
    builder.bindings.forEach((name, binding) -> bound.put(name, binding.to(builder.store, quiet)));
  }

  /** Returns a builder of commands that are kept in this store. */
  public static Builder builder(CommandStore store) {
    return new Builder(store);
  }

  /**
   * Starts the message of a command that is a document, as {@link CommandReader#document} reads it.
   *
   * @param consumer the name of the consumer that carries it out
   */
  @SuppressWarnings("unchecked")
  public static Message.Builder message(
      String consumer, String type, int version, Document command) {
    Object tree = Objects.requireNonNull(Json.parse(command.toJson()));
    return Message.of(consumer, type, version).json((Map<String, @Nullable Object>) tree);
  }

  /**
   * Returns the consumer that carries the commands out, to be built and given to a dispatcher;
   * retries, lease and breaker can still be set.
   *
   * @param name the consumer's name, and so the topic of its commands: keep it
   */
  public Consumer.Builder consumer(String name) {
    Consumer.Builder consumer =
        Consumer.named(name).probe(this::probe).probeAfter(Duration.ofSeconds(30));
    bound.forEach((type, one) -> consumer.on(type.type(), type.version(), one));
    return consumer;
  }

  private Outcome probe(Delivery delivery) {
    Bound<?, ?> one =
        bound.get(new TypeName(delivery.message().type(), delivery.message().version()));
    return one == null ? Outcome.NOT_COMMITTED : one.probe(delivery);
  }

  private interface Binding {
    Bound<?, ?> to(CommandStore store, Quiet quiet);
  }

  /** Collects commands. Not thread-safe. */
  public static final class Builder {

    private final CommandStore store;
    private final Map<TypeName, Binding> bindings = new LinkedHashMap<>();
    private LongSupplier nanos = System::nanoTime;
    private RandomGenerator random = new SecureRandom();
    private RetryPolicy patience = PATIENCE;

    private Builder(CommandStore store) {
      this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Carries out messages of one type and version.
     *
     * @param end takes what comes of it
     * @throws IllegalArgumentException if that type and version is bound already
     */
    public <C, R> Builder on(
        String type,
        int version,
        CommandReader<C> reader,
        CommandHandler<C, R> handler,
        CommandEnd<C, R> end) {
      Binding binding = (kept, quiet) -> new Bound<>(kept, reader, handler, end, quiet);
      if (bindings.putIfAbsent(new TypeName(type, version), binding) != null) {
        throw new IllegalArgumentException("Two handlers for %s v%d".formatted(type, version));
      }
      return this;
    }

    /**
     * Sets how long nothing is sent while the system refuses everything and does not say for how
     * long; up to 5 s at first and 5 min in the end unless set. Only the delays are used.
     */
    public Builder patience(RetryPolicy value) {
      this.patience = Objects.requireNonNull(value, "patience");
      return this;
    }

    /** Sets the chance that spreads waits; a secure one unless set. */
    public Builder random(RandomGenerator value) {
      this.random = Objects.requireNonNull(value, "random");
      return this;
    }

    /** Sets the monotonic clock, for tests. */
    Builder nanos(LongSupplier value) {
      this.nanos = value;
      return this;
    }

    /** Returns the commands. */
    public Commands build() {
      return new Commands(this);
    }
  }
}
