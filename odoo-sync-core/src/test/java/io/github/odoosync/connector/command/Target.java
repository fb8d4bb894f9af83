package io.github.odoosync.connector.command;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.Repeat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A system that does what it is told as often as it is told, unless it knows a command again; and
 * its handler. What happens to the next calls is scripted. Thread-safe.
 */
final class Target implements CommandHandler<String, String> {

  /** What happens to one call. */
  interface Fate {
    CommandResult<String> of(String command, CommandContext context);
  }

  final Queue<Fate> executions = new ConcurrentLinkedQueue<>();
  final Queue<Fate> lookUps = new ConcurrentLinkedQueue<>();
  private final Repeat repeat;
  private final Map<String, Integer> effects = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();

  Target(Repeat repeat) {
    this.repeat = repeat;
  }

  @Override
  public Repeat repeat() {
    return repeat;
  }

  @Override
  public CommandResult<String> execute(String command, CommandContext context) {
    call("execute " + command);
    Fate fate = executions.poll();
    return fate == null ? carryOut(command) : fate.of(command, context);
  }

  @Override
  public Optional<CommandResult<String>> lookUp(String command, CommandContext context) {
    call("look up " + command);
    Fate fate = lookUps.poll();
    if (fate != null) {
      return Optional.of(fate.of(command, context));
    }
    if (repeat == Repeat.UNSAFE) {
      return CommandHandler.super.lookUp(command, context);
    }
    return effects(command) == 0
        ? Optional.empty()
        : Optional.of(new CommandResult.Done<>("found " + command));
  }

  synchronized CommandResult<String> carryOut(String command) {
    boolean known = repeat != Repeat.LOOKUP_BEFORE_RETRY && repeat != Repeat.UNSAFE;
    effects.merge(command, 1, known ? (before, one) -> before : Integer::sum);
    return new CommandResult.Done<>("did " + command);
  }

  synchronized int effects(String command) {
    return effects.getOrDefault(command, 0);
  }

  synchronized Map<String, Integer> effects() {
    return new LinkedHashMap<>(effects);
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  private synchronized void call(String what) {
    calls.add(what);
  }
}
