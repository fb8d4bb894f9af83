package io.github.odoosync.lane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * All that is asked of a {@link LaneStore}; each kind of store has a subclass in this package that
 * opens it.
 */
abstract class LaneStoreContract implements EnqueueContract, ClaimContract {

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

  @Override
  public LaneLab lab() {
    return lab;
  }
}
