package io.github.odoosync.connectors.xero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.connector.CheckReport;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.capability.InvoiceReader;
import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.standin.XeroServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens whose refresh token is valid once. */
@Timeout(60)
class XeroTokensTest {

  private final XeroServer server = new XeroServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theNextRefreshTokenIsKeptAndUsed() {
    Books.Kept kept = new Books.Kept();
    for (int restart = 1; restart <= 3; restart++) {
      server.expireAccess();
      try (Connector xero = Books.open(server, Books.settings(server.address()), kept)) {
        assertThat(xero.check().passed()).isTrue();
      }
      assertThat(server.tokens()).isEqualTo(restart);
    }
  }

  @Test
  void manyWhoNeedATokenAskForItOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try (Connector xero = Books.open(server)) {
      InvoiceReader reader = xero.capability(InvoiceReader.class).orElseThrow();
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        tasks.add(() -> reader.read("no-such").isEmpty());
      }
      for (Future<Boolean> each : threads.invokeAll(tasks)) {
        assertThat(each.get()).isTrue();
      }
      assertThat(server.tokens()).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRefreshTokenThatWasUsedIsSaidToPeopleAndNotShown() {
    Map<String, String> settings = new HashMap<>(Books.settings(server.address()));
    settings.put(Xero.REFRESH_TOKEN, "used-before");
    try (Connector xero = Books.open(server, settings, new Books.Kept())) {
      InvoiceReader reader = xero.capability(InvoiceReader.class).orElseThrow();
      assertThatThrownBy(() -> reader.read("a"))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("refresh token was used")
          .hasMessageNotContaining("used-before");
      assertThat(xero.check().checks())
          .extracting(CheckReport.Check::status)
          .containsExactly(CheckReport.Status.FAILED);
    }
  }

  @Test
  void aCustomConnectionNeedsNoRefreshToken() {
    Map<String, String> settings = new HashMap<>(Books.settings(server.address()));
    settings.remove(Xero.REFRESH_TOKEN);
    try (Connector xero = Books.open(server, settings, new Books.Kept())) {
      assertThat(xero.check().passed()).isTrue();
      server.expireAccess();
      assertThat(xero.check().passed()).isTrue();
      assertThat(server.tokens()).isEqualTo(2);
    }
  }

  @Test
  void anotherOrganisationIsToldByTheCheck() {
    Map<String, String> settings = new HashMap<>(Books.settings(server.address()));
    settings.put(Xero.TENANT, "00000000-0000-0000-0000-000000000001");
    try (Connector xero = Books.open(server, settings, new Books.Kept())) {
      assertThat(xero.check().passed()).isFalse();
    }
  }
}
