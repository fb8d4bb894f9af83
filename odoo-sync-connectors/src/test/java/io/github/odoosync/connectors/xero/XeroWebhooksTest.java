package io.github.odoosync.connectors.xero;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.standin.Webhooks;
import io.github.odoosync.standin.XeroServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Xero tells by webhooks. */
class XeroWebhooksTest {

  private final XeroWebhooks receiver =
      new XeroWebhooks(WebhookSecrets.of(Secret.of(Books.KEY), Secret.of(Books.OLD_KEY)));

  @Test
  void theHandshakeIsAnsweredByWhetherItIsSignedRight() {
    WebhookVerdict right = receive(XeroServer.handshake(Books.KEY));
    assertThat(((WebhookVerdict.Answered) right).answer().status()).isEqualTo(200);
    assertThat(((WebhookVerdict.Answered) right).answer().body()).isEmpty();
    WebhookVerdict wrong = receive(XeroServer.handshake("wrong"));
    assertThat(((WebhookVerdict.Refused) wrong).status()).isEqualTo(401);
  }

  @Test
  void anEventNamesWhatIsToBeReadAgain() {
    WebhookVerdict verdict = receive(XeroServer.hook(Books.OLD_KEY, XeroServer.event("i-7", 3)));
    XeroEvent event = XeroEvent.of(((WebhookVerdict.Accepted) verdict).messages().get(0).message());
    assertThat(event.invoiceId()).contains("i-7");
    assertThat(event.tenant()).isEqualTo(XeroServer.TENANT);
    assertThat(event).hasToString("UPDATE INVOICE i-7");
  }

  @Test
  void severalEventsInOneRequestAreMessagesOfTheirOwn() {
    String one = XeroServer.event("i-1", 1);
    String event = one.substring(one.indexOf('[') + 1, one.indexOf(']'));
    String both = "{\"events\":[" + event + "," + event.replace("i-1", "i-2") + "]}";
    WebhookVerdict verdict = receive(XeroServer.hook(Books.KEY, both));
    assertThat(((WebhookVerdict.Accepted) verdict).messages()).hasSize(2);
  }

  private WebhookVerdict receive(Webhooks.Hook hook) {
    Map<String, List<String>> headers =
        hook.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
    return receiver.receive(
        WebhookRequest.of(
            "POST", "/", headers, hook.body(), Instant.parse("2026-03-01T10:00:00Z")));
  }
}
