package io.github.odoosync.lane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * All that is asked of a {@link LaneStore}; each kind of store has a subclass in this package that
 * opens it.
 */
abstract class LaneStoreContract
    implements EnqueueContract,
        DedupContract,
        FidelityContract,
        ClaimContract,
        LockContract,
        SettlementContract,
        DeadLetterContract,
        OperationsContract,
        PurgeContract {

  private LaneStoreFixture fixture;
  private LaneLab lab;

  /** Opens an empty store. */
  abstract LaneStoreFixture open() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    fixture = open();
    lab = new LaneLab(fixture);
  }

  @AfterEach
  void closeStore() {
    fixture.close();
  }

  /** How often the model is run; many in memory, fewer where each step is a round trip. */
  int modelRuns() {
    return 100;
  }

  /** Where a run of the model takes place; it keeps to a consumer of its own. */
  LaneStoreFixture fixtureOfARun() throws Exception {
    return fixture;
  }

  @Test
  void theStoreDoesWhatASimpleModelDoes() throws Exception {
    long seed = Long.getLong("odoosync.test.seed", 20_260_301);
    for (int run = 0; run < modelRuns(); run++) {
      ModelRun.run(fixtureOfARun(), "consumer " + run, seed + run, 60);
    }
  }

  @Override
  public LaneLab lab() {
    return lab;
  }
}
