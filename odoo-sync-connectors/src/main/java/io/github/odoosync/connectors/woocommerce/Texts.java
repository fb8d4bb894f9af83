package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads values as PHP writes them: what is not there is an empty text, an empty list, or zero. */
final class Texts {

  private Texts() {}

  /** Returns a text, or a number's digits; empty where there is none: an empty text, or false. */
  static Optional<String> text(Json value) {
    Object tree = value.tree();
    if (tree == null || tree.equals(false) || tree.equals(List.of())) {
      return Optional.empty();
    }
    if (tree instanceof String text) {
      return Optional.of(text.strip()).filter(said -> !said.isEmpty());
    }
    if (tree instanceof Number) {
      return Optional.of(value.decimal().toPlainString());
    }
    throw wrong(value, "is no text");
  }

  static BigDecimal amount(Json value) {
    return decimal(value).orElse(BigDecimal.ZERO);
  }

  static Optional<BigDecimal> decimal(Json value) {
    return value.isNull() || "".equals(value.tree())
        ? Optional.empty()
        : Optional.of(value.decimal());
  }

  /** Returns an id: digits; empty where it is 0, which is none. */
  static Optional<String> id(Json value) {
    if (value.isNull()) {
      return Optional.empty();
    }
    String id = value.id();
    if (!isId(id)) {
      throw wrong(value, "is no id");
    }
    return id.matches("0+") ? Optional.empty() : Optional.of(id);
  }

  /** Returns an id that has to be there. */
  static String needId(Json value) {
    return id(value).orElseThrow(() -> wrong(value, "is no id"));
  }

  static boolean isId(String text) {
    return text.matches("[0-9]{1,19}");
  }

  /** Returns a time of the fields that end with {@code _gmt}: they name no zone and are in UTC. */
  static Optional<Instant> time(Json gmt) {
    Optional<String> said = text(gmt);
    try {
      return said.map(
          text -> LocalDateTime.parse(text.replaceFirst("Z$", "")).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw wrong(gmt, "is no time");
    }
  }

  /** Returns an object, whose fields read as missing where PHP wrote an empty list for it. */
  static Json object(Json value) {
    return value.tree() instanceof List<?> list && list.isEmpty() ? Json.of(null) : value;
  }

  static DecodingException wrong(Json value, String what) {
    return new DecodingException(
        Failure.of(ErrorCode.FOREIGN_DATA, value.path() + " " + what), null);
  }
}
