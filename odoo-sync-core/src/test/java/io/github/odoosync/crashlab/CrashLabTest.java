package io.github.odoosync.crashlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * Three workers and a producer in processes of their own, a real database, and everything broken
 * that can break; small here, large by
 *
 * <pre>
 * mvn -q -B -pl odoo-sync-core test -Dtest=CrashLabTest \
 *     -Dcrashlab.messages=100000 -Dcrashlab.kills=200 -Dcrashlab.seed=7
 * </pre>
 *
 * <p>Also {@code -Dcrashlab.database=MARIADB}, without the faults that need a server of their own.
 * It prints the seed, the counts and the verdict. Logs of a run stay in {@code target/crashlab}.
 */
class CrashLabTest {

  @Test
  void nothingIsLostAndOrderHoldsWhateverCrashes() throws Exception {
    LabPlan plan =
        new LabPlan(
            TestDatabase.valueOf(System.getProperty("crashlab.database", "POSTGRESQL")),
            Long.getLong("crashlab.seed", 20261123),
            Integer.getInteger("crashlab.messages", 600),
            Integer.getInteger("crashlab.kills", 8));
    Verdict verdict;
    try (Laboratory laboratory = new Laboratory(plan)) {
      verdict = laboratory.run();
    }
    System.out.println(plan + "\n" + verdict);
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.committed()).isGreaterThanOrEqualTo(plan.messages());
  }
}
