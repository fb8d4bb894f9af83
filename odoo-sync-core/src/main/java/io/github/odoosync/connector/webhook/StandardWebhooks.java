package io.github.odoosync.connector.webhook;

import io.github.odoosync.observe.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Signatures as Standard Webhooks 1.0 defines them, over id, time and body: symmetric {@code v1}
 * and asymmetric {@code v1a}. Immutable and thread-safe.
 *
 * <p>A key is written {@code whsec_…} if both sides have it; {@code whsk_…} is the private part of
 * a pair, which signs, and {@code whpk_…} the public one, which checks. During a change of keys
 * there are several: each signs, and any one of them is enough to be accepted.
 */
public final class StandardWebhooks {

  /** The header with the message's id, the same in each attempt. */
  public static final String ID = "webhook-id";

  /** The header with the time of the attempt, in seconds since 1970. */
  public static final String TIMESTAMP = "webhook-timestamp";

  /** The header with the signatures. */
  public static final String SIGNATURE = "webhook-signature";

  /** How far the time of an attempt may be away from ours, either way, unless said otherwise. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final int MAX_ID_LENGTH = 200;
  private static final int MAX_SIGNATURES = 20;

  private final Supplier<List<Secret>> keys;
  private final Duration tolerance;

  private StandardWebhooks(Supplier<List<Secret>> keys, Duration tolerance) {
    this.keys = keys;
    this.tolerance = tolerance;
  }

  /**
   * Returns signatures with fixed keys.
   *
   * @throws IllegalArgumentException if one is no key; the message does not show it
   */
  public static StandardWebhooks of(Secret... keys) {
    List<Secret> fixed = List.of(keys);
    fixed.forEach(WebhookKey::parse);
    return of(() -> fixed);
  }

  /** Returns signatures with keys that are asked for each time, so that they can be changed. */
  public static StandardWebhooks of(Supplier<List<Secret>> keys) {
    return new StandardWebhooks(keys, TOLERANCE);
  }

  /** Returns the same with another tolerance of time. */
  public StandardWebhooks withTolerance(Duration value) {
    return new StandardWebhooks(keys, value);
  }

  /** Returns why a request is not genuine; empty if it is. */
  public Optional<WebhookRefusal> refusal(WebhookRequest request) {
    String id = request.header(ID).orElse("");
    String time = request.header(TIMESTAMP).orElse("");
    List<String> signatures = signatures(request.header(SIGNATURE).orElse(""));
    boolean complete = isId(id) && time.matches("\\d{1,12}") && !signatures.isEmpty();
    if (!complete) {
      return Optional.of(WebhookRefusal.UNSIGNED);
    }
    if (!isGenuine(signed(id, time, request.body()), signatures)) {
      return Optional.of(WebhookRefusal.BAD_SIGNATURE);
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(time));
    return Duration.between(at, request.receivedAt()).abs().compareTo(tolerance) > 0
        ? Optional.of(WebhookRefusal.OUTSIDE_TIME)
        : Optional.empty();
  }

  /**
   * Returns the three headers of an attempt, signed with each key that can sign.
   *
   * @param id the message's id, the same in each attempt: 1 to 200 printable characters of ASCII
   * @param at the time of the attempt
   * @throws IllegalArgumentException if the id cannot be sent
   * @throws IllegalStateException if there is no key that can sign
   */
  public Map<String, String> sign(String id, Instant at, byte[] body) {
    if (!isId(id)) {
      throw new IllegalArgumentException("The id of a webhook has 1 to 200 printable characters");
    }
    String time = Long.toString(at.getEpochSecond());
    byte[] signed = signed(id, time, body);
    String signatures =
        keys.get().stream()
            .map(WebhookKey::parse)
            .filter(WebhookKey::canSign)
            .map(key -> key.sign(signed))
            .collect(Collectors.joining(" "));
    if (signatures.isEmpty()) {
      throw new IllegalStateException("There is no key that can sign");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(ID, id);
    headers.put(TIMESTAMP, time);
    headers.put(SIGNATURE, signatures);
    return headers;
  }

  // All are tried, so that the time says nothing of which one it was.
  private boolean isGenuine(byte[] signed, List<String> signatures) {
    boolean genuine = false;
    for (Secret secret : keys.get()) {
      WebhookKey key = WebhookKey.parse(secret);
      for (String signature : signatures) {
        genuine |= key.matches(signed, signature);
      }
    }
    return genuine;
  }

  private static List<String> signatures(String header) {
    List<String> found = new ArrayList<>();
    for (String each : header.strip().split(" +", MAX_SIGNATURES + 1)) {
      if (each.startsWith("v1,") || each.startsWith("v1a,")) {
        found.add(each);
      }
    }
    return found;
  }

  private static boolean isId(String id) {
    return !id.isEmpty()
        && id.length() <= MAX_ID_LENGTH
        && id.chars().allMatch(c -> c > ' ' && c < 127);
  }

  private static byte[] signed(String id, String time, byte[] body) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream(body.length + 64);
    signed.writeBytes((id + '.' + time + '.').getBytes(StandardCharsets.US_ASCII));
    signed.writeBytes(body);
    return signed.toByteArray();
  }
}
