package io.github.odoosync.connectors.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.DocumentCodec;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.connectors.fuzz.Mutations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a partner sends is taken or told of, and never thrown at. */
@Timeout(900)
class UblFuzzTest {

  private static final UblOptions ACME = Papers.acme().build();

  @Test
  void damagedInvoices() {
    DocumentCodec<?> codec = Ubl.invoices(ACME);
    feed(1, codec, Ubl.invoices(ACME).encode(List.of(Papers.usual()), 1).content());
  }

  @Test
  void damagedAdvices() {
    byte[] advice = Ubl.despatchAdvices(ACME).encode(List.of(Papers.shipment()), 1).content();
    feed(2, Ubl.despatchAdvices(ACME), advice);
    feed(3, Ubl.arrivals(Papers.shop().build()), advice);
  }

  private static void feed(long seed, DocumentCodec<?> codec, byte[] document) {
    Mutations.feed(
        seed,
        List.of(document),
        content -> {
          Decoded<?> read = codec.decode(RawDocument.of("a.xml", content, Map.of()));
          assertThat(read.parts().isEmpty()).isEqualTo(read.isRefused());
        });
  }
}
