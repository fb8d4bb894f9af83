package io.github.odoosync.connectors.xero;

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
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for tokens. Each refresh token is valid once: the next one comes with the access token, and
 * the token store keeps it. A custom connection has none.
 */
final class XeroTokens implements TokenRefresher {

  private static final String OPERATION = "token.refresh";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Http http;
  private final Secret authorization;
  private final @Nullable Secret first;
  private final Clock clock;

  XeroTokens(Http http, String clientId, Secret secret, @Nullable Secret first, Clock clock) {
    String pair = clientId + ":" + secret.reveal();
    this.http = http;
    this.authorization =
        Secret.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    this.first = first;
    this.clock = clock;
  }

  @Override
  public Token refresh(@Nullable Token last) {
    Secret refresh = last == null || last.refresh() == null ? first : last.refresh();
    HttpRequest.Builder request =
        HttpRequest.post(OPERATION, "/connect/token").header("Authorization", authorization);
    if (refresh == null) {
      request.body(FORM, "grant_type=client_credentials".getBytes(UTF_8));
    } else {
      String encoded = URLEncoder.encode(refresh.reveal(), UTF_8);
      request.secret(refresh).secret(Secret.of(encoded));
      request.body(FORM, ("grant_type=refresh_token&refresh_token=" + encoded).getBytes(UTF_8));
    }
    Instant asked = clock.instant();
    HttpResponse answer = http.send(request.build());
    if (answer.status() == 400 || answer.status() == 401) {
      throw refused();
    }
    return answer.read(body -> token(body, asked));
  }

  private static AuthenticationException refused() {
    return new AuthenticationException(
        Failure.of(
            ErrorCode.AUTHENTICATION,
            OPERATION,
            0,
            Outcome.NOT_COMMITTED,
            "Xero gives no token: the refresh token was used or is older than 60 days"),
        null);
  }

  private static Token token(Json body, Instant asked) {
    Optional<Secret> refresh = body.get("refresh_token").optional().map(Json::text).map(Secret::of);
    return new Token(
        Secret.of(body.get("access_token").text()),
        refresh.orElse(null),
        asked.plusSeconds(Math.min(body.get("expires_in").integer(), 86_400)));
  }

  void close() {
    http.close();
  }
}
