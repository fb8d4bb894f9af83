package io.github.odoosync.connectors.edi.x12;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.connectors.edi.EdiCodec;
import io.github.odoosync.connectors.edi.EdiMessage;
import io.github.odoosync.connectors.edi.InterchangeNumbers;
import io.github.odoosync.connectors.edi.Mutations;
import io.github.odoosync.connectors.edi.Samples;
import io.github.odoosync.connectors.edi.TradingPartner.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Broken files are told of, never thrown at: 100,000 of them with {@code -Dodoosync.fuzz=100000}.
 */
class X12FuzzTest {

  private static final int RUNS = Integer.getInteger("odoosync.fuzz", 2_000);

  private static final List<X12RoundTripTest.Exchange> EXCHANGES = X12RoundTripTest.EXCHANGES;

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void whateverComesIsReadOrRefused() {
    int taken = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      X12RoundTripTest.Exchange exchange = EXCHANGES.get(seed % EXCHANGES.size());
      byte[] broken = new Mutations(seed).of(written(exchange, seed % 97));
      Decoded<EdiMessage> decoded = decode(exchange.role(), broken, seed);
      taken += decoded.parts().size();
      assertThat(decoded.parts().isEmpty() && decoded.diagnostics().isEmpty())
          .as("seed %d: neither taken nor told of", seed)
          .isFalse();
    }
    assertThat(taken).as("some still make sense").isPositive();
  }

  private static Decoded<EdiMessage> decode(Role role, byte[] content, int seed) {
    try {
      return X12.codec(Samples.otherSide(role), InterchangeNumbers.inMemory(), Samples.CLOCK)
          .decode(RawDocument.of("broken", content, Map.of()));
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private static byte[] written(X12RoundTripTest.Exchange exchange, long seed) {
    EdiCodec codec =
        X12.codec(Samples.partner(exchange.role()), InterchangeNumbers.inMemory(), Samples.CLOCK);
    Samples samples = new Samples(seed);
    return codec
        .write(List.of(exchange.message(samples), exchange.message(samples)), 1)
        .document()
        .content();
  }
}
