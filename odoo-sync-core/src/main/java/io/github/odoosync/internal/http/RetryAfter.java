package io.github.odoosync.internal.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: seconds, or a date. */
public final class RetryAfter {

  private RetryAfter() {}

  /**
   * Returns how long to wait; null if the answer does not say, or says nonsense.
   *
   * @param headers a header by its name, or null
   * @param received when the answer came, by this machine's clock
   */
  public static @Nullable Duration of(
      Function<String, @Nullable String> headers, Instant received) {
    String value = headers.apply("Retry-After");
    if (value == null) {
      return null;
    }
    if (value.strip().matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value.strip()));
    }
    Instant until = date(value);
    if (until == null) {
      return null;
    }
    // The server's own clock, where it tells it, so that ours may be wrong.
    String sent = headers.apply("Date");
    Instant now = sent == null ? null : date(sent);
    Duration wait = Duration.between(now == null ? received : now, until);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static @Nullable Instant date(String text) {
    try {
      return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
