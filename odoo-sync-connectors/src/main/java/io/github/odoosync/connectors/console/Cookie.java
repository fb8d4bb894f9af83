package io.github.odoosync.connectors.console;

import java.util.Optional;

/** The one cookie: a session's id, which no script can read and no other site can have sent. */
final class Cookie {

  private static final String NAME = "odoosync-console";

  private final String path;

  Cookie(String base) {
    this.path = base.isEmpty() ? "/" : base;
  }

  Optional<String> read(ConsoleRequest request) {
    for (String pair : request.header("Cookie").orElse("").split(";", 100)) {
      String stripped = pair.strip();
      if (stripped.startsWith(NAME + "=")) {
        return Optional.of(stripped.substring(NAME.length() + 1));
      }
    }
    return Optional.empty();
  }

  String set(String session, boolean secure) {
    return NAME
        + "="
        + session
        + "; Path="
        + path
        + "; HttpOnly; SameSite=Strict"
        + (secure ? "; Secure" : "");
  }

  String clear(boolean secure) {
    return set("", secure) + "; Max-Age=0";
  }
}
