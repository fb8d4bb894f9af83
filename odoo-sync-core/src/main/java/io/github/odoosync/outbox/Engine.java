package io.github.odoosync.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Puts a dispatcher's parts together, starts them and stops them in order. */
final class Engine {

  private enum State {
    NEW,
    RUNNING,
    CLOSED
  }

  private final Outbox outbox;
  private final Duration drainTimeout;
  private final Context context;
  private final Pauses pauses;
  private final List<Pipeline> pipelines = new ArrayList<>();
  private final Threads claimers = new Threads("claimer");
  private final Threads services = new Threads("service");
  private final Threads completers = new Threads("completer");
  private final Completer completer;
  private final LeaseKeeper leaseKeeper;
  private final Watchdog watchdog;
  private final Housekeeper housekeeper;
  private final Runnable onEnqueue = this::enqueued;
  private final AtomicReference<State> state = new AtomicReference<>(State.NEW);

  Engine(Dispatcher.Builder builder) {
    this.outbox = builder.outbox();
    this.drainTimeout = builder.drainTimeout();
    this.context =
        new Context(
            builder.store(),
            UUID.randomUUID().toString(),
            builder.nanos(),
            builder.random(),
            new Events(builder.listener(), builder.clock()));
    Holds holds = new Holds();
    this.pauses = new Pauses(context, this::wake);
    this.completer = new Completer(context, holds, completers);
    addPipelines(builder.consumers(), holds);
    this.leaseKeeper =
        new LeaseKeeper(context, holds, shortest(builder.consumers(), Consumer::lease));
    this.watchdog =
        new Watchdog(context, pipelines, shortest(builder.consumers(), Consumer::timeout));
    this.housekeeper = new Housekeeper(context, pauses, builder.retention());
  }

  private void addPipelines(List<Consumer> consumers, Holds holds) {
    Map<String, BreakerGate> gates = new HashMap<>();
    for (Consumer consumer : consumers) {
      BreakerGate gate =
          gates.computeIfAbsent(
              consumer.destination(),
              name -> new BreakerGate(name, consumer.breaker(), context.events()));
      pipelines.add(new Pipeline(context, consumer, gate, pauses, completer, holds));
    }
  }

  private static Duration shortest(List<Consumer> consumers, Function<Consumer, Duration> time) {
    return consumers.stream().map(time).min(Duration::compareTo).orElseThrow();
  }

  void start() {
    if (!state.compareAndSet(State.NEW, State.RUNNING)) {
      throw new IllegalStateException(
          "A dispatcher starts once; build another one after it was closed");
    }
    try {
      completers.start(completer);
      services.start(leaseKeeper);
      services.start(watchdog);
      services.start(housekeeper);
      pipelines.forEach(pipeline -> pipeline.workers().start());
      pipelines.forEach(pipeline -> claimers.start(pipeline.claimer()));
      outbox.onEnqueue(onEnqueue);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  void close() {
    if (state.getAndSet(State.CLOSED) == State.RUNNING) {
      outbox.removeListener(onEnqueue);
      new Shutdown(drainTimeout, pipelines, claimers, completer).run();
      completer.stop();
      leaseKeeper.stop();
      watchdog.stop();
      housekeeper.stop();
      Shutdown.end(completers, services);
    }
  }

  void pausesChanged() {
    pauses.refresh();
    wake();
  }

  List<String> consumers() {
    return pipelines.stream().map(pipeline -> pipeline.consumer().name()).toList();
  }

  List<ConsumerSnapshot> snapshot() {
    List<ConsumerSnapshot> snapshots = new ArrayList<>();
    for (Pipeline pipeline : pipelines) {
      String name = pipeline.consumer().name();
      snapshots.add(pipeline.counters().snapshot(pipeline, context.store().snapshot(name)));
    }
    return snapshots;
  }

  private void enqueued() {
    for (Pipeline pipeline : pipelines) {
      pipeline.claimer().enqueued();
    }
  }

  private void wake() {
    for (Pipeline pipeline : pipelines) {
      pipeline.claimer().wake();
    }
  }
}
