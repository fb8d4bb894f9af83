package io.github.odoosync.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reads the header in both of its forms. */
class RetryAfterTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void secondsAreSeconds() {
    assertThat(read(Map.of("Retry-After", " 120 "))).isEqualTo(Duration.ofMinutes(2));
    assertThat(read(Map.of("Retry-After", "0"))).isZero();
  }

  @Test
  void aDateIsComparedWithTheServersOwnClock() {
    assertThat(
            read(
                Map.of(
                    "Retry-After", "Mon, 23 Nov 2026 08:00:10 GMT",
                    "Date", "Mon, 23 Nov 2026 08:00:00 GMT")))
        .isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aDateThatIsOverIsNow() {
    assertThat(read(Map.of("Retry-After", "Mon, 23 Nov 2026 09:59:00 GMT"))).isZero();
  }

  @Test
  void nonsenseIsNoAdvice() {
    assertThat(read(Map.of("Retry-After", "soon"))).isNull();
    assertThat(read(Map.of("Retry-After", "-5"))).isNull();
    assertThat(read(Map.of("Retry-After", "99999999999999999999"))).isNull();
    assertThat(read(Map.of())).isNull();
  }

  private static @Nullable Duration read(Map<String, String> headers) {
    return RetryAfter.of(headers::get, RECEIVED);
  }
}
