package io.github.odoosync.idempotency;

import io.github.odoosync.database.TestDatabase;

class H2IdempotencyTest extends JdbcIdempotencyContract {

  H2IdempotencyTest() {
    super(TestDatabase.H2);
  }
}
