package io.github.odoosync.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.odoosync.connector.CheckReport;
import io.github.odoosync.connector.CheckReport.Status;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.capability.OrderReader;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.standin.WooServer;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shop, its plugins and what stands in front of it answer. */
@Timeout(60)
class WooApiTest {

  private static final String PAGE = "<html><body>Just a moment</body></html>";

  private final WooServer server = new WooServer();
  private final Connector connector = WooShops.open(server);
  private final OrderSource source = connector.capability(OrderSource.class).orElseThrow();
  private final OrderReader reader = connector.capability(OrderReader.class).orElseThrow();

  @AfterEach
  void close() {
    connector.close();
    server.close();
  }

  @Test
  void noticesBeforeTheJsonAreReadOver() {
    server.change(1);
    server.writeNotices();

    assertThat(source.fetch(Cursor.START, 5).records()).hasSize(1);
    assertThat(reader.read("1")).isPresent();
    assertThat(reader.read("2")).isEmpty();
    assertThat(check("answers").status()).isEqualTo(Status.WARNING);
  }

  @Test
  void aPageWithStatus200IsAnErrorThatPasses() {
    server.change(1);
    server.garbleRead();

    OdooSyncException error = error();
    assertThat(error.code()).isEqualTo(ErrorCode.NO_ANSWER);
    assertThat(error.retryable()).isTrue();
    assertThat(source.fetch(Cursor.START, 5).records()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "401, woocommerce_rest_cannot_view, AUTHENTICATION",
    "403, woocommerce_rest_cannot_view, ACCESS",
    "403, , ACCESS",
    "404, rest_no_route, SERVER_UNAVAILABLE",
    "404, , SERVER_UNAVAILABLE",
    "400, rest_invalid_param, FOREIGN_REFUSED",
    "406, , FOREIGN_REFUSED",
    "429, , RATE_LIMITED",
    "500, internal_server_error, NO_ANSWER",
    "503, , SERVER_UNAVAILABLE",
    "522, , NO_ANSWER"
  })
  void whatIsWrongIsToldApart(int status, String code, ErrorCode expected) {
    String body =
        code == null
            ? PAGE
            : "{\"code\":\"" + code + "\",\"message\":\"No <b>way</b>\",\"data\":{\"status\":1}}";
    server.answerWith(status, Map.of(), body);

    assertThat(error().code()).isEqualTo(expected);
    // Only the shop itself says that an order is gone.
    assertThatThrownBy(() -> reader.read("1")).isInstanceOf(OdooSyncException.class);
  }

  @Test
  void aRefusalSaysWhatIsWrongWithWhichParameter() {
    server.answerWith(
        400,
        Map.of(),
        "{\"code\":\"rest_invalid_param\",\"message\":\"Invalid parameter(s): orderby\","
            + "\"data\":{\"status\":400,\"params\":{\"orderby\":\"is not one of date\"}}}");

    assertThat(error().failure().detail())
        .contains("rest_invalid_param")
        .contains("orderby: is not one of date");
  }

  @Test
  void itWaitsAsLongAsTheShopSays() {
    server.answerWith(503, Map.of("Retry-After", "600"), PAGE);

    assertThat(error().failure().retryAfter()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void anotherAddressIsNamedAndNotFollowed() {
    server.answerWith(
        301, Map.of("Location", "https://www.example.com/wp-json/wc/v3/orders?a=b"), "");

    assertThat(error().code()).isEqualTo(ErrorCode.BAD_RESPONSE);
    assertThat(error().failure().detail()).contains("https://www.example.com. ");
  }

  @Test
  void noErrorShowsTheKey() {
    String pair = WooServer.KEY + ":" + WooServer.SECRET;
    String basic =
        Base64.getEncoder().encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    server.answerWith(401, Map.of(), PAGE + basic + WooServer.KEY);

    assertThat(error().toString() + connector + connector.check())
        .doesNotContain(WooServer.KEY, WooServer.SECRET, basic);
    server.answerWith(
        401,
        Map.of(),
        "{\"code\":\"woocommerce_rest_authentication_error\",\"message\":\"No key "
            + pair
            + ", Basic "
            + basic
            + "\"}");
    assertThat(error().failure().detail())
        .contains("No key ***:***, ***")
        .doesNotContain(WooServer.KEY, WooServer.SECRET, basic);
    assertThat(server.calls()).noneMatch(call -> call.contains("ck_"));
  }

  @Test
  void theCheckNamesWhatPeopleHaveToDo() {
    server.subscribe("order.created", "active");
    assertThat(connector.check().checks())
        .extracting(CheckReport.Check::status)
        .containsOnly(Status.PASSED);

    server.subscribe("order.updated", "disabled");
    server.stopCounting();
    assertThat(connector.check().passed()).isTrue();
    assertThat(check("webhook 2").detail()).startsWith("order.updated is disabled");
    assertThat(check("pages").status()).isEqualTo(Status.WARNING);

    server.answerWith(401, Map.of(), PAGE);
    assertThat(connector.check().passed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "site, http://shop.example.com",
    "site, https://shop.example.com/wp-json/wc/v3/",
    "site, https://shop.example.com/?rest_route=/",
    "site, mailto:a@example.com",
    "consumer-key, cs_1",
    "consumer-secret, ck_1",
    "overlap, PT0S",
    "overlap, PT-5M",
    "language, English",
    "currency, Euro",
    "requests-at-once, 0"
  })
  void aSettingThatDoesNotFitIsRefused(String name, String value) {
    Map<String, String> settings = WooShops.settings("https://shop.example.com");
    settings.put(name, value);

    assertThatThrownBy(() -> WooShops.open(settings).close())
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void aShopMayBeInAFolder() {
    Site site = Site.of(java.net.URI.create("https://Example.com/Shop/"));
    assertThat(site.api("/orders")).isEqualTo("/Shop/wp-json/wc/v3/orders");
    assertThat(site.shop()).isEqualTo("example.com/Shop");
  }

  private OdooSyncException error() {
    return catchThrowableOfType(OdooSyncException.class, () -> source.fetch(Cursor.START, 5));
  }

  private CheckReport.Check check(String name) {
    return connector.check().checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
