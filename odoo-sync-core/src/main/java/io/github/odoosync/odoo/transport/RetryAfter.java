package io.github.odoosync.odoo.transport;

import io.github.odoosync.internal.http.HttpAnswer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: seconds, or a date. */
final class RetryAfter {

  private RetryAfter() {}

  /** Returns how long to wait; null if the answer does not say, or says nonsense. */
  static @Nullable Duration of(HttpAnswer answer, Clock clock) {
    String value = answer.header("Retry-After");
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
    Instant now =
        answer.header("Date") == null ? null : date(String.valueOf(answer.header("Date")));
    Duration wait = Duration.between(now == null ? clock.instant() : now, until);
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
