package io.github.odoosync.lane;

import io.github.odoosync.database.TestDatabase;

/** Holds the store on H2 to the contract. */
class H2LaneStoreTest extends JdbcLaneStoreContract {

  @Override
  TestDatabase database() {
    return TestDatabase.H2;
  }
}
