package benchmarks.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What is sent.
 *
 * @param key whose messages keep their order; null where order does not matter
 * @param payload 400 bytes that start with the message's number among those of its key
 */
record Message(String key, byte[] payload) {

  private static final int BYTES = 400;
  private static final int DIGITS = 12;
  private static final String FILLER =
      "x".repeat(BYTES - DIGITS - "{\"n\":\"\",\"t\":\"\"}".length());
  private static final int NUMBER_AT = "{\"n\":\"".length();

  static Message of(String key, long number) {
    String text = "{\"n\":\"" + digits(number) + "\",\"t\":\"" + FILLER + "\"}";
    return new Message(key, text.getBytes(StandardCharsets.US_ASCII));
  }

  long number() {
    return Long.parseLong(new String(payload, NUMBER_AT, DIGITS, StandardCharsets.US_ASCII));
  }

  private static String digits(long number) {
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", number);
  }
}
