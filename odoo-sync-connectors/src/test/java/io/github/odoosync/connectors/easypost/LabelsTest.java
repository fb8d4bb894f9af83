package io.github.odoosync.connectors.easypost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.CommandResult.Conflict;
import io.github.odoosync.connector.CommandResult.Reach;
import io.github.odoosync.connector.CommandResult.Rejected;
import io.github.odoosync.connector.CommandResult.RetryLater;
import io.github.odoosync.connector.CommandResult.Unknown;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.capability.BuyLabels;
import io.github.odoosync.connector.capability.LabelService;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connectors.support.Notes;
import io.github.odoosync.connectors.support.Results;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.shipment.Label;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.standin.EasyPostServer;
import io.github.odoosync.testing.SystemFault;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Labels are bought once, at the price that was offered, and given back. */
@Timeout(60)
class LabelsTest {

  private final EasyPostServer server = Samples.server();
  private final Connector connector = Samples.open(server.address());
  private final LabelService service = connector.capability(LabelService.class).orElseThrow();
  private final CommandHandler<BuyLabels, List<Label>> buyer = service.buy();
  private final Notes notes = new Notes("a");

  @AfterEach
  void close() {
    connector.close();
    server.close();
  }

  @Test
  void aLabelSaysAllThatIsNeededToShipAndToGiveBack() {
    Label label = Results.done(buyer.execute(buy("10.00", "1"), notes)).get(0);

    assertThat(label.shipment().key()).isEqualTo("OUT1");
    assertThat(label.packageId()).contains("P1");
    assertThat(label.tracking().carrier()).isEqualTo("USPS");
    assertThat(label.tracking().number()).startsWith("9400");
    assertThat(label.service()).contains("GroundAdvantage");
    assertThat(label.format()).isEqualTo("PDF");
    assertThat(label.uri()).hasValueSatisfying(uri -> assertThat(uri).endsWith(".pdf"));
    assertThat(label.cost()).contains(Money.of("5.60", "USD"));
    assertThat(label.externalKeys())
        .extracting(ExternalKey::tenant, ExternalKey::entity)
        .containsExactly(Assertions.tuple("main", "shipment"));

    Label voided = Results.done(service.voidLabel().execute(label, new Notes("a")));
    assertThat(voided.voidedAt()).isPresent();
    assertThat(server.refunds("OUT1/P1")).isEqualTo(1);
  }

  @Test
  void aShipmentIsSentInEasyPostsUnitsAndWords() {
    Results.done(buyer.execute(buy("10.00", "1"), notes));

    Json sent = Json.of(server.lastShipment());
    assertThat(sent.get("parcel").tree())
        .hasToString("{weight=16.0, length=10.0, width=5.0, height=4.0}");
    assertThat(sent.get("to_address").tree())
        .isEqualTo(
            Map.of(
                "name", "Elizabeth Swan",
                "street1", "179 N Harbor Dr",
                "street2", "Apt 20, Back door",
                "city", "Redondo Beach",
                "state", "CA",
                "zip", "90277",
                "country", "US",
                "phone", "+1 555 0100"));
    assertThat(sent.get("from_address").tree()).isEqualTo(Map.of("id", "adr_1"));
    assertThat(sent.get("reference").text()).isEqualTo("OUT1/P1");
  }

  @Test
  void theApplicationGivesSendersAndFurtherFields() {
    EasyPostOptions options =
        EasyPostOptions.builder()
            .senders(
                shipment ->
                    new EasyPostOptions.Sender(Samples.address(), Contact.builder().build()))
            .fields(
                shipment ->
                    Map.of(
                        "customs_info", Map.of("contents_type", "merchandise"),
                        "options", Map.of("incoterm", "DDP")))
            .build();
    try (Connector other = Samples.open(server.address(), new EasyPost(options))) {
      LabelService labels = other.capability(LabelService.class).orElseThrow();
      Results.done(labels.buy().execute(buy("10.00", "1"), notes));
    }

    Json sent = Json.of(server.lastShipment());
    assertThat(sent.get("from_address").get("city").text()).isEqualTo("Redondo Beach");
    assertThat(sent.get("customs_info").get("contents_type").text()).isEqualTo("merchandise");
    assertThat(sent.get("options").tree())
        .isEqualTo(Map.of("incoterm", "DDP", "label_format", "PDF"));
  }

