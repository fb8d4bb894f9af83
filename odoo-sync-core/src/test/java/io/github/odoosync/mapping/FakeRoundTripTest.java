package io.github.odoosync.mapping;

import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.testing.FakeOdoo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The round trips against the fake Odoo of each version, plain and with further modules. */
class FakeRoundTripTest {

  @Nested
  class Odoo17 extends Fake {
    Odoo17() {
      super(17);
    }
  }

  @Nested
  class Odoo18 extends Fake {
    Odoo18() {
      super(18);
    }
  }

  @Nested
  class Odoo19 extends Fake {
    Odoo19() {
      super(19);
    }
  }

  @Nested
  class Odoo17WithModules extends Fake {
    Odoo17WithModules() {
      super(17, "mrp", "product_expiry", "stock_dropshipping");
    }
  }

  @Nested
  class Odoo19WithModules extends Fake {
    Odoo19WithModules() {
      super(19, "mrp", "product_expiry", "stock_dropshipping");
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Fake implements RoundTripContract {

    private final FakeOdoo fake;
    private final Recorded server;
    private final OdooClient odoo;
    private final World world;

    Fake(int version, String... modules) {
      fake = FakeOdoo.builder().version(version).modules(modules).start();
      server = Recorded.at(fake.url(), fake.database(), fake.login(), fake.apiKey());
      odoo = server.client();
      world = new World(odoo, "1");
    }

    @AfterAll
    void close() {
      odoo.close();
      server.close();
      fake.close();
    }

    @Override
    public Recorded server() {
      return server;
    }

    @Override
    public OdooClient odoo() {
      return odoo;
    }

    @Override
    public World world() {
      return world;
    }
  }
}
