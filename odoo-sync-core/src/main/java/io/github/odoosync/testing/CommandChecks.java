package io.github.odoosync.testing;

import static io.github.odoosync.testing.Checks.require;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.CommandResult.Done;
import io.github.odoosync.connector.CommandResult.Rejected;
import io.github.odoosync.connector.CommandResult.RetryLater;
import io.github.odoosync.connector.CommandResult.Unknown;
import io.github.odoosync.connector.Repeat;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.idempotency.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the handler of a command has to keep. */
final class CommandChecks<C, R> {

  private final CommandRig<C, R> rig;

  private CommandChecks(CommandRig<C, R> rig) {
    this.rig = rig;
  }

  static <C, R> List<ContractCase> cases(Supplier<? extends CommandRig<C, R>> rigs) {
    return List.of(
        of("a command happens once", rigs, CommandChecks::happensOnce),
        of("a command carried out again happens once", rigs, CommandChecks::happensOnceAgain),
        of("two commands both happen", rigs, CommandChecks::bothHappen),
        of("after a lost answer it happens once", rigs, CommandChecks::answerIsLost),
        of("after a lost request it happens once", rigs, CommandChecks::requestIsLost),
        of("a note that cannot be kept doubles nothing", rigs, CommandChecks::noteIsLost),
        of(
            "too many requests: later, and nothing happened",
            rigs,
            checks -> checks.isLater(SystemFault.TOO_MANY_REQUESTS)),
        of(
            "not available: later, and nothing happened",
            rigs,
            checks -> checks.isLater(SystemFault.UNAVAILABLE)),
        of("what is refused is refused for good, with a reason", rigs, CommandChecks::isRefused));
  }

  private static <C, R> ContractCase of(
      String name, Supplier<? extends CommandRig<C, R>> rigs, Consumer<CommandChecks<C, R>> check) {
    return Checks.<CommandRig<C, R>>of(name, rigs, rig -> check.accept(new CommandChecks<>(rig)));
  }

  private void happensOnce() {
    done(execute(1, new Notes(1)));
    requireEffects(1, 1);
  }

  private void happensOnceAgain() {
    Notes notes = new Notes(1);
    done(execute(1, notes));
    again(1, notes);
    requireEffects(1, 1);
  }

  private void bothHappen() {
    done(execute(1, new Notes(1)));
    done(execute(2, new Notes(2)));
    requireEffects(1, 1);
    requireEffects(2, 1);
  }

  private void answerIsLost() {
    Notes notes = new Notes(1);
    rig.arm(SystemFault.LOST_ANSWER);
    CommandResult<R> first = execute(1, notes);
    require(
        first instanceof Unknown || first instanceof Done,
        "After a lost answer the result is Unknown or, if it was looked up, Done; not " + first);
    again(1, notes);
    requireEffects(1, 1);
  }

  private void requestIsLost() {
    Notes notes = new Notes(1);
    rig.arm(SystemFault.LOST_REQUEST);
    CommandResult<R> first = execute(1, notes);
    if (first instanceof Done) {
      requireEffects(1, 1);
      return;
    }
    require(
        first instanceof Unknown || first instanceof RetryLater,
        "After a lost request the result is Unknown or RetryLater, not " + first);
    if (again(1, notes) instanceof Done) {
      requireEffects(1, 1);
    }
  }

  private void noteIsLost() {
    Notes notes = new Notes(1);
    notes.full = true;
    CommandResult<R> first = execute(1, notes);
    notes.full = false;
    if (!(first instanceof Done)) {
      again(1, notes);
    }
    requireEffects(1, 1);
  }

  private void isLater(SystemFault fault) {
    Notes notes = new Notes(1);
    rig.arm(fault);
    CommandResult<R> first = execute(1, notes);
    require(first instanceof RetryLater, "The result is RetryLater, not " + first);
    requireEffects(1, 0);
    done(execute(1, notes));
    requireEffects(1, 1);
  }

  private void isRefused() {
    rig.arm(SystemFault.REFUSED);
    CommandResult<R> result = execute(1, new Notes(1));
    require(
        result instanceof Rejected<R> rejected && !rejected.message().isBlank(),
        "The result is Rejected and says why, not " + result);
    requireEffects(1, 0);
  }

  private CommandResult<R> execute(int number, Notes notes) {
    return result(() -> rig.handler().execute(rig.command(number), notes));
  }

  private CommandResult<R> again(int number, Notes notes) {
    CommandHandler<C, R> handler = rig.handler();
    CommandResult<R> result = result(() -> handler.executeAgain(rig.command(number), notes));
    boolean allowed =
        result instanceof Done || (handler.repeat() == Repeat.UNSAFE && result instanceof Unknown);
    require(allowed, "Carried out again, the result is Done, not " + result);
    return result;
  }

  // As the engine does it.
  private CommandResult<R> result(Supplier<CommandResult<R>> step) {
    try {
      return step.get();
    } catch (StoreException e) {
      return new Unknown<>("A note could not be kept");
    } catch (OdooSyncException e) {
      return CommandResult.of(e);
    }
  }

  private static void done(CommandResult<?> result) {
    require(result instanceof Done, "The result is Done, not " + result);
  }

  private void requireEffects(int number, int wanted) {
    int found = rig.effects(rig.command(number));
    require(found == wanted, "It happened " + found + " times, not " + wanted);
  }

  private static final class Notes implements CommandContext {

    private final int command;
    private final Map<String, String> notes = new HashMap<>();
    private boolean full;

    Notes(int command) {
      this.command = command;
    }

    @Override
    public String key() {
      return key("");
    }

    @Override
    public String key(String part) {
      byte[] text = (command + "/" + part).getBytes(StandardCharsets.UTF_8);
      return Fingerprint.of(text).value();
    }

    @Override
    public Optional<String> note(String name) {
      return Optional.ofNullable(notes.get(name));
    }

    @Override
    public void note(String name, String value) {
      if (full) {
        throw new StoreException(
            Failure.of(ErrorCode.STORE_UNAVAILABLE, "The database is away"), null);
      }
      require(value.length() <= MAX_NOTE_LENGTH, "A note is too long: " + value.length());
      notes.put(name, value);
    }
  }
}
