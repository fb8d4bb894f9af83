package io.github.odoosync.connectors.easypost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.capability.LabelService;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.connector.webhook.WebhookSecrets;
import io.github.odoosync.connector.webhook.WebhookVerdict;
import io.github.odoosync.connectors.fuzz.Mutations;
import io.github.odoosync.connectors.support.Notes;
import io.github.odoosync.connectors.support.Results;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.standin.EasyPostServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever EasyPost sends is read, or refused with an error of this library. */
@Timeout(900)
class EasyPostFuzzTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Shipment SHIPMENT = Samples.shipment("OUT1", "1");

  @Test
  void damagedShipments() {
    LabelReader labels = new LabelReader("main");
    Parcel parcel = Parcel.of(SHIPMENT).get(0);
    assertThat(labels.read(SHIPMENT, parcel, Json.read(bought()))).isNotNull();

    Mutations.feed(
        1,
        List.of(bought()),
        document -> {
          Json shipment = Json.read(document);
          assertThat(Rate.cheapest(shipment)).isNotNull();
          assertThat(Rates.problems(shipment)).isNotNull();
          assertThat(labels.read(SHIPMENT, parcel, shipment)).isNotNull();
        });
  }

  @Test
  void damagedEvents() {
    EasyPostWebhooks receiver =
        new EasyPostWebhooks("main", WebhookSecrets.of(Secret.of(Samples.SECRET)));
    Mutations.feed(
        2,
        events(),
        document -> {
          Map<String, List<String>> headers =
              EasyPostServer.signed(Samples.SECRET, document).entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
          WebhookVerdict verdict =
              receiver.receive(WebhookRequest.of("POST", "/", headers, document, NOW));
          assertThat(((WebhookVerdict.Accepted) verdict).messages())
              .allSatisfy(message -> EasyPostEvent.of(message.message()).tracking());
        });
  }

  @Test
  void damagedRefusals() {
    HttpRequest request = HttpRequest.get("a", "/").build();
    String error =
        """
        {"error": {"code": "PARAMETER.REQUIRED", "message": "Missing required parameter.",
         "errors": [{"field": "shipment", "message": "cannot be blank"}, "No such thing."]}}""";
    Mutations.feed(
        3,
        List.of(error.getBytes(StandardCharsets.UTF_8)),
        document ->
            Refusal.of(HttpResponse.of(request, 422, Map.of(), document, NOW))
                .ifPresent(refusal -> assertThat(refusal.asError("a")).isNotNull()));
  }

  private static byte[] bought() {
    try (EasyPostServer server = Samples.server();
        Connector connector = Samples.open(server.address())) {
      LabelService service = connector.capability(LabelService.class).orElseThrow();
      assertThat(
              Results.done(service.buy().execute(Samples.buy(SHIPMENT, "10.00"), new Notes("a"))))
          .hasSize(1);
      return Json.write(server.lastShipment());
    }
  }

  private static List<byte[]> events() {
    try (EasyPostServer server = Samples.server()) {
      server.useAgain("USPS", "EZ1", NOW);
      server.report("EZ1", NOW, "pre_transit", "label_created", "Label Created");
      server.report("EZ1", NOW.plusSeconds(60), "delivered", null, "Delivered");
      List<byte[]> events = new ArrayList<>();
      server
          .webhooks()
          .sendBy(
              hook -> {
                events.add(hook.body());
                return 200;
              },
              1);
      return events;
    }
  }
}
