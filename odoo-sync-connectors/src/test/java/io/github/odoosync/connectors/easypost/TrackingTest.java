package io.github.odoosync.connectors.easypost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.capability.TrackingSource;
import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookRefusal;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.Milestone;
import io.github.odoosync.model.shipment.MilestoneCode;
import io.github.odoosync.model.shipment.ShipmentPhase;
import io.github.odoosync.model.shipment.TrackingHistory;
import io.github.odoosync.standin.EasyPostServer;
import io.github.odoosync.standin.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where parcels are: asked for, and told by webhooks. */
@Timeout(60)
class TrackingTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final TrackingNumber NUMBER = new TrackingNumber("USPS", "EZ1", NOW);

  private final EasyPostServer server = Samples.server();
  private final Connector connector = Samples.open(server.address());
  private final TrackingSource tracking = connector.capability(TrackingSource.class).orElseThrow();
  private final WebhookReceiver receiver =
      connector.capability(WebhookReceiver.class).orElseThrow();

  @AfterEach
  void close() {
    connector.close();
    server.close();
  }

  @Test
  void whatACarrierReportsIsToldInOurWordsBesideItsOwn() {
    server.useAgain("USPS", "EZ1", NOW);
    server.report("EZ1", NOW, "in_transit", "arrived_at_facility", "Arrived");

    Milestone milestone = tracking.track(NUMBER).orElseThrow().milestones().get(0);
    assertThat(milestone.code()).isEqualTo(MilestoneCode.ARRIVED_FACILITY);
    assertThat(milestone.occurredAt()).isEqualTo(NOW);
    assertThat(milestone.foreignCode()).contains("in_transit");
    assertThat(milestone.foreignDetail()).contains("arrived_at_facility");
    assertThat(milestone.text()).contains("Arrived");
    assertThat(milestone.place()).contains("HOUSTON, TX");
    assertThat(milestone.source()).contains("easypost");
  }

  @Test
  void aStatusThatNobodyKnowsIsKeptAndStopsNothing() {
    server.useAgain("USPS", "EZ1", NOW);
    server.report("EZ1", NOW, "in_transit", null, "Moving");
    server.report("EZ1", NOW.plusSeconds(1), "abducted", "by_aliens", "Gone");

    TrackingHistory history = tracking.track(NUMBER).orElseThrow();
    assertThat(history.milestones())
        .filteredOn(each -> each.code().equals(MilestoneCode.UNKNOWN))
        .extracting(
            each -> each.foreignCode().orElseThrow() + "/" + each.foreignDetail().orElseThrow())
        .containsExactly("abducted/by_aliens");
    assertThat(history.state().phase()).isEqualTo(ShipmentPhase.IN_TRANSIT);
  }

  @Test
  void whatIsDeliveredCanStillGoBack() {
    server.useAgain("USPS", "EZ1", NOW);
    server.report("EZ1", NOW, "delivered", null, "Delivered");
    server.report("EZ1", NOW.plusSeconds(60), "return_to_sender", null, "Refused after all");

    assertThat(tracking.track(NUMBER).orElseThrow().state().phase())
        .isEqualTo(ShipmentPhase.RETURNING);
  }

  @Test
  void aNumberThatIsUsedAgainIsTheParcelOfItsTime() {
    server.useAgain("USPS", "EZ1", NOW.minusSeconds(400L * 86_400));
    server.report("EZ1", NOW.minusSeconds(399L * 86_400), "delivered", null, "Last year");
    server.useAgain("USPS", "EZ1", NOW.plusSeconds(5));

    assertThat(tracking.track(NUMBER).orElseThrow().milestones()).isEmpty();
    assertThat(
            tracking
                .track(new TrackingNumber("USPS", "EZ1", NOW.minusSeconds(400L * 86_400)))
                .orElseThrow()
                .state()
                .phase())
        .isEqualTo(ShipmentPhase.DELIVERED);
  }

  @Test
  void aNumberThatNobodyFollowsIsNotKnown() {
    assertThat(tracking.track(NUMBER)).isEmpty();
  }

  @Test
  void aWebhookBecomesAMessageThatIsReadAsWhatIsAsked() {
    server.useAgain("USPS", "EZ1", NOW);
    server.report("EZ1", NOW, "delivered", null, "Delivered");

    List<InboxMessage> messages = received();
    Message message = messages.get(0).message();
    assertThat(messages).hasSize(1);
    assertThat(message.topic()).isEqualTo(EasyPost.TOPIC);
    assertThat(message.key().orElseThrow()).startsWith("trk_");

    EasyPostEvent event = EasyPostEvent.of(message);
    assertThat(event.description()).isEqualTo("tracker.updated");
    assertThat(event.tracking()).contains(tracking.track(NUMBER).orElseThrow());
  }

  @Test
  void aSecretIsDecomposedBeforeItSigns() {
    byte[] body = "{\"id\": \"evt_1\"}".getBytes(StandardCharsets.UTF_8);

    // What signs with the composed form is somebody who does not know how EasyPost signs.
    assertThat(verdict("se\u0301cret", body)).isInstanceOf(WebhookVerdict.Accepted.class);
    String composed = plainSignature("s\u00e9cret", body);
    assertThat(receiver.receive(request(Map.of("X-Hmac-Signature", composed), body)))
        .isEqualTo(new WebhookVerdict.Refused(WebhookRefusal.BAD_SIGNATURE));
  }

  @Test
  void anEventThatIsNoTrackersIsKeptAndReadAsItIs() {
    byte[] body =
        "{\"id\": \"evt_1\", \"description\": \"refund.successful\", \"result\": {\"id\": \"rfnd_1\"}}"
            .getBytes(StandardCharsets.UTF_8);
    WebhookVerdict.Accepted accepted = (WebhookVerdict.Accepted) verdict(Samples.SECRET, body);

    EasyPostEvent event = EasyPostEvent.of(accepted.messages().get(0).message());
    assertThat(event.tracking()).isEmpty();
    assertThat(event.result().get("id").text()).isEqualTo("rfnd_1");
  }

  @Test
  void aMessageOfAnotherSystemIsNoEvent() {
    Message other = Message.of("t", "easypost-event", 1).header("source", "depot").build();

    assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> EasyPostEvent.of(other));
  }

  private List<InboxMessage> received() {
    List<InboxMessage> messages = new ArrayList<>();
    server
        .webhooks()
        .sendBy(
            hook -> {
              WebhookVerdict verdict = receiver.receive(request(hook.headers(), hook.body()));
              messages.addAll(((WebhookVerdict.Accepted) verdict).messages());
              return 200;
            },
            1);
    return messages;
  }

  private WebhookVerdict verdict(String secret, byte[] body) {
    return receiver.receive(request(EasyPostServer.signed(secret, body), body));
  }

  private static String plainSignature(String secret, byte[] body) {
    return "hmac-sha256-hex=" + HexFormat.of().formatHex(Hmac.sign(secret, body));
  }

  private static WebhookRequest request(Map<String, String> headers, byte[] body) {
    Map<String, List<String>> all =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
    return WebhookRequest.of("POST", "/", all, body, NOW);
  }
}
