package io.github.odoosync.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.connectors.edi.EdiExchange.Outcome;
import io.github.odoosync.connectors.edi.EdiExchange.Taken;
import io.github.odoosync.connectors.edi.EdiExchange.Verdict;
import io.github.odoosync.connectors.edi.EdiMessage.Business;
import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.connectors.edi.x12.X12;
import io.github.odoosync.connectors.file.FileOptions;
import io.github.odoosync.connectors.file.FileTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files taken in, answered and put away. */
class EdiExchangeTest {

  @TempDir Path root;

  private final InterchangeNumbers numbers = InterchangeNumbers.inMemory();
  private final EdiCodec theirs =
      X12.codec(Samples.otherSide(Role.CUSTOMER), InterchangeNumbers.inMemory(), Samples.CLOCK);
  private final Map<String, RawDocument> arrived = new HashMap<>();
  private final List<EdiMessage> stored = new ArrayList<>();

  @Test
  void aFileIsStoredAnsweredAndPutAway() throws IOException {
    arrives("a.edi", order(1, 7));
    assertThat(outcomes()).containsExactly(Outcome.TAKEN);
    assertThat(stored).hasSize(1);
    assertThat(names("processed")).containsExactly("a.edi");
    assertThat(names("out")).containsExactly("x12-000000001.edi");
  }

  @Test
  void aCopyIsAnsweredTheSameAndStoredOnce() throws IOException {
    arrives("a.edi", order(1, 7));
    receive();
    arrives("b.edi", order(1, 7));
    assertThat(outcomes()).containsExactly(Outcome.TAKEN);
    assertThat(stored).hasSize(1);
    assertThat(names("out")).containsExactly("x12-000000001.edi");
  }

  @Test
  void anOldNumberWithOtherContentIsPutAside() throws IOException {
    arrives("a.edi", order(1, 7));
    receive();
    arrives("b.edi", order(2, 7));
    assertThat(outcomes()).containsExactly(Outcome.REFUSED);
    assertThat(stored).hasSize(1);
    assertThat(names("failed")).containsExactly("b.edi");
  }

  @Test
  void whatNobodyCanReadNeverHoldsUpTheNext() throws IOException {
    arrives("a.edi", RawDocument.of("x", new byte[] {1, 2, 3}, Map.of()));
    arrives("b.edi", order(1, 7));
    assertThat(outcomes()).containsExactlyInAnyOrder(Outcome.REFUSED, Outcome.TAKEN);
    assertThat(names("failed")).containsExactly("a.edi");
    assertThat(stored).hasSize(1);
  }

  @Test
  void whatCannotBeStoredNowComesAgain() throws IOException {
    arrives("a.edi", order(1, 7));
    EdiExchange.Receiver failing =
        (file, content) -> {
          throw new IllegalStateException("the database is away");
        };
    Taken taken = exchange(failing).receive(10).get(0);
    assertThat(taken.outcome()).isEqualTo(Outcome.LATER);
    assertThat(taken.failure()).hasMessage("the database is away");
    assertThat(names("out")).isEmpty();
    assertThat(names("working")).hasSize(1);
  }

  private List<Outcome> outcomes() {
    return receive().stream().map(Taken::outcome).toList();
  }

  private List<Taken> receive() {
    return exchange(
            (file, content) -> {
              RawDocument before = arrived.putIfAbsent(content.key(), file);
              if (before != null) {
                return before.hasContentOf(file) ? Verdict.COPY : Verdict.OTHER_CONTENT;
              }
              stored.addAll(content.parts());
              return Verdict.STORED;
            })
        .receive(10);
  }

  private EdiExchange exchange(EdiExchange.Receiver receiver) {
    EdiCodec ours = X12.codec(Samples.partner(Role.CUSTOMER), numbers, Samples.CLOCK);
    FileOptions options =
        FileOptions.standard()
            .withClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)))
            .withQuiet(Duration.ZERO);
    return new EdiExchange(ours, FileTransport.in(root, options), receiver);
  }

  private RawDocument order(long seed, long number) {
    return theirs.encode(List.of(new Business("850", new Samples(seed).salesOrder())), number);
  }

  private void arrives(String name, RawDocument file) throws IOException {
    Files.write(Files.createDirectories(root.resolve("in")).resolve(name), file.content());
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Files.createDirectories(root.resolve(folder)))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
