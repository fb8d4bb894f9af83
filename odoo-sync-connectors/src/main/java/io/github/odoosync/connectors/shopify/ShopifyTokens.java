package io.github.odoosync.connectors.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.odoosync.connector.http.Http;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.http.Token;
import io.github.odoosync.connector.http.TokenRefresher;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.observe.Secret;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks for tokens: with the refresh token that came with the last one, or, for an app of the shop's
 * own organisation, with the app's id and secret alone.
 */
final class ShopifyTokens implements TokenRefresher {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Http http;
  private final String clientId;
  private final Secret clientSecret;
  private final Clock clock;

  ShopifyTokens(Http http, String clientId, Secret clientSecret, Clock clock) {
    this.http = http;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.clock = clock;
  }

  Http http() {
    return http;
  }

  @Override
  public Token refresh(@Nullable Token last) {
    Map<String, String> grant = new LinkedHashMap<>();
    grant.put("client_id", clientId);
    grant.put("client_secret", clientSecret.reveal());
    HttpRequest.Builder request =
        HttpRequest.post("token.refresh", "/admin/oauth/access_token").secret(clientSecret);
    if (last != null && last.refresh() != null) {
      grant.put("grant_type", "refresh_token");
      grant.put("refresh_token", last.refresh().reveal());
      request.secret(last.refresh());
    } else {
      grant.put("grant_type", "client_credentials");
    }
    HttpResponse response = http.send(request.body(FORM, form(grant)).build());
    if (response.status() == 400 || response.status() == 401) {
      throw new AuthenticationException(
          Failure.of(
              ErrorCode.AUTHENTICATION,
              "token.refresh",
              0,
              Outcome.NOT_COMMITTED,
              "Shopify gives no token for this app and shop"),
          null);
    }
    Instant now = clock.instant();
    return response.read(answer -> token(answer, now));
  }

  private static byte[] form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"))
        .getBytes(UTF_8);
  }

  private static Token token(Json answer, Instant now) {
    Optional<Secret> refresh =
        answer.get("refresh_token").optional().map(Json::text).map(Secret::of);
    Optional<Instant> end =
        answer.get("expires_in").optional().map(Json::integer).map(now::plusSeconds);
    return new Token(
        Secret.of(answer.get("access_token").text()), refresh.orElse(null), end.orElse(null));
  }
}
