package io.github.odoosync.connector;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.StoreException;
import java.util.Optional;

/**
 * Carries out one kind of command in another system, so that it happens once.
 *
 * <p>What the system says is a result. Only what the HTTP facade or the store throws is thrown: the
 * error then says whether anything can have happened, and {@link CommandResult#of} makes a result
 * of it. Thread-safe.
 *
 * @param <C> the command, usually a document of the canonical model
 * @param <R> what comes of it
 */
public interface CommandHandler<C, R> {

  /** Returns how a command may be carried out again. */
  Repeat repeat();

  /** Carries a command out that was surely not carried out before. */
  CommandResult<R> execute(C command, CommandContext context);

  /**
   * Looks whether a command was carried out, and changes nothing.
   *
   * @return what came of it; empty if it surely was not carried out, nor will be by what was sent
   *     before; {@link CommandResult.Unknown} if that cannot be said yet. This default is for
   *     handlers that are not looked up
   */
  default Optional<CommandResult<R>> lookUp(C command, CommandContext context) {
    return Optional.of(new CommandResult.Unknown<>("The system shows nothing to look for"));
  }

  /** Carries a command out that may have been carried out before, as {@link #repeat} allows. */
  default CommandResult<R> executeAgain(C command, CommandContext context) {
    return switch (repeat()) {
      case NATIVE_KEY, NATURAL_KEY, COMPARE_AND_SET -> execute(command, context);
      case LOOKUP_BEFORE_RETRY ->
          found(command, context).orElseGet(() -> execute(command, context));
      case UNSAFE ->
          found(command, context)
              .orElseGet(() -> new CommandResult.Unknown<>("It may have happened; people decide"));
    };
  }

  // That it could not be looked up says nothing of whether it happened.
  private Optional<CommandResult<R>> found(C command, CommandContext context) {
    try {
      return lookUp(command, context);
    } catch (StoreException e) {
      throw e;
    } catch (OdooSyncException e) {
      return Optional.of(
          new CommandResult.Unknown<>("It could not be looked up: " + e.getMessage()));
    }
  }
}
