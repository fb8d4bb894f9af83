package io.github.odoosync.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.connector.CheckReport;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.http.RateSignal;
import io.github.odoosync.connector.http.Token;
import io.github.odoosync.connector.http.TokenStore;
import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.RateLimitedException;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.standin.ShopifyServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Errors that come as HTTP 200, costs, and tokens. */
@Timeout(60)
class GraphQlTest {

  private final ShopifyServer server = Shops.server();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whatIsThrottledIsToldWithTheTimeUntilThereIsEnough() {
    try (Connector connector = Shops.open(server.address())) {
      OrderSource source = connector.capability(OrderSource.class).orElseThrow();
      server.throttleNext();

      assertThatExceptionOfType(RateLimitedException.class)
          .isThrownBy(() -> source.fetch(Cursor.START, 5))
          .satisfies(
              e -> {
                assertThat(e.retryable()).isTrue();
                assertThat(e.failure().retryAfter()).isEqualTo(Duration.ofSeconds(1));
              });
      assertThat(source.fetch(Cursor.START, 5).records()).isEmpty();
    }
  }

  @Test
  void theBucketIsAsFullAsTheAnswerSays() {
    HttpResponse answer =
        answer(
            """
            {"data": {}, "extensions": {"cost": {"requestedQueryCost": 101, "throttleStatus":
             {"maximumAvailable": 4000.0, "currentlyAvailable": 3899, "restoreRate": 200.0}}}}""");

    assertThat(GraphQl.signals("cost", answer))
        .containsExactly(new RateSignal.Level("cost", 3_899, 4_000, 200));
    assertThat(GraphQl.signals("cost", answer("{\"data\": {}}"))).isEmpty();
    assertThat(GraphQl.signals("cost", answer("<html>"))).isEmpty();
  }

  @Test
  void whatWasRefusedBeforeItBeganIsToldFromWhatBegan() {
    String unknownField = "{\"errors\": [{\"message\": \"Field 'a' doesn't exist\"}]}";
    assertThatThrownBy(() -> GraphQlErrors.check(Query.STOCK_SET, answer(unknownField)))
        .isInstanceOf(RejectedException.class);

    String begun =
        "{\"data\": null, \"errors\": [{\"message\": \"boom\", \"path\": [\"change\"]}]}";
    assertThatThrownBy(() -> GraphQlErrors.check(Query.STOCK_SET, answer(begun)))
        .isInstanceOf(OutcomeUnknownException.class);
    assertThatThrownBy(() -> GraphQlErrors.check(Query.STOCK, answer(begun)))
        .isInstanceOf(NoAnswerException.class);

    String denied =
        "{\"errors\": [{\"message\": \"no\", \"extensions\": {\"code\": \"ACCESS_DENIED\"}}]}";
    assertThatThrownBy(() -> GraphQlErrors.check(Query.ORDERS, answer(denied)))
        .isInstanceOf(AccessException.class);
  }

  @Test
  void aTokenThatHasEndedIsReplacedByItsRefreshToken() {
    Tokens store = new Tokens();
    ConnectorRuntime runtime = ConnectorRuntime.builder().tokenStore(store).build();
    try (Connector connector = Shops.open(server.address(), Map.of(), runtime)) {
      assertThat(connector.check().passed()).isTrue();
      String first = store.token.access().reveal();
      server.expireToken();

      assertThat(connector.check().passed()).isTrue();
      assertThat(server.token()).isNotEqualTo(first);
      assertThat(store.token.access().reveal()).isEqualTo(server.token());
    }
  }

  @Test
  void anAppThatIsNotKnownIsToldSo() {
    Map<String, String> wrong = Map.of("client-secret", "shpss_wrong");
    try (Connector connector =
        Shops.open(server.address(), wrong, ConnectorRuntime.builder().build())) {
      OrderSource source = connector.capability(OrderSource.class).orElseThrow();

      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> source.fetch(Cursor.START, 5))
          .withMessageNotContaining("shpss_wrong");
    }
  }

  @Test
  void theCheckNamesWhatIsMissing() {
    try (Connector connector = Shops.open(server.address())) {
      assertThat(connector.check().checks())
          .filteredOn(check -> check.status() == CheckReport.Status.WARNING)
          .extracting(CheckReport.Check::name)
          .containsExactly(
              "scope read_inventory", "scope write_merchant_managed_fulfillment_orders");
    }
  }

  @Test
  void settingsThatDoNotFitTogetherAreRefused() {
    ConnectorRuntime runtime = ConnectorRuntime.builder().build();
    for (Map<String, String> wrong :
        List.of(
            Map.of("shop", "example.com"), Map.of("location", "Berlin"), Map.of("client-id", ""))) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> Shops.open(server.address(), wrong, runtime).close());
    }
  }

  private static HttpResponse answer(String body) {
    return HttpResponse.of(
        HttpRequest.post("a", "/").build(),
        200,
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8),
        Instant.EPOCH);
  }

  private static final class Tokens implements TokenStore {

    private volatile Token token = new Token(Secret.of("none"), null, Instant.EPOCH);

    @Override
    public Optional<Token> load(String name) {
      return Optional.of(token);
    }

    @Override
    public void save(String name, Token value) {
      token = value;
    }
  }
}
