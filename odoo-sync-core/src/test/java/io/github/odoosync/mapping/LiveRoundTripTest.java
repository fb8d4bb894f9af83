package io.github.odoosync.mapping;

import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.RealOdoo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The round trips against the real server that {@link RealOdoo} names, with the sales, purchase,
 * delivery, batch and invoicing modules: of what it holds, and of what is made for the test and
 * stays. Use a database made for tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveRoundTripTest implements RoundTripContract {

  private @Nullable Recorded server;
  private @Nullable OdooClient odoo;
  private @Nullable World world;

  @BeforeAll
  void connect() {
    RealOdoo real = RealOdoo.orSkip();
    server = Recorded.at(real.url(), real.database(), real.login(), real.apiKey());
    odoo = server.client();
    world = new World(odoo, Long.toString(System.nanoTime(), 36) + "-");
  }

  @AfterAll
  void close() {
    if (odoo != null) {
      odoo.close();
      server().close();
    }
  }

  @Override
  public Recorded server() {
    return Objects.requireNonNull(server);
  }

  @Override
  public OdooClient odoo() {
    return Objects.requireNonNull(odoo);
  }

  @Override
  public World world() {
    return Objects.requireNonNull(world);
  }
}
