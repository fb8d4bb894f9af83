package io.github.odoosync.internal.upsert;

import io.github.odoosync.error.ConflictException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.internal.json.JsonException;
import io.github.odoosync.internal.json.JsonReader;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.util.List;
import java.util.Map;

/**
 * Turns the conflict that {@code load()} hides in a successful answer into the error it is, below
 * the retries, so that their policy holds for it as for any other conflict.
 */
public final class LoadConflicts implements OdooTransport {

  private final OdooTransport inner;

  /** Wraps a transport. */
  public LoadConflicts(OdooTransport inner) {
    this.inner = inner;
  }

  @Override
  public OdooResult send(OdooCall call) {
    OdooResult result = inner.send(call);
    if (call.method().equals("load") && result.isPresent() && onlyConflicts(result)) {
      throw new ConflictException(
          Failure.of(
              ErrorCode.CONFLICT,
              call.operation(),
              call.recordCount(),
              Outcome.NOT_COMMITTED,
              "load() was rolled back because of a concurrent update"),
          null);
    }
    return result;
  }

  @Override
  public OdooVersion version() {
    return inner.version();
  }

  @Override
  public Dialect dialect() {
    return inner.dialect();
  }

  @Override
  public String target() {
    return inner.target();
  }

  @Override
  public void close() {
    inner.close();
  }

  private static boolean onlyConflicts(OdooResult result) {
    try (JsonReader reader = JsonReader.of(result.body(), result.offset())) {
      if (reader.kind() != JsonReader.Kind.OBJECT
          || !(reader.tree() instanceof Map<?, ?> answer)
          || answer.get("ids") instanceof List<?>) {
        return false;
      }
      List<LoadMessage> errors =
          LoadMessage.all(answer.get("messages")).stream().filter(LoadMessage::error).toList();
      return !errors.isEmpty() && errors.stream().allMatch(LoadMessage::isConflict);
    } catch (JsonException e) {
      return false;
    }
  }
}
