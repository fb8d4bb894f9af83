package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.RealOdoo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The stock scenarios against the real server that {@link RealOdoo} names, with the sales,
 * purchase, delivery and batch apps and an administrator's key. What they make stays: done stock
 * moves cannot be deleted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveStockTest
    implements ReturnAndInventoryScenario,
        ChainScenario,
        WaveScenario,
        SameTimeScenario,
        BulkScenario {

  private final String run = Long.toString(System.nanoTime(), 36);
  private @Nullable OdooClient odoo;

  @BeforeAll
  void connect() {
    odoo = RealOdoo.orSkip().client().build();
  }

  @AfterAll
  void close() {
    if (odoo != null) {
      odoo.close();
    }
  }

  @Override
  public int races() {
    return 2;
  }

  @Override
  public OdooClient odoo() {
    return Objects.requireNonNull(odoo);
  }

  @Override
  public String run() {
    return run;
  }
}
