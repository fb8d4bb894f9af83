package io.github.odoosync.lane;

import io.github.odoosync.database.TestDatabase;

/** Holds the store on PostgreSQL to the contract. */
class PostgreSqlLaneStoreTest extends JdbcLaneStoreContract {

  @Override
  TestDatabase database() {
    return TestDatabase.POSTGRESQL;
  }
}
