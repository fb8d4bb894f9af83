package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.util.HashMap;
import java.util.Map;

/** Lets somebody else do something right before the first call of a method. */
final class Meddling implements OdooTransport {

  private final OdooTransport inner;
  private final Map<String, Runnable> before = new HashMap<>();

  Meddling(OdooTransport inner) {
    this.inner = inner;
  }

  void before(String method, Runnable deed) {
    before.put(method, deed);
  }

  @Override
  public OdooResult send(OdooCall call) {
    Runnable deed = before.remove(call.method());
    if (deed != null) {
      deed.run();
    }
    return inner.send(call);
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
}
