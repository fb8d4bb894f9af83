package io.github.odoosync.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.CommandResult.Conflict;
import io.github.odoosync.connector.CommandResult.Reach;
import io.github.odoosync.connector.CommandResult.Rejected;
import io.github.odoosync.connector.CommandResult.RetryLater;
import io.github.odoosync.connector.CommandResult.Unknown;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.Repeat;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.outbox.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often commands happen, and what becomes of them, whatever happens meanwhile. */
@Timeout(180)
class CommandsTest {

  private static OutcomeUnknownException cutOff() {
    return new OutcomeUnknownException(
        Failure.of(ErrorCode.OUTCOME_UNKNOWN, "a", 0, Outcome.UNKNOWN, "cut off"), null);
  }

  private static Target.Fate lostAnswer(Target target) {
    return (command, context) -> {
      target.carryOut(command);
      throw cutOff();
    };
  }

  private static final Target.Fate LOST_REQUEST =
      (command, context) -> {
        throw cutOff();
      };

  @ParameterizedTest
  @EnumSource
  void eachCommandHappensOnceInOrderAndItsEndIsTold(Repeat repeat) throws Exception {
    Target target = new Target(repeat);
    try (CommandLab lab = new CommandLab(target)) {
      lab.enqueue("a", "a1");
      lab.enqueue("a", "a2");
      lab.start();
      lab.awaitDone();

      assertThat(target.calls()).containsExactly("execute a1", "execute a2");
      assertThat(lab.ends).containsExactly("a1: did a1", "a2: did a2");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNSAFE")
  void afterALostAnswerOrRequestItHappensOnce(Repeat repeat) throws Exception {
    Target target = new Target(repeat);
    target.executions.add(lostAnswer(target));
    try (CommandLab lab = new CommandLab(target)) {
      lab.enqueue("a", "a1");
      lab.start();
      lab.awaitDone();
      target.executions.add(LOST_REQUEST);
      lab.enqueue("a", "a2");
      lab.awaitDone();

      assertThat(target.effects()).isEqualTo(Map.of("a1", 1, "a2", 1));
      assertThat(lab.ends).hasSize(2);
    }
  }

  @Test
  void whatIsLookedUpIsNotSentAgainBeforeThatIsAnswered() throws Exception {
    Target target = new Target(Repeat.LOOKUP_BEFORE_RETRY);
    target.executions.add(lostAnswer(target));
    target.lookUps.add((command, context) -> new Unknown<>("not listed yet"));
    target.lookUps.add(
        (command, context) -> {
          throw cutOff();
        });
    // Of the look, not of the command: it may have happened all the same.
    RetryLater<String> later = new RetryLater<>("HTTP 429", Duration.ofMillis(1), Reach.COMMAND);
    target.lookUps.add((command, context) -> later);
    target.lookUps.add((command, context) -> later);
    target.lookUps.add((command, context) -> later);
    try (CommandLab lab = new CommandLab(target)) {
      lab.enqueue("a", "a1");
      lab.start();
      lab.awaitDone();

      assertThat(target.lookUps).isEmpty();
      assertThat(target.calls()).containsOnlyOnce("execute a1");
      assertThat(lab.ends).containsExactly("a1: found a1");
    }
  }

  @Test
  void whatIsUnsafeWaitsForPeopleWhoSayThatNothingHappened() throws Exception {
    Target target = new Target(Repeat.UNSAFE);
    target.executions.add(LOST_REQUEST);
    target.executions.add(LOST_REQUEST);
    try (CommandLab lab = new CommandLab(target)) {
      lab.enqueue("a", "a1");
      lab.enqueue("b", "b1");
      lab.start();
      CommandLab.until("both wait", () -> lab.letters().size() == 2);
      assertThat(lab.letters())
          .allSatisfy(
              letter -> {
                assertThat(letter.state()).isEqualTo(DeadLetter.State.PARKED);
                assertThat(letter.trouble().text()).contains("skip the message, else replay it");
              });
      assertThat(target.effects()).isEmpty();

      lab.replay();
      lab.awaitDone();
      assertThat(target.effects()).isEqualTo(Map.of("a1", 1, "b1", 1));
    }
  }

  /** The process dies when the effect is there, and nothing says so in the store. */
  @ParameterizedTest
  @EnumSource
  void aCrashBetweenEffectAndStoreDoublesNothing(Repeat repeat) throws Exception {
    AtomicBoolean dead = new AtomicBoolean();
    Target target = new Target(repeat);
    target.executions.add(
        (command, context) -> {
          CommandResult<String> done = target.carryOut(command);
          dead.set(true);
          return done;
        });
    try (CommandLab lab =
        new CommandLab(target, killedAtTheEnd(dead, new CopyOnWriteArrayList<>()))) {
      lab.enqueue("a", "a1");
      lab.start(dead);
      CommandLab.until("the first node is dead", dead::get);
      lab.start();
      if (repeat == Repeat.UNSAFE) {
        assertThat(lab.awaitLetter().state()).isEqualTo(DeadLetter.State.PARKED);
      } else {
        lab.awaitDone();
      }
      assertThat(target.effects("a1")).isEqualTo(1);
    }
  }

  /** The first call of the end is that of the node that dies: it gets no further. */
  private static CommandEnd<String, String> killedAtTheEnd(AtomicBoolean dead, List<String> ends) {
    return (command, value) -> {
      ends.add(value);
      if (dead.get() && ends.size() == 1) {
        throw new IllegalStateException("dead");
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void aCrashBeforeTheEffectLosesNothing(Repeat repeat) throws Exception {
    AtomicBoolean dead = new AtomicBoolean();
    Target target = new Target(repeat);
    target.executions.add(
        (command, context) -> {
          dead.set(true);
          throw new IllegalStateException("dead");
        });
    try (CommandLab lab = new CommandLab(target)) {
      lab.enqueue("a", "a1");
      lab.start(dead);
      CommandLab.until("the first node is dead", dead::get);
      lab.start();
      if (repeat == Repeat.UNSAFE) {
        lab.awaitLetter();
        assertThat(target.effects("a1")).isZero();
        lab.replay();
      }
      lab.awaitDone();
      assertThat(target.effects("a1")).isEqualTo(1);
    }
  }

  /** The question is in the store and the lane's standing still is not: nobody has answered. */
  @Test
  void aCrashAfterPeopleWereAskedIsNoAnswer() throws Exception {
    AtomicBoolean dead = new AtomicBoolean();
    Target target = new Target(Repeat.UNSAFE);
    target.executions.add(
        (command, context) -> {
          target.carryOut(command);
          dead.set(true);
          return new Unknown<>("cut off");
        });
    try (CommandLab lab = new CommandLab(target)) {
      lab.enqueue("a", "a1");
      lab.start(dead);
      CommandLab.until("the first node is dead", dead::get);
      lab.start();

      assertThat(lab.awaitLetter().state()).isEqualTo(DeadLetter.State.PARKED);
      assertThat(target.effects("a1")).isEqualTo(1);
    }
  }

  @Test
  void notesStayThroughCrashesUnderTheSameKey() throws Exception {
    AtomicBoolean dead = new AtomicBoolean();
    List<String> seen = new CopyOnWriteArrayList<>();
    Target target = new Target(Repeat.NATIVE_KEY);
    target.executions.add(
        (command, context) -> {
          context.note("shipment", "shp_1");
          seen.add(context.key() + context.key("buy"));
          dead.set(true);
          throw new IllegalStateException("dead");
        });
    target.executions.add(
        (command, context) -> {
          seen.add(context.key() + context.key("buy"));
          return new CommandResult.Done<>(context.note("shipment").orElse("nothing"));
        });
    try (CommandLab lab = new CommandLab(target)) {
      lab.enqueue("a", "a1");
      lab.start(dead);
      CommandLab.until("the first node is dead", dead::get);
      lab.start();
      lab.awaitDone();

      assertThat(lab.ends).containsExactly("a1: shp_1");
      assertThat(seen).hasSize(2).containsOnly(seen.get(0));
      assertThat(seen.get(0)).matches("[0-9a-f]{128}");
    }
  }

  @Test
  void whoHasLostTheLaneNotesNothing() throws Exception {
    AtomicBoolean dead = new AtomicBoolean();
    CountDownLatch overtaken = new CountDownLatch(1);
    List<Throwable> refused = new CopyOnWriteArrayList<>();
    Target target = new Target(Repeat.NATURAL_KEY);
    target.executions.add(
        (command, context) -> {
          dead.set(true);
          try {
            overtaken.await();
            context.note("id", "of the zombie");
          } catch (StoreException | InterruptedException e) {
            refused.add(e);
          }
          return new CommandResult.Done<>("late");
        });
    target.executions.add(
        (command, context) -> {
          context.note("id", "of the holder");
          return target.carryOut(command);
        });
    try (CommandLab lab = new CommandLab(target)) {
      lab.enqueue("a", "a1");
      lab.start(dead);
      CommandLab.until("the first node is cut off", dead::get);
      lab.start();
      lab.awaitDone();
      overtaken.countDown();
      CommandLab.until("the zombie has tried", () -> !refused.isEmpty());

      assertThat(refused.get(0))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(ErrorCode.LEASE_LOST.id());
    }
  }

  @Test
  void whatIsRefusedWaitsForPeopleWithWhatIsWrong() throws Exception {
    Target target = new Target(Repeat.LOOKUP_BEFORE_RETRY);
    FieldError wrong = new FieldError("lines[0].sku", "unknown", "no such product");
    target.executions.add((command, context) -> new Rejected<>("not this order", List.of(wrong)));
    try (CommandLab lab = new CommandLab(target)) {
      lab.enqueue("a", "a1");
      lab.enqueue("b", "b1");
      lab.start();
      DeadLetter letter = lab.awaitLetter();

      assertThat(letter.state()).isEqualTo(DeadLetter.State.PARKED);
      assertThat(letter.trouble().code()).isEqualTo(ErrorCode.FOREIGN_REFUSED.id());
      assertThat(letter.trouble().text())
          .contains("not this order", "lines[0].sku: no such product");
      assertThat(letter.failures()).isZero();
    }
  }

  @Test
  void aConflictIsADeadLetterAndTheLaneGoesOn() throws Exception {
    Target target = new Target(Repeat.COMPARE_AND_SET);
    target.executions.add((command, context) -> new Conflict<>("somebody was faster", "7 pieces"));
    try (CommandLab lab = new CommandLab(target)) {
      lab.enqueue("a", "a1");
      lab.enqueue("a", "a2");
      lab.start();
      lab.awaitDone();

      assertThat(lab.letters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.trouble().category()).isEqualTo(Category.CONFLICT);
                assertThat(letter.trouble().text()).contains("somebody was faster", "7 pieces");
              });
      assertThat(target.effects()).isEqualTo(Map.of("a2", 1));
    }
  }

  @Test
  void whoKnowsWhatToDoAboutAConflictDoesIt() throws Exception {
    List<String> current = new CopyOnWriteArrayList<>();
    Target target = new Target(Repeat.COMPARE_AND_SET);
    target.executions.add((command, context) -> new Conflict<>("somebody was faster", "7 pieces"));
    CommandEnd<String, String> rebase =
        new CommandEnd<>() {
          @Override
          public void done(String command, String value) {}

          @Override
          public Result conflict(String command, Conflict<String> why) {
            current.add(String.valueOf(why.current()));
            return Result.done();
          }
        };
    try (CommandLab lab = new CommandLab(target, rebase)) {
      lab.enqueue("a", "a1");
      lab.start();
      lab.awaitDone();

      assertThat(current).containsExactly("7 pieces");
      assertThat(lab.letters()).isEmpty();
    }
  }

  @Test
  void anAccountThatRefusesEverythingIsLeftAloneAndNothingCounts() throws Exception {
    Target target = new Target(Repeat.LOOKUP_BEFORE_RETRY);
    for (int i = 0; i < 3; i++) {
      target.executions.add(
          (command, context) ->
              new RetryLater<>("HTTP 429", Duration.ofMillis(200), Reach.ACCOUNT));
    }
    try (CommandLab lab = new CommandLab(target)) {
      for (int i = 0; i < 20; i++) {
        lab.enqueue("lane " + i, "c" + i);
      }
      lab.start();
      lab.awaitDone();

      assertThat(target.effects()).hasSize(20).allSatisfy((c, n) -> assertThat(n).isEqualTo(1));
      assertThat(target.calls()).noneMatch(call -> call.startsWith("look up"));
      assertThat(lab.letters()).isEmpty();
    }
  }

  @Test
  void aSystemThatDoesNotSayForHowLongIsLeftAloneAsWasSet() throws Exception {
    Target target = new Target(Repeat.LOOKUP_BEFORE_RETRY);
    for (int i = 0; i < 8; i++) {
      target.executions.add((c, context) -> new RetryLater<>("HTTP 503", null, Reach.SYSTEM));
    }
    try (CommandLab lab = new CommandLab(target)) {
      lab.enqueue("lane", "c");
      lab.start();
      // Unset, the waits would grow to minutes.
      lab.awaitDone();

      assertThat(target.effects()).containsExactly(Map.entry("c", 1));
    }
  }

  @Test
  void aDocumentIsReadFromItsMessageAsItWas() {
    StockLevel level =
        StockLevel.builder()
            .set(Document.KEY, new BusinessKey("stock-level", "TEE-01"))
            .set(StockLevel.PRODUCT, ProductRef.builder().set(ProductRef.SKU, "TEE-01").build())
            .set(StockLevel.LOCATION, LocationRef.builder().set(LocationRef.CODE, "WH").build())
            .set(StockLevel.ON_HAND, Quantity.of("7.50", Unit.KILOGRAM))
            .build();

    Message message = Commands.message("shop", "set-stock", 1, level).build();

    assertThat(message.topic()).isEqualTo("shop");
    assertThat(CommandReader.document(StockLevel.SCHEMA).read(message)).isEqualTo(level);
  }

  @Test
  void whatCannotBeReadIsParked() throws Exception {
    Target target = new Target(Repeat.NATIVE_KEY);
    try (CommandLab lab = new CommandLab(target)) {
      lab.enqueueUnreadable();
      lab.start();

      assertThat(lab.awaitLetter().trouble().category()).isEqualTo(Category.DATA);
      assertThat(target.calls()).isEmpty();
    }
  }

  /** Whatever is lost on the way, in any order: each command happens once. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void inAllThatMayHappenEachHappensOnce(long seed) throws Exception {
    Random random = new Random(seed);
    for (Repeat repeat : List.of(Repeat.NATURAL_KEY, Repeat.LOOKUP_BEFORE_RETRY)) {
      Target target = new Target(repeat);
      fates(random, target, 60).forEach(target.executions::add);
      lookUps(random, 30).forEach(target.lookUps::add);
      try (CommandLab lab = new CommandLab(target)) {
        for (int i = 0; i < 30; i++) {
          lab.enqueue("lane " + i % 7, "c" + i);
        }
        lab.start();
        lab.start();
        lab.awaitDone();

        assertThat(target.effects()).hasSize(30).allSatisfy((c, n) -> assertThat(n).isEqualTo(1));
        assertThat(lab.letters()).isEmpty();
      }
    }
  }

  private static List<Target.Fate> fates(Random random, Target target, int count) {
    List<Target.Fate> fates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(6)) {
        case 0 -> fates.add(lostAnswer(target));
        case 1 -> fates.add(LOST_REQUEST);
        case 2 -> fates.add((c, x) -> new RetryLater<>("later", null, Reach.COMMAND));
        case 3 -> fates.add((c, x) -> new RetryLater<>("429", Duration.ofMillis(3), Reach.SYSTEM));
        case 4 ->
            fates.add(
                (c, x) -> {
                  target.carryOut(c);
                  throw new IllegalStateException("a bug after the effect");
                });
        default -> fates.add((c, x) -> target.carryOut(c));
      }
    }
    return fates;
  }

  private static List<Target.Fate> lookUps(Random random, int count) {
    List<Target.Fate> fates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(3)) {
        case 0 -> fates.add(LOST_REQUEST);
        case 1 -> fates.add((c, x) -> new RetryLater<>("later", null, Reach.COMMAND));
        default -> fates.add((c, x) -> new Unknown<>("not listed yet"));
      }
    }
    return fates;
  }
}
