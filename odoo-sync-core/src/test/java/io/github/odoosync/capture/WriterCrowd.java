package io.github.odoosync.capture;

import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.FakeTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * Many writers in Odoo at once, some in transactions that stay open for long, and the record of
 * what each commit made visible: the oracle, which knows nothing of capture.
 */
final class WriterCrowd implements AutoCloseable {

  static final String MODEL = "product.category";

  private record Open(Instant commitAt, FakeTransaction transaction, long id, String state) {}

  private final CaptureLab lab;
  private final FakeOdoo odoo;
  private final Random random;
  private final Duration longest;
  private final PriorityQueue<Open> open =
      new PriorityQueue<>(Comparator.comparing(Open::commitAt));
  private final Set<Long> locked = new HashSet<>();
  private final List<Long> ids = new ArrayList<>();

  /** The states of each record in the order in which they became visible. */
  final Map<Long, List<String>> committed = new HashMap<>();

  private int made;

  /**
   * @param longest how long a transaction stays open at most
   */
  WriterCrowd(CaptureLab lab, Random random, Duration longest) {
    this.lab = lab;
    this.odoo = lab.odoo;
    this.random = random;
    this.longest = longest;
  }

  int commits() {
    return committed.values().stream().mapToInt(List::size).sum();
  }

  /** Lets some writers do something, and those commit whose time has come. */
  void act() {
    commitDue();
    for (int i = random.nextInt(4); i > 0; i--) {
      boolean writes = !ids.isEmpty() && random.nextInt(3) > 0;
      long id = writes ? ids.get(random.nextInt(ids.size())) : 0;
      if (!locked.contains(id)) {
        if (random.nextInt(3) == 0) {
          slowly(id);
        } else {
          atOnce(id);
        }
      }
    }
  }

  void finish() {
    while (!open.isEmpty()) {
      lab.clock.advance(Duration.ofSeconds(1));
      commitDue();
    }
  }

  private void atOnce(long id) {
    String state = "s" + ++made;
    if (id == 0) {
      visible(odoo.create(MODEL, Map.of("name", state)), state);
    } else {
      odoo.write(MODEL, id, Map.of("name", state));
      visible(id, state);
    }
  }

  private void slowly(long id) {
    String state = "s" + ++made;
    FakeTransaction transaction = odoo.begin();
    long written = id;
    if (id == 0) {
      written = transaction.create(MODEL, Map.of("name", state));
    } else {
      transaction.write(MODEL, id, Map.of("name", state));
    }
    locked.add(written);
    long millis = 100 + (long) (random.nextDouble() * longest.toMillis());
    open.add(new Open(lab.clock.instant().plusMillis(millis), transaction, written, state));
  }

  private void commitDue() {
    while (!open.isEmpty() && !open.peek().commitAt().isAfter(lab.clock.instant())) {
      Open due = open.remove();
      due.transaction().commit();
      locked.remove(due.id());
      visible(due.id(), due.state());
    }
  }

  private void visible(long id, String state) {
    if (!committed.containsKey(id)) {
      ids.add(id);
    }
    committed.computeIfAbsent(id, key -> new ArrayList<>()).add(state);
  }

  @Override
  public void close() {
    open.forEach(left -> left.transaction().close());
  }
}
