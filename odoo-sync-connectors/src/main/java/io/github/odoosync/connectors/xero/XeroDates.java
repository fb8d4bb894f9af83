package io.github.odoosync.connectors.xero;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as {@code /Date(1552326816230+0000)/}: milliseconds in UTC, whatever offset stands there.
 */
final class XeroDates {

  private static final Pattern FORM = Pattern.compile("/Date\\((-?[0-9]{1,14})([+-][0-9]{4})?\\)/");

  private XeroDates() {}

  static Optional<Instant> time(Json value) {
    return value.optional().map(Json::text).map(text -> time(text, value));
  }

  static Optional<LocalDate> day(Json value) {
    return time(value).map(time -> time.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private static Instant time(String text, Json value) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      return Instant.ofEpochMilli(Long.parseLong(matcher.group(1)));
    }
    try {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new DecodingException(
          Failure.of(ErrorCode.FOREIGN_DATA, value.path() + " is no time as Xero writes them"),
          null);
    }
  }
}
