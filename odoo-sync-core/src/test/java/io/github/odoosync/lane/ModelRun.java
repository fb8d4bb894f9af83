package io.github.odoosync.lane;

import static io.github.odoosync.lane.LaneLab.ANNA;

import io.github.odoosync.lane.DeadLetter.State;
import io.github.odoosync.lane.LaneModel.When;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One random sequence of steps, done by a store and by the model, compared after each. */
final class ModelRun {

  private static final Duration TINY = Duration.ofNanos(1_000);
  private static final Duration NEVER = Duration.ofDays(1);
  private static final List<String> KEYS = List.of("A", "B", "C");
  private static final List<String> PRINTS = List.of("x", "y");

  private record Claim(String owner, ClaimedLane lane) {}

  private final LaneStoreFixture fixture;
  private final String consumer;
  private final Random chance;
  private final LaneModel model = new LaneModel();
  private final List<Claim> claims = new ArrayList<>();
  private final List<Object> steps = new ArrayList<>();
  private int messages;

  private ModelRun(LaneStoreFixture fixture, String consumer, long seed) {
    this.fixture = fixture;
    this.consumer = consumer;
    this.chance = new Random(seed);
  }

  /** Runs one sequence; a failure names the seed and the steps. */
  static void run(LaneStoreFixture fixture, String consumer, long seed, int length) {
    ModelRun run = new ModelRun(fixture, consumer, seed);
    try {
      for (int i = 0; i < length; i++) {
        run.step();
        fixture.pass(TINY);
      }
      run.compare();
    } catch (Exception | AssertionError e) {
      throw new AssertionError("Seed " + seed + "\n" + run.told(), e);
    }
  }

  private void step() throws Exception {
    switch (chance.nextInt(20)) {
      case 0, 1, 2, 3 -> enqueue();
      case 4 -> enqueueInATransaction();
      case 5, 6, 7, 8 -> claim();
      case 9, 10, 11, 12, 13 -> settle();
      case 14 -> renew();
      case 15 -> parkOrResume();
      case 16, 17 -> dealWithLetters();
      case 18 -> compare();
      default -> purgeSometimes();
    }
  }

  private LaneStore store() {
    return fixture.store();
  }

  private void enqueue() {
    List<Enqueue> some = randomMessages();
    compare(store().enqueue(some), expect(some));
  }

  private void enqueueInATransaction() throws Exception {
    List<Enqueue> some = randomMessages();
    boolean commit = chance.nextBoolean();
    steps.add(commit ? "that in a transaction" : "that rolled back");
    try (Connection connection = fixture.connection()) {
      List<Enqueued> results = store().enqueue(connection, some);
      if (commit) {
        compare(results, expect(some));
        connection.commit();
      } else {
        connection.rollback();
      }
    }
  }

  private List<Enqueue> randomMessages() {
    List<Enqueue> some = new ArrayList<>();
    for (int i = chance.nextInt(3); i >= 0; i--) {
      Message.Builder message = Message.of("t", "t", 1).id("m" + ++messages);
      if (chance.nextInt(4) > 0) {
        message.key(pick(KEYS));
      }
      boolean delayed = chance.nextInt(8) == 0;
      if (delayed) {
        message.dueAfter(NEVER);
      }
      List<DedupKey> keys = new ArrayList<>();
      while (!delayed && chance.nextInt(3) == 0 && keys.size() < 2) {
        keys.add(new DedupKey(consumer, "d" + keys.size() + chance.nextInt(4), print()));
      }
      some.add(new Enqueue(consumer, message.build(), keys));
      steps.add(some.get(some.size() - 1));
    }
    return some;
  }

  private @Nullable String print() {
    return chance.nextBoolean() ? null : pick(PRINTS);
  }

  private List<Enqueued> expect(List<Enqueue> some) {
    return some.stream()
        .map(
            one -> model.enqueue(one.message(), one.message().delay().isPresent(), one.dedupKeys()))
        .toList();
  }

  private void compare(List<Enqueued> found, List<Enqueued> expected) {
    same(withoutLanes(found), withoutLanes(expected));
  }

  private static List<Enqueued> withoutLanes(List<Enqueued> results) {
    return results.stream()
        .map(
            one ->
                one instanceof Enqueued.Stored stored ? new Enqueued.Stored(0, stored.seq()) : one)
        .toList();
  }

  private void claim() {
    String owner = "dispatcher " + chance.nextInt(2);
    boolean expires = chance.nextInt(3) == 0;
    int lanes = 1 + chance.nextInt(5);
    int most = 1 + chance.nextInt(3);
    steps.add("claim " + lanes + " for " + owner + (expires ? ", expires" : ""));
    long due = model.claimable().count();
    List<ClaimedLane> found =
        store().claim(new ClaimRequest(consumer, owner, expires ? TINY : NEVER, lanes, most));
    same((long) found.size(), Math.min(lanes, due));
    for (ClaimedLane one : found) {
      LaneModel.Lane lane = model.claimed(one);
      same(one.token() > lane.token, true);
      lane.id = one.laneId();
      lane.abandoned += lane.owner == null ? 0 : 1;
      lane.owner = owner;
      lane.token = one.token();
      lane.when = expires ? When.NOW : When.NEVER_IN_THIS_TEST;
      check(one, lane, most);
      claims.add(new Claim(owner, one));
    }
  }

