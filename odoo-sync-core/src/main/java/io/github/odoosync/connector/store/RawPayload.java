package io.github.odoosync.connector.store;

import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What came, as it came: a body, and never the headers or the address beside it, which hold
 * secrets.
 *
 * @param connector who brought it; at most {@value StreamName#MAX_LENGTH} characters
 * @param subject what it is about, such as a record's id; at most {@value Message#MAX_KEY_LENGTH}
 *     characters
 * @param payload the bytes, {@link Message#MAX_PAYLOAD_BYTES} at most
 * @param keep for how long
 */
public record RawPayload(String connector, String subject, Payload payload, Duration keep) {

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if one is too long
   */
  public RawPayload {
    if (connector.length() > StreamName.MAX_LENGTH || subject.length() > Message.MAX_KEY_LENGTH) {
      throw new IllegalArgumentException("A raw payload's names are too long");
    }
    if (payload.size() > Message.MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "A raw payload has at most %d bytes, not %d"
              .formatted(Message.MAX_PAYLOAD_BYTES, payload.size()));
    }
  }

  /** Returns its id: 64 hexadecimal digits, the same for the same content from the same place. */
  public String id() {
    String content = Fingerprint.of(payload.toBytes()).value();
    String all = String.join("\0", connector, subject, payload.format().name(), content);
    return Fingerprint.of(all.getBytes(StandardCharsets.UTF_8)).value();
  }
}
