package io.github.odoosync.lane;

import static io.github.odoosync.lane.LaneLab.LONG;
import static io.github.odoosync.lane.LaneLab.ME;
import static io.github.odoosync.lane.LaneLab.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether everything comes back as it was given. */
interface FidelityContract {

  /** What database collations and drivers like to change. */
  List<String> DIFFERENT_KEYS =
      List.of(
          "a", "A", "a ", "a  ", " a", "ä", "a\u0308", "Ä", "ß", "ss", "i", "I", "İ", "ı", "🚚",
          "🚛", "\t", "a\\", "a'", "a\"", "a%", "a_", "\u200b", "ｱ", "ア", "null");

  LaneLab lab();

  static void assertSame(Message found, Message given) {
    assertThat(found.id()).isEqualTo(given.id());
    assertThat(found.topic()).isEqualTo(given.topic());
    assertThat(found.key()).isEqualTo(given.key());
    assertThat(found.dedupKey()).isEqualTo(given.dedupKey());
    assertThat(found.type()).isEqualTo(given.type());
    assertThat(found.version()).isEqualTo(given.version());
    assertThat(found.payload()).isEqualTo(given.payload());
    assertThat(found.headers()).isEqualTo(given.headers());
    assertThat(List.copyOf(found.headers().keySet()))
        .isEqualTo(List.copyOf(given.headers().keySet()));
    assertThat(found.dueAt()).isEqualTo(given.dueAt());
    assertThat(found.express()).isEqualTo(given.express());
  }

  private Message stored(Message given) {
    lab().put(given);
    ClaimedLane lane = lab().claimOne();
    Message found = lane.messages().get(0).message();
    lab().advance(lane);
    return found;
  }

  @Test
  default void everythingComesBackAsItWasGiven() {
    Message given =
        Message.of("sale.order ", "Order.Confirmed", 12)
            .id("ID 1 ")
            .key("Iğdır ı İ 🚚 ")
            .dedupKey("Dedup ß ")
            .json(Map.of("name", "Iğdır ı İ 🚚 \u0000 \\ \" '", "quantity", 3L))
            .header("z-first", " a value ")
            .header("a-second", "ıİ🚚\n\t\u0000")
            .correlationId("c-1")
            .dueAt(Instant.parse("2001-02-03T04:05:06.123456Z"))
            .express()
            .build();
    assertSame(stored(given), given);
  }

  @Test
  default void theLeastMessageComesBackAsItWasGiven() {
    Message given = Message.of("t", "t", 1).build();
    assertSame(stored(given), given);
  }

  @Test
  default void everyByteOfAPayloadIsKept() {
    byte[] all = new byte[512];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Message given = Message.of("t", "t", 1).payload(Payload.bytes(all)).build();
    assertSame(stored(given), given);
  }

  @Test
  default void theLargestPayloadIsKept() {
    byte[] large = new byte[Message.MAX_PAYLOAD_BYTES];
    new Random(4).nextBytes(large);
    Message given = Message.of("t", "t", 1).key("A").payload(Payload.bytes(large)).build();
    assertSame(stored(given), given);
    lab().put(given);
    lab().parkHead(lab().claimOne(), "too large for somebody");
    assertSame(lab().store().deadLetters(DeadLetterQuery.open()).get(0).message(), given);
  }

  @Test
  default void theLongestNamesAreKept() {
    String name = "n".repeat(Message.MAX_NAME_LENGTH - 2) + "🚚";
    String key = "🚚".repeat(Message.MAX_KEY_LENGTH / 2);
    Message given =
        Message.of(name, name, Integer.MAX_VALUE)
            .id(key)
            .key(key)
            .dedupKey(key)
            .header(name, "v".repeat(Message.MAX_HEADER_LENGTH - name.length()))
            .build();
    lab().store().enqueue(List.of(new Enqueue(name, given, List.of())));
    List<ClaimedLane> lanes = lab().store().claim(new ClaimRequest(name, ME, LONG, 1, 1));
    assertSame(lanes.get(0).messages().get(0).message(), given);
    Trouble trouble = new Trouble(Category.DATA, name, "ı🚚".repeat(666) + "\u0000", name);
    lab().store().settle(ME, List.of(new Settlement.Park(lanes.get(0).held(), 0, trouble)));
    DeadLetter letter = lab().store().deadLetters(DeadLetterQuery.open().ofKey(key)).get(0);
    assertSame(letter.message(), given);
    assertThat(letter.trouble().text()).startsWith("ı🚚".repeat(666));
    assertThat(lab().store().history(key)).hasSize(1);
  }

  @Test
  default void keysThatDifferInAnythingAreDifferentLanes() {
    for (String key : DIFFERENT_KEYS) {
      if (!key.isBlank()) {
        assertThat(lab().put(keyed(key, "of " + key)).seq()).as("»" + key + "«").isEqualTo(1);
      }
    }
    for (ClaimedLane lane : lab().claim(100)) {
      assertThat(LaneLab.ids(lane)).containsExactly("of " + lane.key().orElseThrow());
    }
  }

  @Test
  default void consumersThatDifferInAnythingAreDifferentConsumers() {
    List<String> names = List.of("odoo", "Odoo", "odoo ", "odöo");
    for (String name : names) {
      lab().store().enqueue(List.of(new Enqueue(name, keyed("A", name), List.of())));
    }
    assertThat(lab().store().consumers()).containsExactlyInAnyOrderElementsOf(names);
    for (String name : names) {
      List<ClaimedLane> lanes = lab().store().claim(new ClaimRequest(name, ME, LONG, 9, 9));
      assertThat(lanes).extracting(LaneLab::ids).containsExactly(List.of(name));
    }
  }
}
