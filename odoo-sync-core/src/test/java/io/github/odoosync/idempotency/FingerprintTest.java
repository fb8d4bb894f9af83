package io.github.odoosync.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void theOrderOfKeysDoesNotCount() {
    assertThat(ofJson("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"))
        .isEqualTo(ofJson("{\"b\":{\"d\":3,\"c\":2},\"a\":1}"));
  }

  @Test
  void anyOrderOfManyKeysIsTheSame() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      names.add("key" + i);
    }
    Fingerprint first = null;
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(names, new Random(seed));
      Map<String, Object> object = new LinkedHashMap<>();
      names.forEach(name -> object.put(name, name.length()));
      Fingerprint print = Fingerprint.ofJson(object);
      first = first == null ? print : first;
      assertThat(print).isEqualTo(first);
    }
  }

  @Test
  void howANumberIsWrittenDoesNotCount() {
    Fingerprint one = ofJson("{\"n\":100}");
    for (String same : List.of("100.0", "1e2", "1E+2", "100.000", "10.0e1")) {
      assertThat(ofJson("{\"n\":" + same + "}")).as(same).isEqualTo(one);
    }
    for (Number same :
        List.of(100, 100L, 100.0, 100f, new BigDecimal("1.00E2"), BigInteger.valueOf(100))) {
      assertThat(Fingerprint.ofJson(Map.of("n", same))).as("%s", same).isEqualTo(one);
    }
    assertThat(ofJson("{\"n\":-0.0}")).isEqualTo(ofJson("{\"n\":0}"));
    assertThat(Fingerprint.ofJson(Map.of("n", 0.1))).isEqualTo(ofJson("{\"n\":0.1}"));
  }

  @Test
  void whatDiffersDiffers() {
    List<String> all =
        List.of(
            "{}",
            "{\"a\":1}",
            "{\"a\":\"1\"}",
            "{\"a\":1.0000000001}",
            "{\"a\":null}",
            "{\"a\":false}",
            "{\"a\":[]}",
            "{\"a\":{}}",
            "{\"a\":[1,2]}",
            "{\"a\":[2,1]}",
            "{\"a\":\"x\"}",
            "{\"a\":\"X\"}",
            "{\"a\":\"x \"}",
            "{\"A\":\"x\"}");
    assertThat(all.stream().map(FingerprintTest::ofJson)).doesNotHaveDuplicates();
  }

  @Test
  void aNumberTooLongToWriteOutIsStillOne() {
    assertThat(ofJson("{\"n\":1e999999999}")).isNotEqualTo(ofJson("{\"n\":1e999999998}"));
  }

  @Test
  void whatIsNoJsonHasNone() {
    Map<String, Object> foreign = new HashMap<>();
    foreign.put("a", new Object());
    assertThatIllegalArgumentException().isThrownBy(() -> Fingerprint.ofJson(foreign));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.ofJson(Map.of("a", Double.NaN)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofJson("{\"secret\":"))
        .withMessageNotContaining("secret");
    assertThatIllegalArgumentException().isThrownBy(() -> ofJson("{\"n\":NaN}"));
  }

  @Test
  void aValueThatContainsItselfIsRefused() {
    Map<String, Object> endless = new HashMap<>();
    endless.put("self", endless);
    assertThatIllegalArgumentException().isThrownBy(() -> Fingerprint.ofJson(endless));
  }

  @Test
  void bytesAreTakenAsTheyAre() {
    assertThat(Fingerprint.of("abc".getBytes(UTF_8)).value())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(ofJson("{}")).isEqualTo(Fingerprint.of("{}".getBytes(UTF_8)));
  }

  @Test
  void aFingerprintOfOnesOwnIsShort() {
    assertThat(new Fingerprint("W/\"etag\"").value()).isEqualTo("W/\"etag\"");
    assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint("x".repeat(101)));
  }

  private static Fingerprint ofJson(String json) {
    return Fingerprint.ofJson(json.getBytes(UTF_8));
  }
}
