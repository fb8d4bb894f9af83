package io.github.odoosync.connectors.edi.x12;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connectors.edi.EdiCodec;
import io.github.odoosync.connectors.edi.EdiCodec.Written;
import io.github.odoosync.connectors.edi.EdiMessage;
import io.github.odoosync.connectors.edi.EdiMessage.Business;
import io.github.odoosync.connectors.edi.InterchangeNumbers;
import io.github.odoosync.connectors.edi.Samples;
import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.shipment.MilestoneVocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read as it was. */
class X12RoundTripTest {

  private static final int SEEDS = 60;

  static final List<Exchange> EXCHANGES =
      List.of(
          new Exchange("850", Role.CUSTOMER, Samples::salesOrder),
          new Exchange("855", Role.CUSTOMER, Samples::salesOrder),
          new Exchange("850", Role.SUPPLIER, Samples::purchaseOrder),
          new Exchange("855", Role.SUPPLIER, Samples::purchaseOrder),
          new Exchange("856", Role.CUSTOMER, Samples::shipment),
          new Exchange("856", Role.SUPPLIER, Samples::expectedReceipt),
          new Exchange("810", Role.CUSTOMER, s -> s.invoice(Invoice.Direction.SALE)),
          new Exchange("810", Role.SUPPLIER, s -> s.invoice(Invoice.Direction.PURCHASE)),
          new Exchange("940", Role.WAREHOUSE, Samples::warehouseOrder),
          new Exchange("945", Role.WAREHOUSE, Samples::shipmentOfWarehouse),
          new Exchange("943", Role.WAREHOUSE, Samples::expectedByWarehouse),
          new Exchange("944", Role.WAREHOUSE, Samples::received),
          new Exchange("846", Role.WAREHOUSE, Samples::stock),
          new Exchange("204", Role.CARRIER, Samples::tender),
          new Exchange("990", Role.CARRIER, s -> s.answer(HistoryNode.ANSWERS)),
          new Exchange("214", Role.CARRIER, s -> s.history(MilestoneVocabulary.X12_214)));

  /** A transaction set, with whom it is exchanged, and a document of it by chance. */
  record Exchange(String type, Role role, Function<Samples, Document> sample) {

    Business message(Samples samples) {
      return new Business(type, sample.apply(samples));
    }

    @Override
    public String toString() {
      return type + " with a " + role;
    }
  }

  static List<Exchange> exchanges() {
    return EXCHANGES;
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void whatIsWrittenIsReadAsItWas(Exchange exchange) {
    EdiCodec ours = codec(exchange.role);
    EdiCodec theirs =
        X12.codec(Samples.otherSide(exchange.role), InterchangeNumbers.inMemory(), Samples.CLOCK);
    for (int seed = 0; seed < SEEDS; seed++) {
      Business message = exchange.message(new Samples(seed));
      Document document = message.document();
      Written written = ours.write(List.of(message), seed + 1);
      String text = new String(written.document().content(), StandardCharsets.ISO_8859_1);
      assertThat(written.losses()).as("seed %d: %s\n%s", seed, document.toJson(), text).isEmpty();
      Decoded<EdiMessage> decoded = theirs.decode(written.document());
      assertThat(decoded.diagnostics()).as("seed %d: %s", seed, text).isEmpty();
      assertThat(decoded.parts()).hasSize(1);
      Document read = ((Business) decoded.parts().get(0)).document();
      assertThat(read.key()).isEqualTo(document.key());
      assertThat(read.schema()).isEqualTo(document.schema());
    }
  }

  private static EdiCodec codec(Role role) {
    return X12.codec(Samples.partner(role), InterchangeNumbers.inMemory(), Samples.CLOCK);
  }
}
