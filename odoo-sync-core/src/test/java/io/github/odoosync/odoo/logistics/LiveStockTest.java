package io.github.odoosync.odoo.logistics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The stock scenarios against a real server that system properties name, with the sales, purchase,
 * delivery and batch apps and an administrator's key. What they make stays: done stock moves cannot
 * be deleted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveStockTest implements ReturnAndInventoryScenario, ChainScenario {

  private static final List<String> NEEDED =
      List.of("odoo.url", "odoo.database", "odoo.login", "odoo.apiKey");

  private final String run = Long.toString(System.nanoTime(), 36);
  private @Nullable OdooClient odoo;

  @BeforeAll
  void connect() {
    for (String name : NEEDED) {
      assumeTrue(
          System.getProperty(name) != null,
          () -> "No real server to test: set " + String.join(", ", NEEDED));
    }
    odoo =
        OdooClient.builder(property("odoo.url"))
            .database(property("odoo.database"))
            .apiKey(property("odoo.login"), Secret.of(property("odoo.apiKey")))
            .build();
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name));
  }

  @AfterAll
  void close() {
    if (odoo != null) {
      odoo.close();
    }
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
