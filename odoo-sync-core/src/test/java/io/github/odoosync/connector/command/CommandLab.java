package io.github.odoosync.connector.command;

import static org.assertj.core.api.Assertions.fail;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.retry.BreakerPolicy;
import io.github.odoosync.retry.RetryPolicy;
import io.github.odoosync.testing.MemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Nodes that carry commands out, on one store in memory; each can die at any moment. */
final class CommandLab implements AutoCloseable {

  private static final Duration AT_MOST = Duration.ofSeconds(60);

  private static final RetryPolicy QUICK =
      new RetryPolicy(500, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMinutes(5));

  final MemoryStore store = MemoryStore.create();
  final List<String> ends = new CopyOnWriteArrayList<>();
  private final Target target;
  private final CommandEnd<String, String> end;
  private final List<Dispatcher> dispatchers = new ArrayList<>();
  private final List<AtomicBoolean> deaths = new ArrayList<>();

  CommandLab(Target target) {
    this.target = target;
    this.end = (command, value) -> ends.add(command + ": " + value);
  }

  CommandLab(Target target, CommandEnd<String, String> end) {
    this.target = target;
    this.end = end;
  }

  void enqueue(String lane, String command) {
    Message message =
        Message.of("target", "do", 1)
            .id("message of " + command)
            .key(lane)
            .json(Map.of("command", command))
            .build();
    Outbox.on(store.lanes()).enqueue(message);
  }

  void enqueueUnreadable() {
    Message message = Message.of("target", "do", 1).payload(Payload.bytes(new byte[] {1})).build();
    Outbox.on(store.lanes()).enqueue(message);
  }

  /** Starts a node. */
  void start() {
    start(new AtomicBoolean());
  }

  /** Starts a node that can store nothing more from the moment on in which it is dead. */
  void start(AtomicBoolean dead) {
    deaths.add(dead);
    Commands commands =
        Commands.builder(store.connectors().commands())
            .on(
                "do",
                1,
                message -> String.valueOf(message.payload().toMap().get("command")),
                target,
                end)
            .patience(QUICK)
            .build();
    Consumer consumer =
        commands
            .consumer("target")
            .retry(QUICK)
            .breaker(BreakerPolicy.off())
            .probeAfter(Duration.ofMillis(5))
            .lease(Duration.ofMillis(500))
            .build();
    Dispatcher dispatcher =
        Dispatcher.builder(Outbox.on(mortal(store.lanes(), dead)))
            .consumer(consumer)
            .drainTimeout(Duration.ofMillis(100))
            .build();
    dispatchers.add(dispatcher);
    dispatcher.start();
  }

  private static LaneStore mortal(LaneStore store, AtomicBoolean dead) {
    return (LaneStore)
        Proxy.newProxyInstance(
            LaneStore.class.getClassLoader(),
            new Class<?>[] {LaneStore.class},
            (proxy, method, args) -> {
              if (dead.get()) {
                throw new StoreException(
                    Failure.of(ErrorCode.STORE_UNAVAILABLE, "The process is dead"), null);
              }
              try {
                return method.invoke(store, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  void awaitDone() throws InterruptedException {
    until("all is done", () -> store.lanes().snapshot("target").depth() == 0);
  }

  DeadLetter awaitLetter() throws InterruptedException {
    until("something is parked or dead", () -> !letters().isEmpty());
    return letters().get(0);
  }

  List<DeadLetter> letters() {
    return store.lanes().deadLetters(DeadLetterQuery.open());
  }

  void replay() {
    store.lanes().replay(DeadLetterQuery.open(), new Operator("test", "it is not there"));
  }

  static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        fail("Never came true: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /** Ends all nodes; the dead ones hear from the store that they are, and are quick about it. */
  @Override
  public void close() {
    deaths.forEach(dead -> dead.set(false));
    dispatchers.forEach(Dispatcher::close);
  }
}
