package io.github.odoosync.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.lane.Message;
import org.junit.jupiter.api.Test;

class ErrorFingerprintTest {

  @Test
  void errorsThatDifferInNumbersIdsAndNamesAreOneKind() {
    String one = of("Order S00042 of 'Azure Interior' has 3 lines, id 7f3a-11");
    String other = of("Order S00043 of 'Deco Addict' has 12 lines, id 9b2c-99");
    assertThat(one).isEqualTo(other).isEqualTo("OSYNC-1202 order # of ? has # lines, id #");
  }

  @Test
  void errorsThatDifferInWordsOrCodeAreNot() {
    assertThat(of("No stock")).isNotEqualTo(of("No route"));
    assertThat(ErrorFingerprint.of("A", "No stock"))
        .isNotEqualTo(ErrorFingerprint.of("B", "No stock"));
  }

  @Test
  void aLongOneIsCutAndStillTellsLongTextsApart() {
    String start = "word ".repeat(50);
    assertThat(of(start + "alpha")).hasSizeLessThanOrEqualTo(Message.MAX_NAME_LENGTH);
    assertThat(of(start + "alpha")).isNotEqualTo(of(start + "omega"));
  }

  @Test
  void hugeTextsAreReadAtTheirStartOnly() {
    assertThat(of("a1".repeat(5_000_000))).hasSizeLessThanOrEqualTo(Message.MAX_NAME_LENGTH);
  }

  private static String of(String text) {
    return ErrorFingerprint.of("OSYNC-1202", text);
  }
}
