package io.github.odoosync.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredResultTest {

  @Test
  void keepsTheDigitsOfADecimal() {
    StoredResult result = StoredResult.json("price", 2, Map.of("amount", new BigDecimal("1.10")));

    assertThat(result.type()).isEqualTo("price");
    assertThat(result.version()).isEqualTo(2);
    assertThat(result.toMap()).containsEntry("amount", new BigDecimal("1.10"));
  }

  @Test
  void copiesBytesOnTheWayInAndOut() {
    byte[] given = {1, 2, 3};
    StoredResult result = StoredResult.bytes("raw", 1, given);
    given[0] = 9;
    result.toBytes()[1] = 9;

    assertThat(result.toBytes()).containsExactly(1, 2, 3);
  }

  @Test
  void isRefusedWhereItIsTooLargeOrUnnamed() {
    StoredResult.bytes("raw", 1, new byte[StoredResult.MAX_BYTES]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredResult.bytes("raw", 1, new byte[StoredResult.MAX_BYTES + 1]))
        .withMessageContaining("262144");
    assertThatIllegalArgumentException().isThrownBy(() -> StoredResult.json(" ", 1, Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredResult.json("x".repeat(101), 1, Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> StoredResult.json("x", 0, Map.of()));
  }

  @Test
  void showsNoContent() {
    StoredResult result = StoredResult.json("person", 1, Map.of("name", "Ada"));

    assertThat(result).hasToString("person v1 of 14 bytes");
    assertThatIllegalStateException()
        .isThrownBy(() -> StoredResult.bytes("text", 1, new byte[] {65, 100, 97}).toMap())
        .withMessageNotContaining("Ada");
    assertThatIllegalStateException().isThrownBy(() -> StoredResult.nothing().toMap());
  }
}
