package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads texts that may be missing, blank, or something else. */
final class Texts {

  private Texts() {}

  /** Returns a text; of any other value its JSON. */
  static String of(Json value) {
    return value.tree() instanceof String text
        ? text
        : new String(Json.write(value.tree()), StandardCharsets.UTF_8);
  }

  /** Returns a text that says something. */
  static Optional<String> optional(Json value) {
    return value.optional().map(Json::text).map(String::strip).filter(text -> !text.isEmpty());
  }
}
