package io.github.odoosync.capture;

import static io.github.odoosync.capture.CaptureLab.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.odoosync.outbox.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first state of a new consumer, and how it joins the live stream. */
@Timeout(120)
class LoadTest {

  private final CaptureLab lab = new CaptureLab(19);

  @AfterEach
  void close() {
    lab.close();
  }

  private static Map<Long, String> lastStates(List<Change> changes) {
    Map<Long, String> last = new TreeMap<>();
    changes.forEach(change -> last.put(change.subject().id(), CaptureLab.shown(change)));
    return last;
  }

  private Map<Long, String> statesInOdoo() {
    Map<Long, String> states = new TreeMap<>();
    for (Long id : lab.odoo.search("product.category", List.of())) {
      states.put(id, id + "=" + lab.value("product.category", id, "name"));
    }
    return states;
  }

  /** Writers write, a process dies, pages end: whatever the order, each state comes once. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theWalkAndTheLiveStreamMeetWithoutGapOrDouble(long seed) {
    Random random = new Random(seed);
    lab.odoo.createMany("product.category", 60, i -> Map.of("name", "old" + i));
    lab.clock.advance(Duration.ofHours(1));
    Map<Long, List<String>> committed = new HashMap<>();
    statesInOdoo()
        .forEach(
            (id, state) ->
                committed.put(
                    id, new ArrayList<>(List.of(state.substring(state.indexOf('=') + 1)))));
    begin(random);
    List<Change> told = new ArrayList<>();
    List<Long> ids = new ArrayList<>(committed.keySet());
    for (int i = 0; i < 120; i++) {
      write(random, ids, "n" + i, committed);
      lab.clock.advance(Duration.ofMillis(random.nextInt(3_000)));
      for (int steps = random.nextInt(3); steps > 0; steps--) {
        lab.capture.step("category");
      }
      if (random.nextInt(20) == 0) {
        lab.clock.advance(Duration.ofMinutes(1)); // the lease of the one that dies
        begin(random);
      }
      told.addAll(lab.changes("category"));
    }
    lab.settle();
    told.addAll(lab.changes("category"));
    assertThat(Verdict.of(committed, told)).hasToString("lost 0, doubled 0, disordered 0");
  }

  private void begin(Random random) {
    lab.capture(
        all ->
            all.stream(CATEGORIES)
                .pageSize(1 + random.nextInt(10))
                .random(random)
                .lease(Duration.ofSeconds(30)));
  }

  private void write(
      Random random, List<Long> ids, String name, Map<Long, List<String>> committed) {
    long id;
    if (random.nextInt(4) == 0) {
      id = lab.odoo.create("product.category", Map.of("name", name));
      ids.add(id);
    } else {
      id = ids.get(random.nextInt(ids.size()));
      lab.odoo.write("product.category", id, Map.of("name", name));
    }
    committed.computeIfAbsent(id, key -> new ArrayList<>()).add(name);
  }

  @Test
  void aConsumerThatJoinsLaterGetsTheStateAndOthersGetNothingAgain() {
    lab.odoo.createMany("product.category", 30, i -> Map.of("name", "old" + i));
    lab.clock.advance(Duration.ofHours(1));
    Outbox one = Outbox.builder(lab.store.lanes()).route("category", "shop").build();
    lab.capture(one, all -> all.stream(CATEGORIES).pageSize(7).sentinel("test"));
    lab.pass(Duration.ofMinutes(1));
    assertThat(lastStates(lab.changes("shop"))).isEqualTo(statesInOdoo());

    long changed = lab.odoo.create("product.category", Map.of("name", "new"));
    Outbox two = Outbox.builder(lab.store.lanes()).route("category", "shop", "wms").build();
    lab.capture(two, all -> all.stream(CATEGORIES).pageSize(7).sentinel("test"));
    lab.pass(Duration.ofMinutes(1));
    assertThat(lab.shown("shop")).containsExactly(changed + "=new");
    List<Change> joined = lab.changes("wms");
    assertThat(joined).hasSize(statesInOdoo().size());
    assertThat(lastStates(joined)).isEqualTo(statesInOdoo());
  }

  /** A node that does not know a consumer yet must not pass it by. */
  @Test
  void aConsumerThatHasJoinedIsServedByNodesThatDoNotKnowIt() {
    lab.clock.advance(Duration.ofHours(1));
    Outbox both = Outbox.builder(lab.store.lanes()).route("category", "shop", "wms").build();
    lab.capture(both, all -> all.stream(CATEGORIES).sentinel("test"));
    lab.pass(Duration.ofMinutes(1));
    lab.changes("wms");
    Outbox old = Outbox.builder(lab.store.lanes()).route("category", "shop").build();
    lab.capture(old, all -> all.stream(CATEGORIES).sentinel("test"));
    long id = lab.odoo.create("product.category", Map.of("name", "new"));
    lab.settle();
    assertThat(lab.shown("wms")).containsExactly(id + "=new");
  }

