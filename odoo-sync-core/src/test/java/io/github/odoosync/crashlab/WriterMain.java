package io.github.odoosync.crashlab;

import com.zaxxer.hikari.HikariDataSource;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.transport.Credentials;
import io.github.odoosync.odoo.transport.HttpTransport;
import io.github.odoosync.outbox.Consumer;
import io.github.odoosync.outbox.Dispatcher;
import io.github.odoosync.outbox.Outbox;
import io.github.odoosync.retry.BreakerPolicy;
import io.github.odoosync.retry.Resilience;
import io.github.odoosync.retry.RetryPolicy;
import io.github.odoosync.writer.OdooWriter;
import java.time.Duration;

/** A process that carries intents out in Odoo, until it is told to stop or vanishes. */
final class WriterMain {

  private static final int FOR_EVER = 1_000_000;

  private WriterMain() {}

  public static void main(String[] arguments) throws Exception {
    Settings settings = Settings.of(arguments);
    FaultPoints points = new FaultPoints();
    try (HikariDataSource pool = LabDatabase.pool(settings, 6);
        HttpTransport http = http(settings);
        OdooClient odoo =
            OdooClient.builder(points.around(http)).resilience(Resilience.none()).build()) {
      JdbcStore store = JdbcStore.of(pool);
      OdooWriter writer =
          OdooWriter.builder(odoo, OdooMapper.builder(odoo).build(), points.around(store.writer()))
              .retryWindow(Duration.ofMillis(settings.number("window-millis")))
              .patience(FOR_EVER)
              .batchSize(5)
              .build();
      Consumer consumer =
          writer
              .consumer("odoo")
              .lease(Duration.ofMillis(settings.number("lease-millis")))
              .maxAbandoned(FOR_EVER)
              .breaker(BreakerPolicy.off())
              .retry(
                  new RetryPolicy(
                      FOR_EVER, Duration.ofMillis(5), Duration.ofMillis(100), Duration.ofDays(1)))
              .build();
      Outbox outbox = Outbox.on(points.around(store.lanes()));
      try (Dispatcher dispatcher = Dispatcher.builder(outbox).consumer(consumer).build()) {
        dispatcher.start();
        Commands.untilStop(command -> points.arm(command.substring("halt ".length())));
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static HttpTransport http(Settings settings) {
    return HttpTransport.builder(settings.text("odoo"))
        .database(settings.text("database"))
        .credentials(
            Credentials.apiKey(settings.text("login"), Secret.of(settings.text("api-key"))))
        .build();
  }
}
