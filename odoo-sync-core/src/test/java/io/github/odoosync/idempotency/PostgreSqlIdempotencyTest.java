package io.github.odoosync.idempotency;

import io.github.odoosync.database.TestDatabase;

class PostgreSqlIdempotencyTest extends JdbcIdempotencyContract {

  PostgreSqlIdempotencyTest() {
    super(TestDatabase.POSTGRESQL);
  }
}
