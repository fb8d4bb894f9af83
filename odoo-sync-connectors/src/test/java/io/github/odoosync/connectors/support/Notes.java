package io.github.odoosync.connectors.support;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.idempotency.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Notes that a command keeps between its attempts. */
public final class Notes implements CommandContext {

  private final String command;
  private final Map<String, String> notes = new HashMap<>();

  /** Starts those of a command. */
  public Notes(String command) {
    this.command = command;
  }

  @Override
  public String key() {
    return key("");
  }

  @Override
  public String key(String part) {
    return Fingerprint.of((command + "/" + part).getBytes(StandardCharsets.UTF_8)).value();
  }

  @Override
  public Optional<String> note(String name) {
    return Optional.ofNullable(notes.get(name));
  }

  @Override
  public void note(String name, String value) {
    notes.put(name, value);
  }
}
