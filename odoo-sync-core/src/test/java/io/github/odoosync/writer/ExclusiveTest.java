package io.github.odoosync.writer;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExclusiveTest {

  private static final Pattern COMMA = Pattern.compile(",");

  private final Exclusive<String> exclusive = new Exclusive<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<List<String>> calls = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void workOnTheSameThingIsKeptApartAndOnOthersNot() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<String> names = List.of("bolt", "nut" + i);
      workers.add(
          start(
              () -> {
                exclusive.take(names);
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                TimeUnit.MILLISECONDS.sleep(1);
                inside.decrementAndGet();
                exclusive.give(names);
                return null;
              }));
    }
    await(workers);
    assertThat(most).hasValue(1);

    exclusive.take(List.of("bolt"));
    exclusive.take(List.of("gear"));
  }

  @Test
  void theWholeIsTakenWithItsPartsAndTwoPartsAreTwoThings() {
    Names names = new Names();
    names.add(Set.of("stock:1", "journal"));
    assertThat(names.meet(Set.of("stock:1"))).isTrue();
    assertThat(names.meet(Set.of("stock"))).isTrue();
    assertThat(names.meet(Set.of("journal:7"))).isTrue();
    assertThat(names.meet(Set.of("stock:2", "stock:11"))).isFalse();

    names.add(Set.of("stock:1"));
    names.remove(Set.of("stock:1"));
    assertThat(names.meet(Set.of("stock"))).isTrue();
    names.remove(Set.of("stock:1"));
    assertThat(names.meet(Set.of("stock"))).isFalse();
  }

  @Test
  void whatWaitsForTheSameIsWorkedOnTogether() throws Exception {
    exclusive.take(Set.of("stock"));
    List<Future<Map<String, RuntimeException>>> workers = new ArrayList<>();
    for (String task : List.of("a", "b", "c", "bad")) {
      String kind = task.equals("bad") ? "invoice" : "ship";
      workers.add(
          start(
              () ->
                  exclusive.together(
                      kind, List.of(task), ExclusiveTest::wholeStock, 2, this::noteOrRefuse)));
    }
    awaitWaiting(workers.size());
    exclusive.give(Set.of("stock"));

    for (Future<Map<String, RuntimeException>> worker : workers.subList(0, 3)) {
      assertThat(worker.get(20, TimeUnit.SECONDS)).isEmpty();
    }
    assertThat(workers.get(3).get(20, TimeUnit.SECONDS).get("bad"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(calls).as("two of three together").hasSize(2);
    assertThat(calls.stream().flatMap(List::stream)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(exclusive.waiting()).isZero();
    exclusive.take(Set.of("stock"));
  }

  private void noteOrRefuse(List<String> tasks) {
    if (tasks.contains("bad")) {
      throw new IllegalStateException("bad");
    }
    calls.add(tasks);
  }

  @Test
  void ofSeveralTasksThoseGoOnWhoseThingsAreFree() throws Exception {
    exclusive.take(Set.of("stock:1"));
    Future<Map<String, RuntimeException>> worker =
        start(
            () ->
                exclusive.together(
                    "confirm",
                    List.of("1", "2", "3"),
                    task -> Set.of("stock:" + task),
                    10,
                    this::noteOrRefuse));
    awaitWaiting(1);
    while (calls.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    assertThat(calls).containsExactly(List.of("2", "3"));

    exclusive.give(Set.of("stock:1"));
    assertThat(worker.get(20, TimeUnit.SECONDS)).isEmpty();
    assertThat(calls).containsExactly(List.of("2", "3"), List.of("1"));
  }

  @Test
  void whoNeedsTheWholeIsNotPassedOverForEver() throws Exception {
    exclusive.take(Set.of("stock:1"));
    Future<Map<String, RuntimeException>> whole =
        start(
            () ->
                exclusive.together(
                    "ship", List.of("whole"), ExclusiveTest::wholeStock, 10, this::noteOrRefuse));
    awaitWaiting(1);
    // Parts of it are always in somebody's hand.
    int part = 1;
    while (exclusive.waiting() == 1 && part < 100) {
      int next = part + 1;
      Future<?> taken = start(() -> take(Set.of("stock:" + next)));
      while (!taken.isDone() && exclusive.waiting() == 1) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      if (taken.isDone()) {
        exclusive.give(Set.of("stock:" + part++));
      }
    }
    assertThat(part).as("parts taken while the whole waited").isBetween(2, 10);
    exclusive.give(Set.of("stock:" + part));
    assertThat(whole.get(20, TimeUnit.SECONDS)).isEmpty();
  }

  private Void take(Set<String> names) throws InterruptedException {
    exclusive.take(names);
    return null;
  }

  @Test
  void whoIsInterruptedWhileItWaitsLeavesNothingBehind() throws Exception {
    exclusive.take(Set.of("stock"));
    Future<?> together =
        start(
            () ->
                exclusive.together(
                    "ship", List.of("a"), ExclusiveTest::wholeStock, 2, this::noteOrRefuse));
    Future<?> taking = start(() -> take(Set.of("stock:1")));
    awaitWaiting(2);
    threads.shutdownNow();
    for (Future<?> worker : List.of(together, taking)) {
      assertThatThrownBy(() -> worker.get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(InterruptedException.class);
    }
    assertThat(exclusive.waiting()).isZero();
    assertThat(calls).isEmpty();
  }

  @Test
  void anErrorLeavesNothingBehind() throws Exception {
    exclusive.take(Set.of("stock:2"));
    Future<?> worker =
        start(
            () ->
                exclusive.together(
                    "confirm",
                    List.of("1", "2"),
                    task -> Set.of("stock:" + task),
                    10,
                    tasks -> {
                      throw new StackOverflowError("by hand");
                    }));
    assertThatThrownBy(() -> worker.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(StackOverflowError.class);
    assertThat(exclusive.waiting()).isZero();
    exclusive.take(Set.of("stock:1"));
  }

  @Test
  void anyMixOfNamesIsWorkedOnOnceAndKeptApart() throws Exception {
    for (long seed = 1; seed <= 20; seed++) {
      mix(seed);
    }
  }

  private void mix(long seed) throws Exception {
    Random random = new Random(seed);
    Names inside = new Names();
    Queue<String> done = new ConcurrentLinkedQueue<>();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    CountDownLatch start = new CountDownLatch(1);
    List<Future<?>> workers = new ArrayList<>();
    Set<String> all = new HashSet<>();
    for (int worker = 0; worker < 6; worker++) {
      String kind = "kind" + random.nextInt(2);
      List<String> tasks = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        tasks.add(worker + "-" + i + "-" + names(random));
      }
      all.addAll(tasks);
      workers.add(
          start(
              () -> {
                start.await();
                exclusive.together(
                    kind,
                    tasks,
                    ExclusiveTest::namesOf,
                    1 + tasks.size() / 3,
                    some -> workOn(some, inside, done, wrong));
                return null;
              }));
    }
    start.countDown();
    await(workers);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(done).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(all);
    assertThat(exclusive.waiting()).isZero();
  }

  private static String names(Random random) {
    if (random.nextInt(20) == 0) {
      return "stock";
    }
    Set<String> names = new HashSet<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      names.add("stock:" + random.nextInt(40));
    }
    return String.join(",", names);
  }

  private static Set<String> namesOf(String task) {
    return COMMA.splitAsStream(task.substring(task.lastIndexOf('-') + 1)).collect(toSet());
  }

  private static Set<String> wholeStock(String task) {
    return Set.of("stock");
  }

  private static void workOn(
      List<String> tasks, Names inside, Collection<String> done, Collection<String> wrong) {
    Set<String> names = new HashSet<>();
    tasks.forEach(task -> names.addAll(namesOf(task)));
    synchronized (inside) {
      if (inside.meet(names)) {
        wrong.add(tasks + " met others");
      }
      inside.add(names);
    }
    LockSupport.parkNanos(10_000);
    synchronized (inside) {
      inside.remove(names);
    }
    done.addAll(tasks);
  }

  private <R> Future<R> start(Callable<R> work) {
    return threads.submit(work);
  }

  private static void await(List<Future<?>> workers) throws Exception {
    for (Future<?> worker : workers) {
      worker.get(50, TimeUnit.SECONDS);
    }
  }

  private void awaitWaiting(int tasks) throws InterruptedException {
    while (exclusive.waiting() < tasks) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }
}
