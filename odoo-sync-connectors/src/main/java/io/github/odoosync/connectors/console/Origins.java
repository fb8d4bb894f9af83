package io.github.odoosync.connectors.console;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a request was meant for this console and comes from its own pages. Immutable and
 * thread-safe.
 *
 * <p>The host name is checked against a list: a stranger's name that suddenly points to this
 * machine (DNS rebinding) is not on it.
 */
final class Origins {

  static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> hosts;

  /**
   * Knows these names.
   *
   * @param hosts without ports, in lower case
   */
  Origins(Set<String> hosts) {
    this.hosts = Set.copyOf(hosts);
  }

  boolean knowsHost(ConsoleRequest request) {
    return request.header("Host").flatMap(Origins::name).filter(hosts::contains).isPresent();
  }

  /** Returns whether a browser that says where a request comes from says: from here. */
  boolean fromHere(ConsoleRequest request) {
    if (request.has("Sec-Fetch-Site")
        && !request.header("Sec-Fetch-Site").equals(Optional.of("same-origin"))) {
      return false;
    }
    return !request.has("Origin")
        || request
            .header("Origin")
            .flatMap(Origins::authority)
            .equals(request.header("Host").map(Origins::lower));
  }

  private static Optional<String> authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority()).map(Origins::lower);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> name(String host) {
    int colon = host.lastIndexOf(':');
    boolean port = colon > host.lastIndexOf(']');
    String digits = port ? host.substring(colon + 1) : "";
    if (port && !digits.matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    return Optional.of(lower(port ? host.substring(0, colon) : host));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
