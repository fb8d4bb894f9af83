package io.github.odoosync.internal.fake.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each recorded request gets from the fake what the real server gave. */
class WireReplayTest {

  /** What the fake does not imitate, and why. */
  private static final Map<String, String> NOT_IMITATED =
      Map.of(
          "odoo-18/jsonrpc/060-quant-create-lot",
          "the recorder sent a text for an id after the lot failed; Python's view of it is unique",
          "odoo-18/jsonrpc/061-quant-apply-lot",
          "the recorder sent an error for ids; PostgreSQL's message quotes its own SQL");

  @ParameterizedTest
  @CsvSource({"17,odoo-17/jsonrpc", "18,odoo-18/jsonrpc", "19,odoo-19/json2", "19,odoo-19/jsonrpc"})
  void theFakeAnswersAsTheRealServerDid(int version, String folder) {
    Optional<Path> recordings = Recordings.folder();
    assumeTrue(
        recordings.isPresent(),
        "Skipped: the recordings of real servers (shared/wire beside the checkout) are not here");
    List<String> wrong = new ArrayList<>();
    TreeSet<String> imitatedAfterAll = new TreeSet<>();
    try (Replay replay = new Replay(version)) {
      for (Exchange exchange : Exchange.of(recordings.get(), folder)) {
        List<String> differences = replay.send(exchange);
        if (!NOT_IMITATED.containsKey(exchange.name())) {
          differences.forEach(each -> wrong.add(exchange.name() + ": " + each));
        } else if (differences.isEmpty()) {
          imitatedAfterAll.add(exchange.name());
        }
      }
    }
    assertThat(wrong).as("differences").isEmpty();
    assertThat(imitatedAfterAll).as("listed as not imitated, but is").isEmpty();
  }
}
