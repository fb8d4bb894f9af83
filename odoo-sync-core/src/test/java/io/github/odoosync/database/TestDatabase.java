package io.github.odoosync.database;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The engines that the stores are tested on. Each is started on first use, once for a test JVM, and
 * stopped with it; {@link #freshSchema()} gives a test class an empty database of its own.
 */
public enum TestDatabase {
  POSTGRESQL,
  MARIADB,
  H2;

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  /** An empty database; the caller closes it. */
  public TestSchema freshSchema() {
    return TestSchema.create(this, SharedServers.of(this), "test" + SCHEMAS.incrementAndGet());
  }
}
