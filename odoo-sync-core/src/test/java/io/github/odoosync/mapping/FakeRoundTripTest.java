package io.github.odoosync.mapping;

import io.github.odoosync.odoo.OdooClient;
import org.junit.jupiter.api.Nested;

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

  abstract static class Fake extends MappedFake implements RoundTripContract {

    Fake(int version, String... modules) {
      super(version, modules);
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
