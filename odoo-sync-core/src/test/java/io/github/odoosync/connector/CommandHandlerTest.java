package io.github.odoosync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.CommandResult.Conflict;
import io.github.odoosync.connector.CommandResult.Done;
import io.github.odoosync.connector.CommandResult.Reach;
import io.github.odoosync.connector.CommandResult.Rejected;
import io.github.odoosync.connector.CommandResult.RetryLater;
import io.github.odoosync.connector.CommandResult.Unknown;
import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.RateLimitedException;
import io.github.odoosync.error.RejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done with a command that may have been carried out before. */
class CommandHandlerTest {

  @ParameterizedTest
  @EnumSource(names = {"NATIVE_KEY", "NATURAL_KEY", "COMPARE_AND_SET"})
  void whatTheSystemKnowsAgainIsSentAgain(Repeat repeat) {
    Recorded handler = new Recorded(repeat, new Done<>("seen"));

    assertThat(handler.executeAgain("c", new NoNotes())).isEqualTo(new Done<>("sent"));
    assertThat(handler.calls).containsExactly("execute");
  }

  @Test
  void whatIsLookedUpIsSentOnlyIfNothingIsThere() {
    Recorded there = new Recorded(Repeat.LOOKUP_BEFORE_RETRY, new Done<>("seen"));
    assertThat(there.executeAgain("c", new NoNotes())).isEqualTo(new Done<>("seen"));
    assertThat(there.calls).containsExactly("lookUp");

    Recorded unclear = new Recorded(Repeat.LOOKUP_BEFORE_RETRY, new Unknown<>("not yet"));
    assertThat(unclear.executeAgain("c", new NoNotes())).isInstanceOf(Unknown.class);
    assertThat(unclear.calls).containsExactly("lookUp");

    Recorded absent = new Recorded(Repeat.LOOKUP_BEFORE_RETRY, null);
    assertThat(absent.executeAgain("c", new NoNotes())).isEqualTo(new Done<>("sent"));
    assertThat(absent.calls).containsExactly("lookUp", "execute");
  }

  @Test
  void whatCannotBeLookedUpIsAsUnknownAsBefore() {
    Failure slow = Failure.of(ErrorCode.RATE_LIMITED, "HTTP 429");
    Recorded handler =
        new Recorded(Repeat.LOOKUP_BEFORE_RETRY, null) {
          @Override
          public Optional<CommandResult<String>> lookUp(String command, CommandContext context) {
            throw new RateLimitedException(slow, null);
          }
        };

    assertThat(handler.executeAgain("c", new NoNotes())).isInstanceOf(Unknown.class);
    assertThat(handler.calls).isEmpty();
  }

  @Test
  void stepsGoOnOnlyAfterOneThatIsDone() {
    assertThat(new Done<>("a").then(value -> new Done<>(value + "b"))).isEqualTo(new Done<>("ab"));

    List<FieldError> fields = List.of(new FieldError("f", "", "wrong"));
    assertThat(never(new Rejected<>("no", fields))).isEqualTo(new Rejected<>("no", fields));
    assertThat(never(new Conflict<>("other", "state"))).isEqualTo(new Conflict<>("other", null));
    assertThat(never(new RetryLater<>("later", null, Reach.SYSTEM)))
        .isEqualTo(new RetryLater<>("later", null, Reach.SYSTEM));
    assertThat(never(new Unknown<>("lost"))).isEqualTo(new Unknown<>("lost"));
  }

  private static CommandResult<Integer> never(CommandResult<String> first) {
    return first.then(
        value -> {
          throw new AssertionError("The step before was not done");
        });
  }

  @Test
  void whatIsUnsafeIsNeverSentAgain() {
    Recorded handler = new Recorded(Repeat.UNSAFE, null);

    assertThat(handler.executeAgain("c", new NoNotes())).isInstanceOf(Unknown.class);
    assertThat(handler.calls).containsExactly("lookUp");
  }

  @Test
  void anErrorBecomesTheResultThatItsOutcomeAllows() {
    Failure cut = Failure.of(ErrorCode.OUTCOME_UNKNOWN, "a", 0, Outcome.UNKNOWN, "cut off");
    assertThat(CommandResult.of(new OutcomeUnknownException(cut, null)))
        .isInstanceOf(Unknown.class);

    Failure refused = Failure.of(ErrorCode.FOREIGN_REFUSED, "HTTP 422");
    assertThat(CommandResult.of(new RejectedException(refused, null))).isInstanceOf(Rejected.class);

    Failure slow =
        Failure.of(ErrorCode.RATE_LIMITED, "HTTP 429").withRetryAfter(Duration.ofSeconds(7));
    assertThat(CommandResult.of(new RateLimitedException(slow, null)))
        .isEqualTo(new RetryLater<>("OSYNC-1302: HTTP 429", Duration.ofSeconds(7), Reach.ACCOUNT));
  }

  @Test
  void anAccountThatIsRefusedIsNoFaultOfTheCommand() {
    Failure refused = Failure.of(ErrorCode.AUTHENTICATION, "HTTP 401");

    assertThat(CommandResult.of(new AuthenticationException(refused, null)))
        .isEqualTo(new RetryLater<>("OSYNC-1101: HTTP 401", null, Reach.ACCOUNT));
  }

  private static class Recorded implements CommandHandler<String, String> {

    final List<String> calls = new ArrayList<>();
    private final Repeat repeat;
    private final @Nullable CommandResult<String> seen;

    Recorded(Repeat repeat, @Nullable CommandResult<String> seen) {
      this.repeat = repeat;
      this.seen = seen;
    }

    @Override
    public Repeat repeat() {
      return repeat;
    }

    @Override
    public CommandResult<String> execute(String command, CommandContext context) {
      calls.add("execute");
      return new Done<>("sent");
    }

    @Override
    public Optional<CommandResult<String>> lookUp(String command, CommandContext context) {
      calls.add("lookUp");
      return Optional.ofNullable(seen);
    }
  }

  private static final class NoNotes implements CommandContext {

    @Override
    public String key() {
      return "0".repeat(64);
    }

    @Override
    public String key(String part) {
      return "1".repeat(64);
    }

    @Override
    public Optional<String> note(String name) {
      return Optional.empty();
    }

    @Override
    public void note(String name, String value) {
      throw new AssertionError("nothing is noted here");
    }
  }
}
