package io.github.odoosync.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.observe.Secret;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSecretsTest {

  private static final byte[] BODY = "{\"foo\": \"bar\"}".getBytes(StandardCharsets.US_ASCII);

  // The vector of Shopify's own library.
  private static final byte[] SIGNATURE =
      Base64.getDecoder().decode("B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=");

  @Test
  void thePublishedVectorMatches() {
    assertThat(WebhookSecrets.of(Secret.of("test_secret_key")).matches(BODY, SIGNATURE)).isTrue();
    assertThat(WebhookSecrets.of(Secret.of("test_secret_kez")).matches(BODY, SIGNATURE)).isFalse();
  }

  @Test
  void aPartOfASignatureIsNone() {
    WebhookSecrets secrets = WebhookSecrets.of(Secret.of("test_secret_key"));
    assertThat(secrets.matches(BODY, new byte[0])).isFalse();
    assertThat(secrets.matches(BODY, Arrays.copyOf(SIGNATURE, 16))).isFalse();
    assertThat(secrets.matches(BODY, Arrays.copyOf(SIGNATURE, 33))).isFalse();
  }

  @Test
  void anySecretInUseIsGoodAndNoOther() {
    List<Secret> inUse = new ArrayList<>(List.of(Secret.of("old"), Secret.of("older")));
    WebhookSecrets secrets = WebhookSecrets.of(() -> inUse);
    assertThat(secrets.matches(BODY, SIGNATURE)).isFalse();
    inUse.add(0, Secret.of("test_secret_key"));
    assertThat(secrets.matches(BODY, SIGNATURE)).isTrue();
    inUse.clear();
    assertThat(secrets.matches(BODY, SIGNATURE)).isFalse();
  }

  @Test
  void aSenderMayMakeItsKeyInAnotherWay() {
    WebhookSecrets decomposed =
        WebhookSecrets.of(Secret.of("s\u00e9cret"))
            .withKeys(
                text ->
                    Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .getBytes(StandardCharsets.UTF_8));
    byte[] signature = WebhookSecrets.hmac("se\u0301cret".getBytes(StandardCharsets.UTF_8), BODY);

    assertThat(decomposed.matches(BODY, signature)).isTrue();
    assertThat(WebhookSecrets.of(Secret.of("s\u00e9cret")).matches(BODY, signature)).isFalse();
  }
}
