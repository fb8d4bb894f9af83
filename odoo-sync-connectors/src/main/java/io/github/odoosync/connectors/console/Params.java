package io.github.odoosync.connectors.console;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The fields of a form or query; of several with one name the first counts. Immutable. */
final class Params {

  private final Map<String, String> values;

  private Params(Map<String, String> values) {
    this.values = values;
  }

  static Params parse(String encoded) {
    Map<String, String> values = new HashMap<>();
    for (String pair : encoded.split("&", 200)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new Params(values);
  }

  /** Returns a field without the space around it; empty if there is none or nothing in it. */
  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  String text(String name) {
    return get(name).orElse("");
  }

  OptionalLong number(String name) {
    return get(name)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }

  <E extends Enum<E>> Optional<E> one(String name, Class<E> of) {
    String wanted = text(name);
    for (E constant : of.getEnumConstants()) {
      if (constant.name().equals(wanted)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
