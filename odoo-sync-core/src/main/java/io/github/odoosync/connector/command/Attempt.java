package io.github.odoosync.connector.command;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.store.CommandRecord;
import io.github.odoosync.connector.store.CommandRecord.State;
import io.github.odoosync.connector.store.CommandStore;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.outbox.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt at a command: whatever it keeps is refused once the lane has another holder. */
final class Attempt implements CommandContext {

  private static final CommandRecord NONE = new CommandRecord(State.CLEAR, Map.of());

  private final CommandStore store;
  private final Delivery delivery;
  private final String key;
  private @Nullable CommandRecord kept;
  private boolean stored;

  Attempt(CommandStore store, Delivery delivery) {
    this.store = store;
    this.delivery = delivery;
    this.key = hash(delivery.consumer() + '\0' + delivery.message().id());
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String key(String part) {
    return hash(key + '\0' + part);
  }

  @Override
  public Optional<String> note(String name) {
    return Optional.ofNullable(kept().notes().get(name));
  }

  @Override
  public void note(String name, String value) {
    if (name.isEmpty() || name.length() > CommandStore.MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "The name of a note has 1 to " + CommandStore.MAX_NAME_LENGTH + " characters");
    }
    if (value.length() > MAX_NOTE_LENGTH) {
      throw new IllegalArgumentException(
          "A note has at most %d characters, not %d".formatted(MAX_NOTE_LENGTH, value.length()));
    }
    ensureHeld();
    refuseUnless(store.note(key, delivery.token(), name, value));
    changed();
  }

  @Override
  public Duration remaining() {
    return delivery.remaining();
  }

  State state() {
    return kept().state();
  }

  void set(State state) {
    ensureHeld();
    refuseUnless(store.set(key, delivery.token(), state));
    changed();
  }

  /** Marks the command as ended if anything is kept of it, so that it is forgotten after a time. */
  void end() {
    if (stored || (kept != null && !kept.equals(NONE))) {
      set(State.ENDED);
    }
  }

  private void changed() {
    stored = true;
    kept = null;
  }

  private CommandRecord kept() {
    CommandRecord known = kept;
    if (known == null) {
      known = store.find(key).orElse(NONE);
      kept = known;
    }
    return known;
  }

  private void ensureHeld() {
    delivery.ensureHeld(Duration.ZERO);
  }

  private void refuseUnless(boolean stored) {
    if (!stored) {
      throw new StoreException(
          Failure.of(ErrorCode.LEASE_LOST, "A later holder goes on with " + delivery.message()),
          null);
    }
  }

  private static String hash(String text) {
    return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8)).value();
  }
}
