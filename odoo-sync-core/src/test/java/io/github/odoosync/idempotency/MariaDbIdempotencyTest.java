package io.github.odoosync.idempotency;

import io.github.odoosync.database.TestDatabase;

class MariaDbIdempotencyTest extends JdbcIdempotencyContract {

  MariaDbIdempotencyTest() {
    super(TestDatabase.MARIADB);
  }
}
