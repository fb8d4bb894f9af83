package io.github.odoosync.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.connectors.edi.EdiCodec.Written;
import io.github.odoosync.connectors.edi.EdiMessage.Business;
import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.model.Document;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A type of document, with whom it is exchanged, and one of it by chance.
 *
 * @param type as the standard names it
 * @param role the partner's
 * @param sample makes a document
 */
public record Exchange(String type, Role role, Function<Samples, Document> sample) {

  private static final int SEEDS = 60;

  private static final int RUNS = Integer.getInteger("fuzz.runs", 2_000);

  /** Makes codecs of a standard. */
  public interface Maker {
    EdiCodec codec(TradingPartner partner, InterchangeNumbers numbers, Clock clock);
  }

  /** Sees that what is written is read as it was, without loss and without remark. */
  public void roundTrip(Maker maker) {
    EdiCodec ours = codec(maker, Samples.partner(role));
    EdiCodec theirs = codec(maker, Samples.otherSide(role));
    for (int seed = 0; seed < SEEDS; seed++) {
      Business message = message(new Samples(seed));
      Written written = ours.write(List.of(message), seed + 1);
      String text = new String(written.document().content(), StandardCharsets.ISO_8859_1);
      String about = "seed " + seed + ": " + message.document().toJson() + "\n" + text;
      assertThat(written.losses()).as(about).isEmpty();
      Decoded<EdiMessage> decoded = theirs.decode(written.document());
      assertThat(decoded.diagnostics()).as(about).isEmpty();
      assertThat(decoded.parts()).as(about).hasSize(1);
      Document read = ((Business) decoded.parts().get(0)).document();
      assertThat(read.key()).as(about).isEqualTo(message.document().key());
    }
  }

  /** Sees that broken files are taken or told of, and never thrown at. */
  public static void breakAll(List<Exchange> exchanges, Maker maker) {
    int taken = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Exchange exchange = exchanges.get(seed % exchanges.size());
      Samples samples = new Samples(seed % 97);
      List<Business> messages = List.of(exchange.message(samples), exchange.message(samples));
      byte[] whole =
          codec(maker, Samples.partner(exchange.role)).write(messages, 1).document().content();
      byte[] broken = new Mutations(seed).of(whole);
      Decoded<EdiMessage> decoded =
          decode(codec(maker, Samples.otherSide(exchange.role)), broken, seed);
      taken += decoded.parts().size();
      assertThat(decoded.parts().isEmpty() && decoded.diagnostics().isEmpty())
          .as("seed %d: neither taken nor told of", seed)
          .isFalse();
    }
    assertThat(taken).as("some still make sense").isPositive();
  }

  private static Decoded<EdiMessage> decode(EdiCodec codec, byte[] content, int seed) {
    try {
      return codec.decode(RawDocument.of("broken", content, Map.of()));
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private static EdiCodec codec(Maker maker, TradingPartner partner) {
    return maker.codec(partner, InterchangeNumbers.inMemory(), Samples.CLOCK);
  }

  private Business message(Samples samples) {
    return new Business(type, sample.apply(samples));
  }

  @Override
  public String toString() {
    return type + " with a " + role;
  }
}
