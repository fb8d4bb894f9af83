package io.github.odoosync.crashlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.crashlab.LogLine.Began;
import io.github.odoosync.crashlab.LogLine.Committed;
import io.github.odoosync.crashlab.LogLine.Effect;
import io.github.odoosync.crashlab.LogLine.Ended;
import io.github.odoosync.crashlab.LogLine.Failed;
import io.github.odoosync.crashlab.LogLine.RolledBack;
import io.github.odoosync.crashlab.LogLine.Tick;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectsCheckerTest {

  private static final int SLACK = 5;

  private static final Map<String, CommittedMessage> TWO_OF_ONE_KEY =
      Map.of("m1", new CommittedMessage("t1", "k", 1), "m2", new CommittedMessage("t2", "k", 2));

  @Test
  void eachMessageOnceAndInOrderIsGood() {
    Verdict verdict =
        check(
            new Committed("t1"),
            new RolledBack("t3"),
            effect("w1", "m1", 1, 10),
            effect("w2", "m2", 2, 11));
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.good()).isTrue();
    assertThat(verdict.effects()).isEqualTo(2);
    assertThat(verdict.rolledBack()).isEqualTo(1);
  }

  @Test
  void aLostMessageIsSeen() {
    assertSeen("lost: m2", effect("w1", "m1", 1, 10));
  }

  @Test
  void anEffectOfATransactionThatWasNotCommittedIsSeen() {
    assertSeen(
        "never committed",
        effect("w1", "m1", 1, 10),
        effect("w1", "m2", 2, 10),
        effect("w1", "m3", 3, 10));
  }

  @Test
  void aFirstEffectOutOfOrderIsSeen() {
    assertSeen("out of order", effect("w1", "m2", 2, 10), effect("w1", "m1", 1, 10));
  }

  @Test
  void aHoleInTheLaneIsSeen() {
    assertSeen("place in the lane", effect("w1", "m1", 1, 10), effect("w1", "m2", 3, 10));
  }

  @Test
  void anEffectUnderAnotherKeyIsSeen() {
    assertSeen(
        "another key",
        new Effect("w1", "other", "m1", 1, 10, 1),
        effect("w1", "m1", 1, 10),
        effect("w1", "m2", 2, 10));
  }

  @Test
  void aDuplicateWithoutAFaultIsSeen() {
    assertSeen(
        "without a fault",
        effect("w1", "m1", 1, 10),
        effect("w2", "m1", 1, 11),
        effect("w2", "m2", 2, 11));
  }

  @Test
  void aDuplicateAfterItsMakersDeathIsExplained() {
    Verdict verdict =
        check(
            effect("w1", "m1", 1, 10),
            new Began(1, "KILL", "w1"),
            new Ended(1),
            effect("w2", "m1", 1, 11),
            effect("w2", "m2", 2, 11));
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.duplicates()).isEqualTo(1);
    assertThat(verdict.faults()).containsEntry("KILL", 1);
  }

  @Test
  void anothersDeathExplainsNothing() {
    assertSeen(
        "without a fault",
        effect("w1", "m1", 1, 10),
        new Began(1, "KILL", "w3"),
        new Ended(1),
        effect("w2", "m1", 1, 11),
        effect("w2", "m2", 2, 11));
  }

  @Test
  void aDeathLongAfterTheEffectExplainsNothing() {
    List<LogLine> lines = new ArrayList<>();
    lines.add(effect("w1", "m1", 1, 10));
    lines.addAll(Collections.nCopies(SLACK + 1, new Tick()));
    lines.add(new Began(1, "KILL", "w1"));
    lines.add(new Ended(1));
    lines.add(effect("w2", "m1", 1, 11));
    lines.add(effect("w2", "m2", 2, 11));
    assertSeen("without a fault", lines.toArray(LogLine[]::new));
  }

  @Test
  void aFaultThatWasOverLongBeforeTheEffectExplainsNothing() {
    List<LogLine> lines = new ArrayList<>();
    lines.add(new Began(1, "CUT", LogLine.EVERYBODY));
    lines.add(new Ended(1));
    lines.addAll(Collections.nCopies(SLACK + 1, new Tick()));
    lines.add(effect("w1", "m1", 1, 10));
    lines.add(effect("w2", "m1", 1, 11));
    lines.add(effect("w2", "m2", 2, 11));
    assertSeen("without a fault", lines.toArray(LogLine[]::new));
  }

  @Test
  void aFaultAfterTheRepetitionExplainsNothing() {
    assertSeen(
        "without a fault",
        effect("w1", "m1", 1, 10),
        effect("w2", "m1", 1, 11),
        effect("w2", "m2", 2, 11),
        new Tick(),
        new Began(1, "KILL", "w1"));
  }

  @Test
  void aDuplicateUnderTheSameTokenIsSeenEvenAroundAFault() {
    assertSeen(
        "under one token",
        new Began(1, "CUT", LogLine.EVERYBODY),
        effect("w1", "m1", 1, 10),
        effect("w1", "m1", 1, 10),
        effect("w1", "m2", 2, 10));
  }

  @Test
  void oneTokenInTwoHandsIsSeen() {
    assertSeen("one token held by w1", effect("w1", "m1", 1, 10), effect("w2", "m2", 2, 10));
  }

  @Test
  void aLateEffectUnderAnOlderTokenIsRefusedAndExplainedByTheStop() {
    Verdict verdict =
        check(
            new Began(1, "STOP", "w1"),
            effect("w2", "m1", 1, 11),
            effect("w2", "m2", 2, 11),
            new Ended(1),
            effect("w1", "m1", 1, 10));
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.refused()).isEqualTo(1);
    assertThat(verdict.duplicates()).isEqualTo(1);
  }

  @Test
  void aMessageWithALateEffectOnlyIsLost() {
    assertSeen("lost: m1", effect("w2", "m2", 2, 11), effect("w1", "m1", 1, 10));
  }

  @Test
  void anAttemptThatNobodyFailedIsSeen() {
    assertSeen("attempt counted", new Effect("w1", "k", "m1", 1, 10, 2), effect("w1", "m2", 2, 10));
  }

  @Test
  void anAttemptAfterAFailureIsGood() {
    Verdict verdict =
        check(new Failed("m1"), new Effect("w1", "k", "m1", 1, 10, 2), effect("w1", "m2", 2, 10));
    assertThat(verdict.violations()).isEmpty();
  }

  @Test
  void aCommitThatTheDatabaseForgotIsSeen() {
    assertSeen(
        "committed, and gone: t9",
        new Committed("t9"),
        effect("w1", "m1", 1, 10),
        effect("w1", "m2", 2, 10));
  }

  @Test
  void aRollbackThatTheDatabaseKeptIsSeen() {
    assertSeen(
        "rolled back, and there: t2",
        new RolledBack("t2"),
        effect("w1", "m1", 1, 10),
        effect("w1", "m2", 2, 10));
  }

  @Test
  void messagesWithoutAKeyHaveNoOrder() {
    Map<String, CommittedMessage> unordered =
        Map.of(
            "m1", new CommittedMessage("t1", LogLine.NO_KEY, 0),
            "m2", new CommittedMessage("t1", LogLine.NO_KEY, 0));
    List<String> lines =
        List.of(
            new Effect("w1", LogLine.NO_KEY, "m2", 1, 10, 1).text() + ";",
            new Effect("w1", LogLine.NO_KEY, "m1", 1, 7, 1).text() + ";");
    assertThat(new EffectsChecker(unordered, SLACK).check(lines).violations()).isEmpty();
  }

  @Test
  void aLineThatItsWriterDiedInIsNoEffect(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("log");
    try (EffectsLog log = new EffectsLog(file)) {
      log.append(effect("w1", "m1", 1, 10));
      Files.writeString(file, "\neffect w1 k m2 2 1", StandardOpenOption.APPEND);
      log.append(effect("w2", "m2", 2, 11));
    }
    Verdict verdict = new EffectsChecker(TWO_OF_ONE_KEY, SLACK).check(EffectsLog.lines(file));
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.torn()).isEqualTo(1);
    assertThat(verdict.effects()).isEqualTo(2);
  }

  private static Effect effect(String worker, String message, long seq, long token) {
    return new Effect(worker, "k", message, seq, token, 1);
  }

  private static Verdict check(LogLine... lines) {
    List<String> texts = new ArrayList<>();
    for (LogLine line : lines) {
      texts.add(line.text() + ";");
    }
    return new EffectsChecker(TWO_OF_ONE_KEY, SLACK).check(texts);
  }

  private static void assertSeen(String violation, LogLine... lines) {
    Verdict verdict = check(lines);
    assertThat(verdict.good()).isFalse();
    assertThat(verdict.violations()).anyMatch(text -> text.contains(violation));
  }
}
