package io.github.odoosync.connectors.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Addresses within the console. All that the pages link to is made here, so that no stored text can
 * become an address.
 */
final class Links {

  private final String base;

  /** Makes links below a path without a slash at its end. */
  Links(String base) {
    this.base = base;
  }

  /**
   * Returns an address.
   *
   * @param path one of the console's own
   * @param query names and values by turns; those without a value are left out
   */
  String to(String path, Object... query) {
    StringBuilder link = new StringBuilder(base).append(path);
    char before = '?';
    for (int i = 0; i < query.length; i += 2) {
      String value = String.valueOf(query[i + 1]);
      if (!value.isEmpty()) {
        link.append(before).append(query[i]).append('=').append(encode(value));
        before = '&';
      }
    }
    return link.toString();
  }

  /** Returns which of the console's pages a path means; empty if it lies elsewhere. */
  Optional<String> page(String path) {
    if (!path.startsWith(base)) {
      return Optional.empty();
    }
    String page = path.substring(base.length());
    return page.isEmpty()
        ? Optional.of("/")
        : Optional.of(page).filter(inside -> inside.startsWith("/"));
  }

  String base() {
    return base;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