  private static void check(ClaimedLane found, LaneModel.Lane lane, int most) {
    List<LaneModel.Item> next =
        lane.items.subList(lane.done, Math.min(lane.items.size(), lane.done + most));
    same(LaneLab.ids(found), next.stream().map(LaneModel.Item::id).toList());
    same(
        found.messages().stream().map(one -> one.dueIn().compareTo(Duration.ZERO) > 0).toList(),
        next.stream().map(LaneModel.Item::later).toList());
    same(found.doneSeq(), (long) lane.done);
    same(found.lastSeq(), (long) lane.items.size());
    same(found.failures(), lane.failures);
    same(found.abandoned(), lane.abandoned);
    same(found.unknown(), lane.unknown);
    same(found.failing() != null, lane.failures > 0);
  }

  private void settle() {
    if (claims.isEmpty()) {
      return;
    }
    Claim claim = pick(claims);
    boolean later = chance.nextInt(4) == 0;
    Settlement settlement = randomSettlement(claim.lane(), later ? NEVER : Duration.ZERO);
    steps.add(settlement);
    Settled expected =
        model.settle(claim.owner(), settlement, later ? When.NEVER_IN_THIS_TEST : When.NOW);
    same(store().settle(claim.owner(), List.of(settlement)), Map.of(claim.lane().held(), expected));
  }

  private Settlement randomSettlement(ClaimedLane lane, Duration delay) {
    HeldLane held = lane.held();
    long done = lane.doneSeq() + chance.nextInt(lane.messages().size() + 1);
    Trouble trouble = new Trouble(Category.DATA, "code", "text", pick(PRINTS));
    return switch (chance.nextInt(10)) {
      case 0 -> new Settlement.Release(held, done, delay, "snoozed");
      case 1, 2 -> new Settlement.Retry(held, done, delay, trouble);
      case 3 -> new Settlement.Unknown(held, done, delay, trouble);
      case 4 -> new Settlement.Park(held, done, trouble);
      case 5 -> new Settlement.Bury(held, done, trouble);
      case 6 -> new Settlement.BuryRest(held, done, trouble);
      default -> new Settlement.Advance(held, Math.max(done, lane.doneSeq() + 1));
    };
  }

  private void renew() {
    if (claims.isEmpty()) {
      return;
    }
    Claim claim = pick(claims);
    steps.add(claim.lane().held());
    LaneModel.Lane lane = model.held(claim.owner(), claim.lane().held());
    if (lane != null) {
      lane.when = When.NEVER_IN_THIS_TEST;
    }
    same(
        store().renew(claim.owner(), NEVER, Set.of(claim.lane().held())),
        Map.of(claim.lane().held(), lane == null ? Settled.FENCED : Settled.DONE));
  }

  private void parkOrResume() {
    String key = pick(KEYS);
    if (chance.nextBoolean()) {
      steps.add("park " + key);
      same(store().park(consumer, key, ANNA), model.park(key));
    } else {
      steps.add("resume " + key);
      same(store().resume(consumer, key, ANNA), model.resume(key));
    }
  }

  private void dealWithLetters() {
    int limit = 1 + chance.nextInt(3);
    DeadLetterQuery query = DeadLetterQuery.all().ofConsumer(consumer).limit(limit);
    Predicate<LaneModel.Letter> meant = letter -> true;
    if (chance.nextBoolean()) {
      String key = pick(KEYS);
      query = query.ofKey(key);
      meant = letter -> key.equals(letter.lane.key);
    }
    switch (chance.nextInt(4)) {
      case 0 -> {
        steps.add("skip " + limit + " of " + query.key());
        same(
            store().skip(query, ANNA),
            model.giveUp(meant, limit, EnumSet.of(State.PARKED), State.SKIPPED));
      }
      case 1 -> {
        steps.add("discard " + limit + " of " + query.key());
        Set<State> open = EnumSet.of(State.PARKED, State.DEAD);
        same(store().discard(query, ANNA), model.giveUp(meant, limit, open, State.DISCARDED));
      }
      default -> {
        steps.add("replay " + limit + " of " + query.key());
        same(store().replay(query, ANNA), model.replay(meant, limit));
      }
    }
  }

  private void purgeSometimes() {
    if (chance.nextInt(3) == 0) {
      steps.add("purge");
      store().purge(PurgeContract.NOTHING_KEPT, 10_000);
      model.purge();
    }
  }

  private void compare() {
    steps.add("compare");
    same(withoutAge(store().snapshot(consumer)), model.snapshot());
    same(
        store().deadLetters(DeadLetterQuery.all().ofConsumer(consumer)).stream()
            .map(one -> tell(one.message().id(), one.state(), one.seq(), one.failures()))
            .toList(),
        model.letters.stream()
            .map(one -> tell(one.item.id(), one.state, one.seq, one.failures))
            .toList());
  }

  private static LaneSnapshot withoutAge(LaneSnapshot found) {
    return new LaneSnapshot(
        found.depth(),
        found.lanes(),
        found.due(),
        found.inFlight(),
        found.waiting(),
        found.unknown(),
        found.parked(),
        found.dead(),
        null,
        found.paused());
  }

  private static String tell(String id, State state, long seq, int failures) {
    return id + " is " + state + " at " + seq + " after " + failures;
  }

  /** Does what AssertJ does, at less cost. */
  private static void same(Object found, Object expected) {
    if (!found.equals(expected)) {
      throw new AssertionError("Expected " + expected + ", found " + found);
    }
  }

  private String told() {
    return steps.stream().map(String::valueOf).collect(Collectors.joining("\n"));
  }

  private <T> T pick(List<T> from) {
    return from.get(chance.nextInt(from.size()));
  }
}
