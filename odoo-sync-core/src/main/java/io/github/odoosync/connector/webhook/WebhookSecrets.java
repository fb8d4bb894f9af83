package io.github.odoosync.connector.webhook;

import io.github.odoosync.observe.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that a sender signs with by HMAC-SHA256: one, or several while they are being
 * changed. Immutable and thread-safe.
 *
 * <p>Use a secret for one purpose only: what else is signed with it could be replayed as a webhook.
 */
public final class WebhookSecrets {

  private final Supplier<List<Secret>> secrets;
  private final Function<String, byte[]> key;

  private WebhookSecrets(Supplier<List<Secret>> secrets, Function<String, byte[]> key) {
    this.secrets = secrets;
    this.key = key;
  }

  /** Returns fixed secrets, whose bytes in UTF-8 are the keys. */
  public static WebhookSecrets of(Secret... secrets) {
    List<Secret> fixed = List.of(secrets);
    return of(() -> fixed);
  }

  /**
   * Returns secrets that are asked for at each request, so that they can be changed without a
   * restart: first the new one is added, and the old one goes when the sender has changed over.
   */
  public static WebhookSecrets of(Supplier<List<Secret>> secrets) {
    return new WebhookSecrets(secrets, text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the same secrets, for a sender that makes its keys of them in another way. */
  public WebhookSecrets withKeys(Function<String, byte[]> keyOfText) {
    return new WebhookSecrets(secrets, keyOfText);
  }

  /**
   * Returns whether a signature is that of one of the secrets. It takes the same time whether and
   * where it differs, and whichever secret it is of.
   *
   * @param signed what was signed, byte for byte
   * @param signature 32 bytes; any other number is no signature
   */
  public boolean matches(byte[] signed, byte[] signature) {
    boolean matches = false;
    for (Secret secret : secrets.get()) {
      matches |= MessageDigest.isEqual(hmac(secret, signed), signature);
    }
    return matches;
  }

  private byte[] hmac(Secret secret, byte[] signed) {
    return hmac(key.apply(secret.reveal()), signed);
  }

  static byte[] hmac(byte[] key, byte[] signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }
}
