package io.github.odoosync.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InboxMessageTest {

  @Test
  void aBlankSourceOrIdIsRefused() {
    for (String blank : List.of("", " ", "\u2003")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> InboxMessage.of("dhl", blank, message()))
          .withMessageContaining("id is blank");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> InboxMessage.of(blank, "1", message()))
          .withMessageContaining("source is blank");
    }
  }

  @Test
  void anOversizedIdIsRefusedWithWhatToDo() {
    InboxMessage.of("dhl", "x".repeat(251), message()).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> InboxMessage.of("dhl", "x".repeat(252), message()))
        .withMessageContaining("254")
        .withMessageContaining("hash");
  }

  @Test
  void whatCouldBeTakenForAnotherSourceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InboxMessage.of("a:b", "c", message()))
        .withMessageContaining("colon");
    for (String control : List.of("a\nb", "a\0b", "a\u007fb")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> InboxMessage.of("dhl", control, message()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> InboxMessage.of(control, "1", message()));
    }
    assertThat(InboxMessage.of("dhl", "a:b", message()).build().message().id())
        .isEqualTo("dhl:a:b");
  }

  @Test
  void contentIsTakenOnceForAKeyOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InboxMessage.of("dhl", "1", message()).onceByContent().build())
        .withMessageContaining("key");
  }

  @Test
  void aDedupKeyBesideTheIdIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InboxMessage.of("dhl", "1", message().dedupKey("x")).build());
  }

  @Test
  void theFingerprintIsThatOfThePayload() {
    InboxMessage json = InboxMessage.of("dhl", "1", message().json(Map.of("a", 1, "b", 2))).build();
    InboxMessage bytes =
        InboxMessage.of("dhl", "1", message().payload(Payload.bytes(new byte[] {1}))).build();
    InboxMessage none = InboxMessage.of("dhl", "1", message()).build();

    assertThat(List.of(json.fingerprint(), bytes.fingerprint(), none.fingerprint()))
        .doesNotHaveDuplicates();
  }

  @Test
  void thePayloadIsNotShown() {
    assertThat(InboxMessage.of("dhl", "1", message().json(Map.of("name", "Ada"))).build())
        .hasToString("tracking tracking.event v1 (dhl:1) from dhl");
  }

  private static Message.Builder message() {
    return Message.of("tracking", "tracking.event", 1);
  }
}
