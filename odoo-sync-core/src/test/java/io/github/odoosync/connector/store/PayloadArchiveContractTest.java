package io.github.odoosync.connector.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.database.TestStore;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store keeps of raw payloads, on each kind of store. */
@Timeout(120)
class PayloadArchiveContractTest extends StoreFixture {

  private RawPayload raw(Payload payload, Duration keep) {
    return new RawPayload("shop", unique, payload, keep);
  }

  @ParameterizedTest
  @EnumSource
  void everyByteIsKeptUpToTheLargest(TestStore.Kind kind) {
    PayloadArchive archive = open(kind).connectors().archive();
    byte[] large = new byte[Message.MAX_PAYLOAD_BYTES];
    new Random(7).nextBytes(large);
    String bytes = archive.keep(raw(Payload.bytes(large), Duration.ofDays(1)));
    String json = archive.keep(raw(Payload.json(Map.of("a", 1)), Duration.ofDays(1)));

    assertThat(archive.find(bytes)).contains(Payload.bytes(large));
    assertThat(archive.find(json)).contains(Payload.json(Map.of("a", 1)));
    assertThat(archive.find("00".repeat(32))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theSameAgainIsKeptOnceAndNeverForShorter(TestStore.Kind kind) {
    TestStore opened = open(kind);
    PayloadArchive archive = opened.connectors().archive();
    Payload payload = Payload.json(Map.of("a", 1));
    String first = archive.keep(raw(payload, Duration.ofDays(10)));
    String second = archive.keep(raw(payload, Duration.ofDays(1)));
    assertThat(second).isEqualTo(first);
    assertThat(archive.of("shop", unique, 10)).containsExactly(first);

    opened.ageConnectors(Duration.ofDays(5));
    purge(opened);
    assertThat(archive.find(first)).isPresent();
    archive.keep(raw(payload, Duration.ofDays(10)));
    opened.ageConnectors(Duration.ofDays(9));
    purge(opened);
    assertThat(archive.find(first)).isPresent();
    opened.ageConnectors(Duration.ofDays(2));
    purge(opened);
    assertThat(archive.find(first)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theNewestOfASubjectComesFirst(TestStore.Kind kind) {
    TestStore opened = open(kind);
    PayloadArchive archive = opened.connectors().archive();
    String old = archive.keep(raw(Payload.json(Map.of("a", 1)), Duration.ofDays(10)));
    opened.ageConnectors(Duration.ofHours(1));
    String young = archive.keep(raw(Payload.json(Map.of("a", 2)), Duration.ofDays(10)));

    assertThat(archive.of("shop", unique, 10)).containsExactly(young, old);
    assertThat(archive.of("shop", unique, 1)).containsExactly(young);
    assertThat(archive.of("other", unique, 10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aPurgeGoesInChunks(TestStore.Kind kind) {
    TestStore opened = open(kind);
    purge(opened);
    for (int i = 0; i < 5; i++) {
      opened.connectors().archive().keep(raw(Payload.json(Map.of("a", i)), Duration.ofHours(1)));
    }
    opened.ageConnectors(Duration.ofHours(2));

    assertThat(opened.connectors().purge(ConnectorRetention.standard(), 3)).isEqualTo(3);
    assertThat(opened.connectors().archive().of("shop", unique, 10)).hasSize(2);
    assertThat(opened.connectors().purge(ConnectorRetention.standard(), 3)).isEqualTo(2);
    assertThat(opened.connectors().purge(ConnectorRetention.standard(), 3)).isZero();
  }

  private static void purge(TestStore opened) {
    while (opened.connectors().purge(ConnectorRetention.standard(), 100) > 0) {}
  }
}
