package io.github.odoosync.lane;

import io.github.odoosync.database.TestDatabase;

/** Holds the store on MariaDB to the contract; callers' transactions are repeatable read there. */
class MariaDbLaneStoreTest extends JdbcLaneStoreContract {

  @Override
  TestDatabase database() {
    return TestDatabase.MARIADB;
  }

  /**
   * InnoDB lets all who wait for a new row that is rolled back have the gap it leaves, and stops
   * all but one of them as deadlocked. Lanes that are there already are not concerned.
   */
  @Override
  public boolean producersMayHaveToTryAgain() {
    return true;
  }
}
