package io.github.odoosync.connectors.ubl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.model.shipment.TransferStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Despatch advices. */
class UblAdviceTest {

  private static final UblOptions ACME = Papers.acme().build();

  @Test
  void anAdviceReadsAsItWasWritten() {
    Decoded<Shipment> read = Ubl.despatchAdvices(ACME).decode(written());
    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.parts().get(0).meaning()).isEqualTo(Papers.shipment().meaning());
    assertThat(read.key()).isEqualTo("4012345000009 DespatchAdvice OUT1");
    assertThat(new String(written().content(), UTF_8))
        .contains("<cbc:ActualDespatchTime>22:30:00Z</cbc:ActualDespatchTime>")
        .contains("<cbc:OutstandingQuantity unitCode=\"C62\">3</cbc:OutstandingQuantity>");
  }

  @Test
  void theCustomerReadsItAsWhatIsToComeIn() {
    Receipt receipt = Ubl.arrivals(Papers.shop().build()).decode(written()).parts().get(0);
    assertThat(receipt.status()).isEqualTo(TransferStatus.PLANNED);
    assertThat(receipt.supplier().orElseThrow().gln()).isPresent();
    assertThat(receipt.orders()).containsExactly(new BusinessKey("purchase-order", "SO1"));
    GoodsLine line = receipt.lines().get(0);
    assertThat(line.planned()).contains(Quantity.pieces(2));
    assertThat(line.done()).isEmpty();
    assertThat(line.lot().orElseThrow().number()).isEqualTo("L1");
    assertThat(receipt.packages()).singleElement().satisfies(p -> assertThat(p.sscc()).isPresent());
  }

  @Test
  void anAdviceToSomebodyElseIsRefused() {
    assertThat(Ubl.arrivals(ACME).decode(written()).diagnostics())
        .singleElement()
        .extracting(Diagnostic::code)
        .isEqualTo("RECEIVER");
  }

  @Test
  void whatWasNotShippedIsNotAdvised() {
    Shipment ready =
        Papers.shipment().toBuilder().set(Shipment.STATUS, TransferStatus.READY).build();
    assertThatThrownBy(() -> Ubl.despatchAdvices(ACME).encode(List.of(ready), 1))
        .isInstanceOf(InvalidValueException.class);
    Receipt receipt = Ubl.arrivals(Papers.shop().build()).decode(written()).parts().get(0);
    assertThatThrownBy(() -> Ubl.arrivals(ACME).encode(List.of(receipt), 1))
        .isInstanceOf(InvalidValueException.class);
  }

  private static RawDocument written() {
    return Ubl.despatchAdvices(ACME).encode(List.of(Papers.shipment()), 1);
  }
}
