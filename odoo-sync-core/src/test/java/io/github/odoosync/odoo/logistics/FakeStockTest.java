package io.github.odoosync.odoo.logistics;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.testing.FakeOdoo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The scenarios of {@link LiveStockTest} against FakeOdoo: one behaviour for both. */
class FakeStockTest {

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

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Fake
      implements ReturnAndInventoryScenario,
          ChainScenario,
          WaveScenario,
          SameTimeScenario,
          BulkScenario {

    private final FakeOdoo fake;
    private final OdooClient odoo;

    Fake(int version) {
      this.fake = FakeOdoo.builder().version(version).withSmsWizard().start();
      this.odoo =
          OdooClient.builder(fake.url())
              .database(fake.database())
              .apiKey(fake.login(), Secret.of(fake.apiKey()))
              .build();
    }

    @AfterAll
    void close() {
      odoo.close();
      fake.close();
    }

    @Override
    public final int races() {
      return 10;
    }

    @Override
    public final OdooClient odoo() {
      return odoo;
    }

    @Override
    public final String run() {
      return "fake";
    }
  }
}
