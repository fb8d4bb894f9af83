package io.github.odoosync.internal.odoo;

import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.util.function.Consumer;

/** Names each call before it goes to another transport. */
public final class NamingTransport implements OdooTransport {

  private final OdooTransport next;
  private final Consumer<OdooCall> told;

  /** Names the calls to this one; what it throws keeps a call back. */
  public NamingTransport(OdooTransport next, Consumer<OdooCall> told) {
    this.next = next;
    this.told = told;
  }

  @Override
  public OdooResult send(OdooCall call) {
    told.accept(call);
    return next.send(call);
  }

  @Override
  public OdooVersion version() {
    return next.version();
  }

  @Override
  public Dialect dialect() {
    return next.dialect();
  }

  @Override
  public String target() {
    return next.target();
  }

  /** Closes nothing: it is a view. */
  @Override
  public void close() {}
}
