package io.github.odoosync.odoo;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import io.github.odoosync.retry.Resilience;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A transport whose answers a test gives, and which keeps what it was asked. */
final class ScriptedTransport implements OdooTransport {

  static final Object NOTHING = new Object();

  final List<OdooCall> calls = new CopyOnWriteArrayList<>();
  final AtomicBoolean closed = new AtomicBoolean();
  private final int major;
  private final Function<OdooCall, Object> script;

  ScriptedTransport(int major, Function<OdooCall, Object> script) {
    this.major = major;
    this.script = script;
  }

  static ScriptedTransport of(Function<OdooCall, Object> script) {
    return new ScriptedTransport(19, script);
  }

  static ErrorCode codeOf(Throwable error) {
    return ((OdooSyncException) error).code();
  }

  OdooClient client() {
    return OdooClient.builder(this).resilience(Resilience.none()).checkTypes(false).build();
  }

  OdooCall only() {
    if (calls.size() != 1) {
      throw new AssertionError("Expected one call, not " + calls);
    }
    return calls.get(0);
  }

  List<String> operations() {
    return calls.stream().map(OdooCall::operation).toList();
  }

  @Override
  public OdooResult send(OdooCall call) {
    calls.add(call);
    Object answer = script.apply(call);
    return answer == NOTHING ? OdooResult.none() : OdooResult.at(Json.bytes(answer), 0);
  }

  @Override
  public OdooVersion version() {
    return OdooVersion.of(major);
  }

  @Override
  public Dialect dialect() {
    return Dialect.JSON2;
  }

  @Override
  public String target() {
    return "test@memory";
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
