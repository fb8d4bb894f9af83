package io.github.odoosync.internal.observe;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.observe.SyncListener;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooCalled;
import io.github.odoosync.odoo.transport.OdooResult;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A transport that tells a listener of each attempt. Thread-safe. */
public final class ToldTransport implements OdooTransport {

  private final OdooTransport transport;
  private final SyncListener listener;
  private final Clock clock;

  /** Tells of this transport; closing this closes it. */
  public ToldTransport(OdooTransport transport, SyncListener listener, Clock clock) {
    this.transport = transport;
    this.listener = new SafeListener(listener);
    this.clock = clock;
  }

  @Override
  public OdooResult send(OdooCall call) {
    long start = System.nanoTime();
    try {
      OdooResult result = transport.send(call);
      ended(call, start, null);
      return result;
    } catch (OdooSyncException e) {
      ended(call, start, e.code());
      throw e;
    }
  }

  private void ended(OdooCall call, long start, @Nullable ErrorCode error) {
    listener.on(
        new OdooCalled(
            clock.instant(),
            transport.target(),
            call.model(),
            call.method(),
            call.recordCount(),
            Duration.ofNanos(System.nanoTime() - start),
            error));
  }

  @Override
  public OdooVersion version() {
    return transport.version();
  }

  @Override
  public Dialect dialect() {
    return transport.dialect();
  }

  @Override
  public String target() {
    return transport.target();
  }

  @Override
  public void close() {
    transport.close();
  }
}
