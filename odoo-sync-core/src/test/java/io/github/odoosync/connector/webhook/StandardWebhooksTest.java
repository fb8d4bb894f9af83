package io.github.odoosync.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.observe.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures against the vectors that the specification's own libraries are tested with. */
class StandardWebhooksTest {

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1614265330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.US_ASCII);
  private static final Secret SHARED = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final String V1 = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String OTHER = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
  private static final Secret PRIVATE =
      Secret.of("whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=");
  private static final String V1A =
      "v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHe"
          + "YGb7KaaBRdM5WqyeFiL8Ag==";

  @Test
  void thePublishedVectorsAreSignedAlike() {
    assertThat(StandardWebhooks.of(SHARED).sign(ID, AT, BODY))
        .containsExactly(
            Map.entry("webhook-id", ID),
            Map.entry("webhook-timestamp", "1614265330"),
            Map.entry("webhook-signature", V1));
    assertThat(StandardWebhooks.of(PRIVATE).sign(ID, AT, BODY))
        .containsEntry("webhook-signature", V1A);
  }

  @Test
  void thePublishedVectorIsGenuineWithAndWithoutThePrefixOfItsKey() {
    assertGenuine(StandardWebhooks.of(SHARED), V1);
    assertGenuine(StandardWebhooks.of(Secret.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")), V1);
  }

  // The pair is that of test 1 in RFC 8032.
  @Test
  void whatAPrivateKeySignsItsPublicOneChecks() {
    Secret signs = key("whsk_", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    Secret checks =
        key("whpk_", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    String signature = signature(StandardWebhooks.of(signs));

    assertGenuine(StandardWebhooks.of(checks), signature);
    assertRefused(StandardWebhooks.of(checks), WebhookRefusal.BAD_SIGNATURE, V1A);
    assertRefused(StandardWebhooks.of(checks), WebhookRefusal.BAD_SIGNATURE, "v1a,AAAA");
    assertRefused(
        StandardWebhooks.of(checks),
        WebhookRefusal.BAD_SIGNATURE,
        signature.replace("v1a,", "v1,"));
    assertThatThrownBy(() -> StandardWebhooks.of(checks).sign(ID, AT, BODY))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void oneGoodSignatureAmongOthersIsEnough() {
    assertGenuine(
        StandardWebhooks.of(SHARED),
        String.join(" ", OTHER, OTHER.replace("v1,", "v2,"), V1, OTHER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=",
        "v1,",
        "v1,not-base64!",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1O",
        "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
      })
  void anotherSignatureIsRefused(String signature) {
    assertRefused(StandardWebhooks.of(SHARED), WebhookRefusal.BAD_SIGNATURE, signature);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "g0hM9SsE+OTPJTGt"})
  void aVersionThatIsNotKnownIsNoSignature(String signature) {
    assertRefused(StandardWebhooks.of(SHARED), WebhookRefusal.UNSIGNED, signature);
  }

  @Test
  void eachOfTheThreeHeadersIsNeededOnce() {
    for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
      Map<String, List<String>> without = headers(V1);
      without.remove(name);
      assertThat(refusal(StandardWebhooks.of(SHARED), without, BODY, AT))
          .isEqualTo(WebhookRefusal.UNSIGNED);
      Map<String, List<String>> twice = headers(V1);
      twice.computeIfPresent(name, (any, values) -> List.of(values.get(0), "other"));
      assertThat(refusal(StandardWebhooks.of(SHARED), twice, BODY, AT))
          .isEqualTo(WebhookRefusal.UNSIGNED);
    }
  }

  @Test
  void whatIsSignedCannotBeChanged() {
    byte[] body = BODY.clone();
    body[body.length - 2] ^= 1;
    assertThat(refusal(StandardWebhooks.of(SHARED), headers(V1), body, AT))
        .isEqualTo(WebhookRefusal.BAD_SIGNATURE);
    Map<String, List<String>> later = headers(V1);
    later.put("webhook-timestamp", List.of("1614265331"));
    assertThat(refusal(StandardWebhooks.of(SHARED), later, BODY, AT))
        .isEqualTo(WebhookRefusal.BAD_SIGNATURE);
    Map<String, List<String>> renamed = headers(V1);
    renamed.put("webhook-id", List.of("msg_other"));
    assertThat(refusal(StandardWebhooks.of(SHARED), renamed, BODY, AT))
        .isEqualTo(WebhookRefusal.BAD_SIGNATURE);
  }

  @Test
  void theTimeMayBeFiveMinutesAwayEitherWay() {
    StandardWebhooks webhooks = StandardWebhooks.of(SHARED);
    Duration five = Duration.ofMinutes(5);
    assertThat(webhooks.refusal(request(headers(V1), BODY, AT.plus(five)))).isEmpty();
    assertThat(webhooks.refusal(request(headers(V1), BODY, AT.minus(five)))).isEmpty();
    assertThat(refusal(webhooks, headers(V1), BODY, AT.plus(five).plusMillis(1)))
        .isEqualTo(WebhookRefusal.OUTSIDE_TIME);
    assertThat(refusal(webhooks, headers(V1), BODY, AT.minus(five).minusMillis(1)))
        .isEqualTo(WebhookRefusal.OUTSIDE_TIME);
    assertThat(
            webhooks
                .withTolerance(Duration.ofDays(1))
                .refusal(request(headers(V1), BODY, AT.plus(five).plusMillis(1))))
        .isEmpty();
  }

  @Test
  void aKeyIsChangedWithoutAPause() {
    List<Secret> sender = new ArrayList<>(List.of(SHARED));
    List<Secret> receiver = new ArrayList<>(List.of(SHARED));
    StandardWebhooks signs = StandardWebhooks.of(() -> sender);
    StandardWebhooks checks = StandardWebhooks.of(() -> receiver);
    Secret next = Secret.of("whsec_" + "bmV4dCBzZWNyZXQgb2YgMjQgYnl0ZXMh");

    receiver.add(0, next);
    assertGenuine(checks, signature(signs));
    sender.add(0, next);
    assertGenuine(checks, signature(signs));
    receiver.remove(SHARED);
    assertGenuine(checks, signature(signs));
    sender.remove(SHARED);
    assertGenuine(checks, signature(signs));
    assertRefused(checks, WebhookRefusal.BAD_SIGNATURE, V1);
  }

  @Test
  void withoutAKeyNothingIsGenuine() {
    assertRefused(StandardWebhooks.of(List::of), WebhookRefusal.BAD_SIGNATURE, V1);
  }

  @Test
  void aWrongKeyIsRefusedWithoutShowingIt() {
    for (String key : List.of("whsec_s3cr3t!", "whpk_czNjcjN0", "whsk_s3cr3t!")) {
      assertThatThrownBy(() -> StandardWebhooks.of(Secret.of(key)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .message()
          .doesNotContain(key.substring(6));
    }
  }

  @Test
  void anIdThatCannotBeSentIsRefused() {
    for (String id : List.of("", "a b", "a\r\nX: y", "ä", "x".repeat(201))) {
      assertThatThrownBy(() -> StandardWebhooks.of(SHARED).sign(id, AT, BODY))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void assertGenuine(StandardWebhooks webhooks, String signatures) {
    assertThat(webhooks.refusal(request(headers(signatures), BODY, AT))).isEmpty();
  }

  private static void assertRefused(
      StandardWebhooks webhooks, WebhookRefusal reason, String signatures) {
    assertThat(refusal(webhooks, headers(signatures), BODY, AT)).isEqualTo(reason);
  }

  private static WebhookRefusal refusal(
      StandardWebhooks webhooks, Map<String, List<String>> headers, byte[] body, Instant at) {
    return webhooks.refusal(request(headers, body, at)).orElseThrow();
  }

  private static WebhookRequest request(
      Map<String, List<String>> headers, byte[] body, Instant at) {
    return WebhookRequest.of("POST", "/", headers, body, at);
  }

  private static Map<String, List<String>> headers(String signatures) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("webhook-id", List.of(ID));
    headers.put("webhook-timestamp", List.of("1614265330"));
    headers.put("webhook-signature", List.of(signatures));
    return headers;
  }

  private static String signature(StandardWebhooks webhooks) {
    return webhooks.sign(ID, AT, BODY).getOrDefault("webhook-signature", "");
  }

  private static Secret key(String prefix, String hex) {
    return Secret.of(prefix + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)));
  }
}
