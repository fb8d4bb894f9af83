package io.github.odoosync.connector.webhook;

import io.github.odoosync.observe.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One key of Standard Webhooks. */
abstract class WebhookKey {

  private static final String SYMMETRIC = "whsec_";
  private static final String PRIVATE = "whsk_";
  private static final String PUBLIC = "whpk_";
  private static final String V1 = "v1,";
  private static final String V1A = "v1a,";

  /** How the JDK wants the 32 bytes of an Ed25519 key to begin. */
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  abstract boolean canSign();

  abstract String sign(byte[] signed);

  abstract boolean matches(byte[] signed, String signature);

  static WebhookKey parse(Secret secret) {
    String text = secret.reveal();
    if (text.startsWith(PRIVATE)) {
      return new Signing(text.substring(PRIVATE.length()));
    }
    if (text.startsWith(PUBLIC)) {
      return new Checking(text.substring(PUBLIC.length()));
    }
    return new Shared(text.startsWith(SYMMETRIC) ? text.substring(SYMMETRIC.length()) : text);
  }

  private static byte[] keyBytes(String base64, int atLeast) {
    byte[] bytes = decoded(base64);
    if (bytes == null || bytes.length < atLeast) {
      throw new IllegalArgumentException(
          "A key of Standard Webhooks is whsec_, whsk_ or whpk_ and Base64 of at least "
              + atLeast
              + " bytes");
    }
    return bytes;
  }

  private static byte @Nullable [] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Its message quotes the text.
      return null;
    }
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    byte[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static final class Shared extends WebhookKey {

    private final byte[] key;

    // The specification asks for 24 bytes; what a sender gave is not ours to refuse.
    Shared(String base64) {
      this.key = keyBytes(base64, 1);
    }

    @Override
    boolean canSign() {
      return true;
    }

    @Override
    String sign(byte[] signed) {
      return V1 + base64(WebhookSecrets.hmac(key, signed));
    }

    @Override
    boolean matches(byte[] signed, String signature) {
      byte[] given = signature.startsWith(V1) ? decoded(signature.substring(V1.length())) : null;
      return given != null && MessageDigest.isEqual(WebhookSecrets.hmac(key, signed), given);
    }
  }

  private static final class Signing extends WebhookKey {

    private final PrivateKey key;

    // The seed; some write the public part behind it.
    Signing(String base64) {
      byte[] seed = Arrays.copyOf(keyBytes(base64, 32), 32);
      try {
        this.key =
            KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(joined(PKCS8, seed)));
      } catch (GeneralSecurityException e) {
        throw new IllegalArgumentException("The private key is none of Ed25519", e);
      }
    }

    @Override
    boolean canSign() {
      return true;
    }

    @Override
    String sign(byte[] signed) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(signed);
        return V1A + base64(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Java 17 signs with Ed25519", e);
      }
    }

    @Override
    boolean matches(byte[] signed, String signature) {
      return false;
    }
  }

  private static final class Checking extends WebhookKey {

    private final PublicKey key;

    Checking(String base64) {
      byte[] point = Arrays.copyOf(keyBytes(base64, 32), 32);
      try {
        this.key =
            KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(joined(X509, point)));
      } catch (GeneralSecurityException e) {
        throw new IllegalArgumentException("The public key is none of Ed25519", e);
      }
    }

    @Override
    boolean canSign() {
      return false;
    }

    @Override
    String sign(byte[] signed) {
      throw new IllegalStateException("A public key does not sign");
    }

    @Override
    boolean matches(byte[] signed, String signature) {
      byte[] given = signature.startsWith(V1A) ? decoded(signature.substring(V1A.length())) : null;
      if (given == null) {
        return false;
      }
      try {
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(key);
        check.update(signed);
        return check.verify(given);
      } catch (SignatureException e) {
        return false;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Java 17 checks Ed25519", e);
      }
    }
  }
}
