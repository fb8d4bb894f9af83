package io.github.odoosync.connectors.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as it came. Immutable and thread-safe. */
public final class ConsoleRequest {

  /** The largest body that is read, in bytes; the console's own forms are far smaller. */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  private final String method;
  private final String path;
  private final String query;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final boolean tooLarge;
  private final boolean secure;

  private ConsoleRequest(
      String method,
      String path,
      String query,
      Map<String, List<String>> headers,
      byte[] body,
      boolean tooLarge,
      boolean secure) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.tooLarge = tooLarge;
    this.secure = secure;
  }

  /**
   * Reads a request.
   *
   * @param method the HTTP method
   * @param path the path, as it came: not decoded
   * @param query what follows the question mark, not decoded; null if there is none
   * @param headers the headers, with all values of each; the case of names does not matter
   * @param body read here up to {@value #MAX_BODY_BYTES} bytes; the caller closes it
   * @param secure whether the browser came by HTTPS, also where a proxy ended that
   */
  public static ConsoleRequest of(
      String method,
      String path,
      @Nullable String query,
      Map<String, List<String>> headers,
      InputStream body,
      boolean secure)
      throws IOException {
    TreeMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
    byte[] read = body.readNBytes(MAX_BODY_BYTES + 1);
    boolean tooLarge = read.length > MAX_BODY_BYTES;
    return new ConsoleRequest(
        method,
        path,
        query == null ? "" : query,
        sorted,
        tooLarge ? new byte[0] : read,
        tooLarge,
        secure);
  }

  /** Returns the HTTP method. */
  public String method() {
    return method;
  }

  /** Returns the path, as it came. */
  public String path() {
    return path;
  }

  /** Returns what follows the question mark, not decoded; empty if there is nothing. */
  public String query() {
    return query;
  }

  /**
   * Returns a header's value, whatever the case of its name; empty if it is not there, or there
   * more than once: then nobody can say which one counts.
   */
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** Returns a copy of the body. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns whether the browser came by HTTPS. */
  public boolean secure() {
    return secure;
  }

  boolean tooLarge() {
    return tooLarge;
  }

  boolean has(String header) {
    return !headers.getOrDefault(header, List.of()).isEmpty();
  }

  /** Returns method and path; neither query, headers nor body, which may be secret. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
