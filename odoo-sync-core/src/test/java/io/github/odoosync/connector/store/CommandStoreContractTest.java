package io.github.odoosync.connector.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.store.CommandRecord.State;
import io.github.odoosync.database.TestStore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store keeps of commands, on each kind of store. */
@Timeout(120)
class CommandStoreContractTest extends StoreFixture {

  @ParameterizedTest
  @EnumSource
  void stateAndNotesAreKept(TestStore.Kind kind) {
    CommandStore store = open(kind).connectors().commands();
    String longest = "é".repeat(CommandContext.MAX_NOTE_LENGTH);

    assertThat(store.find(unique)).isEmpty();
    assertThat(store.set(unique, 5, State.BEGUN)).isTrue();
    assertThat(store.note(unique, 5, "shipment", "shp_1")).isTrue();
    assertThat(store.note(unique, 5, "shipment", longest)).isTrue();
    assertThat(store.note(unique, 5, "Shipment", "")).isTrue();

    assertThat(store.find(unique))
        .contains(new CommandRecord(State.BEGUN, Map.of("shipment", longest, "Shipment", "")));
    assertThat(store.set(unique, 5, State.ENDED)).isTrue();
    assertThat(store.find(unique).orElseThrow().state()).isEqualTo(State.ENDED);
    assertThat(store.find(unique).orElseThrow().notes()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void aNoteMayBeTheFirstThatIsKept(TestStore.Kind kind) {
    CommandStore store = open(kind).connectors().commands();
    store.note(unique, 5, "id", "7");

    assertThat(store.find(unique)).contains(new CommandRecord(State.CLEAR, Map.of("id", "7")));
  }

  /** Law 16: a holder that was replaced changes nothing any more. */
  @ParameterizedTest
  @EnumSource
  void whoWasReplacedChangesNothing(TestStore.Kind kind) {
    CommandStore store = open(kind).connectors().commands();
    store.set(unique, 5, State.BEGUN);
    store.note(unique, 6, "id", "later holder");

    assertThat(store.note(unique, 5, "id", "zombie")).isFalse();
    assertThat(store.set(unique, 5, State.CLEAR)).isFalse();
    assertThat(store.find(unique))
        .contains(new CommandRecord(State.BEGUN, Map.of("id", "later holder")));
  }

  @ParameterizedTest
  @EnumSource
  void whatHasEndedGoesSoonAndWhatIsOpenLater(TestStore.Kind kind) {
    TestStore opened = open(kind);
    CommandStore store = opened.connectors().commands();
    for (State state : State.values()) {
      store.set(unique + state, 5, state);
      store.note(unique + state, 5, "id", "7");
    }
    ConnectorRetention retention =
        new ConnectorRetention(
            Duration.ofDays(400), Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(400));

    opened.ageConnectors(Duration.ofDays(8));
    purge(opened, retention);
    assertThat(store.find(unique + State.ENDED)).isEmpty();
    assertThat(store.find(unique + State.BEGUN).orElseThrow().notes()).containsEntry("id", "7");
    assertThat(store.find(unique + State.CLEAR)).isPresent();

    opened.ageConnectors(Duration.ofDays(30));
    purge(opened, retention);
    for (State state : State.values()) {
      assertThat(store.find(unique + state)).isEmpty();
    }
    store.set(unique + State.ENDED, 5, State.BEGUN);
    assertThat(store.find(unique + State.ENDED).orElseThrow().notes()).isEmpty();
  }

  private static void purge(TestStore opened, ConnectorRetention retention) {
    while (opened.connectors().purge(retention, 2) >= 2) {}
  }
}