  @Test
  void itGoesOnThoughPollsAreAlwaysDue() {
    lab.odoo.createMany("product.category", 40, i -> Map.of("name", "old" + i));
    lab.clock.advance(Duration.ofHours(1));
    lab.capture(
        all ->
            all.stream(CATEGORIES)
                .pageSize(10)
                .hotEvery(Duration.ofNanos(1))
                .settledEvery(Duration.ofNanos(1)));
    for (int i = 0; i < 30; i++) {
      lab.clock.advance(Duration.ofSeconds(1));
      lab.capture.step("category");
    }
    assertThat(lastStates(lab.changes("category"))).isEqualTo(statesInOdoo());
  }

  @Test
  void aRetiredConsumerGetsNothingMoreAndAllOfItWhenItComesBack() {
    lab.clock.advance(Duration.ofHours(1));
    Outbox both = Outbox.builder(lab.store.lanes()).route("category", "shop", "wms").build();
    lab.capture(both, all -> all.stream(CATEGORIES).sentinel("test"));
    lab.pass(Duration.ofMinutes(1));
    lab.changes("wms");
    Outbox one = Outbox.builder(lab.store.lanes()).route("category", "shop").build();
    lab.capture(one, all -> all.stream(CATEGORIES).sentinel("test").retire("wms"));
    lab.odoo.create("product.category", Map.of("name", "new"));
    lab.settle();
    assertThat(lab.shown("wms")).isEmpty();

    lab.capture(both, all -> all.stream(CATEGORIES).sentinel("test"));
    lab.pass(Duration.ofMinutes(1));
    assertThat(lastStates(lab.changes("wms"))).isEqualTo(statesInOdoo());
  }

  @Test
  void aConsumerOfAStreamIsNotRetired() {
    Outbox outbox = Outbox.builder(lab.store.lanes()).route("category", "shop").build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lab.capture(outbox, all -> all.stream(CATEGORIES).retire("shop")))
        .withMessageContaining("retired");
  }

  @Test
  void itsProgressIsTold() {
    lab.odoo.createMany("product.category", 48, i -> Map.of("name", "old" + i));
    lab.clock.advance(Duration.ofHours(1));
    lab.capture(all -> all.stream(CATEGORIES).pageSize(10).only(Lane.LOAD));
    for (int i = 0; i < 3; i++) {
      lab.capture.step("category");
    }
    assertThat(lab.capture.snapshot().streams().get(0).loads())
        .containsEntry("category", new CaptureSnapshot.LoadProgress(30, 50));
    lab.capture.runDue();
    assertThat(lab.capture.snapshot().streams().get(0).loads()).isEmpty();
    assertThat(lab.events)
        .filteredOn(event -> event instanceof CaptureEvent.Loaded)
        .singleElement()
        .matches(event -> ((CaptureEvent.Loaded) event).passed() == 50);
  }
}