  @Test
  void aPurchaseWhoseAnswerIsUnreadableIsFoundAgain() {
    server.garblePurchase();

    CommandResult<List<Label>> first = Results.of(() -> buyer.execute(buy("10.00", "1"), notes));
    assertThat(first).isInstanceOf(Unknown.class);

    assertThat(Results.done(buyer.executeAgain(buy("10.00", "1"), notes))).hasSize(1);
    assertThat(server.sold("OUT1/P1")).isEqualTo(1);
  }

  @Test
  void aDraftThatWasLostCostsNothing() {
    server.armDraft(SystemFault.LOST_ANSWER);

    Assertions.assertThatExceptionOfType(NoAnswerException.class)
        .isThrownBy(() -> buyer.execute(buy("10.00", "1"), notes));

    Results.done(buyer.execute(buy("10.00", "1"), notes));
    assertThat(server.shipments()).isEqualTo(2);
    assertThat(server.sold("OUT1/P1")).isEqualTo(1);
  }

  @Test
  void whatBecameDearerIsNotBought() {
    server.raisePrices("0.01");

    assertThat(buyer.execute(buy("5.60", "1"), notes))
        .isEqualTo(new Conflict<>("It costs 5.61 USD, not 5.60 USD", null));
    assertThat(server.sold("OUT1/P1")).isZero();
  }

  @Test
  void severalPackagesAreBoughtTogetherOrNotAtAll() {
    assertThat(Results.done(buyer.execute(buy("11.20", "1", "1"), notes)))
        .extracting(label -> label.packageId().orElseThrow())
        .containsExactly("P1", "P2");

    server.refuse("OUT1/P3");
    Notes others = new Notes("a");
    CommandResult<List<Label>> result = buyer.execute(buy("99.00", "1", "1", "1"), others);
    assertThat(result).isInstanceOf(Rejected.class);
    assertThat(server.sold("OUT1/P2")).isEqualTo(2);
    assertThat(server.refunds("OUT1/P1")).isEqualTo(1);
    assertThat(server.refunds("OUT1/P2")).isEqualTo(1);

    assertThat(buyer.executeAgain(buy("99.00", "1", "1", "1"), others))
        .isInstanceOf(Rejected.class);
    assertThat(server.sold("OUT1/P1")).isEqualTo(2);
  }

  @Test
  void anAccountWithoutMoneyIsNoFaultOfTheShipment() {
    server.broke(true);
    assertThat(buyer.execute(buy("10.00", "1"), notes))
        .isInstanceOfSatisfying(
            RetryLater.class, later -> assertThat(later.reach()).isEqualTo(Reach.ACCOUNT));

    server.broke(false);
    Results.done(buyer.execute(buy("10.00", "1"), notes));
    assertThat(server.shipments()).isEqualTo(1);
  }

  @Test
  void aShipmentWithoutWeightOrAddressIsRefusedBeforeItIsSent() {
    Shipment bare = Samples.shipment("OUT1").toBuilder().set(Shipment.SHIP_TO, null).build();

    assertThat(Results.rejected(buyer.execute(Samples.buy(bare, "10.00"), notes)).fields())
        .extracting(FieldError::field)
        .containsExactly("shipTo", "weight");
    assertThat(server.shipments()).isZero();
  }

  @Test
  void aLabelOfAnotherAccountIsNotGivenBack() {
    Label label = Results.done(buyer.execute(buy("10.00", "1"), notes)).get(0);
    Label other =
        label.toBuilder()
            .set(
                Label.EXTERNAL_KEYS,
                List.of(new ExternalKey("easypost", "other", "shipment", "shp_1")))
            .build();

    assertThat(service.voidLabel().execute(other, notes)).isInstanceOf(Rejected.class);
    assertThat(service.voidLabel().executeAgain(other, notes)).isInstanceOf(Rejected.class);
  }

  private static BuyLabels buy(String price, String... pounds) {
    return Samples.buy(Samples.shipment("OUT1", pounds), price);
  }
}
