package io.github.odoosync.connectors.easypost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.capability.LabelService;
import io.github.odoosync.connector.capability.Quotes;
import io.github.odoosync.connector.capability.RateQuoter;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.shipment.FreightQuote;
import io.github.odoosync.standin.EasyPostServer;
import io.github.odoosync.testing.SystemFault;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What carriers ask, for one package and for several. */
@Timeout(60)
class RatesTest {

  private final EasyPostServer server = Samples.server();
  private final Connector connector = Samples.open(server.address());
  private final RateQuoter rates = connector.capability(RateQuoter.class).orElseThrow();

  @AfterEach
  void close() {
    connector.close();
    server.close();
  }

  @Test
  void eachServiceIsOfferedOnceAndWhoDidNotAnswerIsNamed() {
    Quotes quotes = rates.quote(Samples.shipment("OUT1", "1"));

    assertThat(quotes.quotes())
        .extracting(
            FreightQuote::carrier,
            FreightQuote::service,
            FreightQuote::price,
            quote -> quote.transitDays().orElseThrow())
        .containsExactly(
            tuple("USPS", "GroundAdvantage", Money.of("5.60", "USD"), 3L),
            tuple("USPS", "Express", Money.of("26.60", "USD"), 1L),
            tuple("UPS", "Ground", Money.of("10.60", "USD"), 4L));
    assertThat(quotes.problems())
        .containsExactly(new Quotes.Problem("FedEx", "FedEx did not answer."));
  }

  @Test
  void severalPackagesCostWhatAllOfThemCost() {
    Quotes quotes = rates.quote(Samples.shipment("OUT1", "1", "2"));

    assertThat(quotes.quotes().get(0).price()).isEqualTo(Money.of("12.80", "USD"));
    assertThat(quotes.problems()).hasSize(1);
    assertThat(server.shipments()).isEqualTo(2);
  }

  @Test
  void aRefusalSaysWhichFieldIsWrong() {
    server.armDraft(SystemFault.REFUSED);

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> rates.quote(Samples.shipment("OUT1", "1")))
        .withMessageContaining("parcel.weight: is too heavy");
  }

  @Test
  void aShipmentWithoutWeightIsNotSent() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> rates.quote(Samples.shipment("OUT1")))
        .withMessageContaining("weight");
  }

  @Test
  void whoNamesNoSenderCanOnlyFollowParcels() {
    EasyPost provider = new EasyPost();
    Settings settings =
        Settings.of(
            provider.descriptor(), Map.of("api-key", Samples.KEY, "address", server.address()));
    try (Connector bare = provider.open(settings, ConnectorRuntime.builder().build())) {
      assertThat(bare.capability(RateQuoter.class)).isEmpty();
      assertThat(bare.capability(LabelService.class)).isEmpty();
      assertThat(bare.check().passed()).isTrue();
    }
  }
}
