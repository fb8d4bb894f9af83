package io.github.odoosync.connectors.xero;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.connectors.fuzz.Mutations;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.standin.Hmac;
import io.github.odoosync.standin.XeroServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever Xero sends is read, or refused with an error of this library. */
@Timeout(900)
class XeroFuzzTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void damagedInvoices() {
    InvoiceMapper mapper = new InvoiceMapper("t", XeroOptions.builder().build());
    try (XeroServer server = new XeroServer()) {
      assertThat(server.change("I1")).isNotEmpty();
      Mutations.feed(
          1,
          List.of(Json.write(server.last())),
          document -> assertThat(mapper.record(Json.read(document))).isNotNull());
    }
  }

  @Test
  void damagedEvents() {
    XeroWebhooks receiver = new XeroWebhooks(WebhookSecrets.of(Secret.of(Books.KEY)));
    Mutations.feed(
        2,
        List.of(XeroServer.event("i-1", 1).getBytes(StandardCharsets.UTF_8)),
        document -> {
          Map<String, List<String>> headers = Map.of("x-xero-signature", List.of(sign(document)));
          WebhookVerdict verdict =
              receiver.receive(WebhookRequest.of("POST", "/", headers, document, NOW));
          assertThat(verdict).isNotInstanceOf(WebhookVerdict.Refused.class);
        });
  }

  @Test
  void damagedRefusals() {
    HttpRequest request = HttpRequest.get("a", "/").build();
    String error =
        """
        {"ErrorNumber": 10, "Type": "ValidationException", "Message": "A validation exception",
         "Elements": [{"ValidationErrors": [{"Message": "Not valid"}]}]}""";
    Mutations.feed(
        3,
        List.of(error.getBytes(StandardCharsets.UTF_8)),
        document ->
            Refusal.of(HttpResponse.of(request, 400, Map.of(), document, NOW))
                .ifPresent(refusal -> assertThat(refusal.asError("a")).isNotNull()));
  }

  private static String sign(byte[] document) {
    return Base64.getEncoder().encodeToString(Hmac.sign(Books.KEY, document));
  }
}
