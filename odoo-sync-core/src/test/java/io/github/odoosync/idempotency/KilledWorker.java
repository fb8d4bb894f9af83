package io.github.odoosync.idempotency;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.odoosync.jdbc.JdbcStore;
import java.util.concurrent.CountDownLatch;

/** A process that has its effect and never comes to keep the result. */
final class KilledWorker {

  private KilledWorker() {}

  /** Runs it on the database at a URL. */
  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setMaximumPoolSize(2);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Idempotency.on(JdbcStore.of(pool).keys())
          .call("scope", "key", new Fingerprint("content"))
          .execute(
              run -> {
                System.out.println("effect " + run.token());
                System.out.flush();
                new CountDownLatch(1).await();
                return StoredResult.nothing();
              });
    }
  }
}
