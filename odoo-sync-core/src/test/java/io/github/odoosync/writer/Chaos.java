package io.github.odoosync.writer;

import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a share of the writing calls meet a fault on the server, chosen by a seeded chance. */
final class Chaos implements OdooTransport {

  private static final Set<String> EFFECTS =
      Set.of("load", "create", "write", "action_confirm", "button_validate", "action_post");

  private final OdooTransport inner;
  private final FakeOdoo fake;
  private final Random random;
  private final double share;
  private final List<Fault> faults;
  private final AtomicInteger armed = new AtomicInteger();

  Chaos(OdooTransport inner, FakeOdoo fake, long seed, double share, Fault... faults) {
    this.inner = inner;
    this.fake = fake;
    this.random = new Random(seed);
    this.share = share;
    this.faults = List.of(faults);
  }

  /** Returns how many calls were meant to meet a fault. */
  int armed() {
    return armed.get();
  }

  @Override
  public OdooResult send(OdooCall call) {
    if (EFFECTS.contains(call.method()) && random.nextDouble() < share) {
      armed.incrementAndGet();
      fake.fault(faults.get(random.nextInt(faults.size()))).on(call.model(), call.method());
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
