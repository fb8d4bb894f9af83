package io.github.odoosync.connector.http;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.observe.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request: what it is called in errors and measurements, where it goes below the address, and
 * what it carries. Immutable and thread-safe.
 */
public final class HttpRequest {

  /**
   * One parameter of the query.
   *
   * @param name its name, unencoded
   * @param value its value, unencoded
   */
  public record Parameter(String name, String value) {}

  private final String operation;
  private final String method;
  private final String path;
  private final List<Parameter> query;
  private final Map<String, String> headers;
  private final List<Secret> secrets;
  private final byte @Nullable [] body;
  private final boolean readOnly;
  private final int cost;
  private final Set<String> scopes;
  private final @Nullable Duration readTimeout;

  private HttpRequest(Builder builder) {
    this.operation = builder.operation;
    this.method = builder.method;
    this.path = builder.path;
    this.query = List.copyOf(builder.query);
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
    this.secrets = List.copyOf(builder.secrets);
    this.body = builder.body;
    this.readOnly = builder.readOnly;
    this.cost = builder.cost;
    this.scopes = Set.copyOf(builder.scopes);
    this.readTimeout = builder.readTimeout;
  }

  /**
   * Starts a request that only reads.
   *
   * @param operation its name in errors, events and measurements, such as {@code order.list};
   *     without ids or secrets
   * @param path the path, from its first slash; each {@code {}} in it stands for one of the values
   * @param values what goes into the path, unencoded: one cannot leave its segment
   */
  public static Builder get(String operation, String path, String... values) {
    return of(operation, "GET", path, values).readOnly();
  }

  /** Starts a request that changes something; see {@link #get} for the parameters. */
  public static Builder post(String operation, String path, String... values) {
    return of(operation, "POST", path, values);
  }

  /** Starts a request of any method; it is taken to change something unless it is a GET or HEAD. */
  public static Builder of(String operation, String method, String path, String... values) {
    Builder builder = new Builder(operation, method, filled(path, values));
    return method.equals("GET") || method.equals("HEAD") ? builder.readOnly() : builder;
  }

  /** Returns its name in errors, events and measurements. */
  public String operation() {
    return operation;
  }

  /** Returns the HTTP method. */
  public String method() {
    return method;
  }

  /** Returns the encoded path. */
  public String path() {
    return path;
  }

  /** Returns the parameters of the query, in order. */
  public List<Parameter> query() {
    return query;
  }

  /** Returns the headers that are no secret. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns what must not be seen in any error, wherever the answer repeats it. */
  public List<Secret> secrets() {
    return secrets;
  }

  /** Returns a copy of the body. */
  public Optional<byte[]> body() {
    return Optional.ofNullable(body).map(byte[]::clone);
  }

  /** Returns whether it changes nothing, so that no answer means no effect. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /** Returns what it takes from limits that count costs. */
  public int cost() {
    return cost;
  }

  /** Returns the limits that it falls under beside those of every request. */
  public Set<String> scopes() {
    return scopes;
  }

  /** Returns how long to wait for bytes of the answer, where it is not as configured. */
  public Optional<Duration> readTimeout() {
    return Optional.ofNullable(readTimeout);
  }

  /** Returns operation and method; neither path nor headers, which may be secret. */
  @Override
  public String toString() {
    return operation + " (" + method + ")";
  }

  private static String filled(String path, String... values) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("A path starts with a slash");
    }
    String[] parts = path.split("\\{}", -1);
    if (parts.length != values.length + 1) {
      throw new IllegalArgumentException(
          "The path has %d places for %d values".formatted(parts.length - 1, values.length));
    }
    StringBuilder filled = new StringBuilder(parts[0]);
    for (int i = 0; i < values.length; i++) {
      filled.append(segment(values[i])).append(parts[i + 1]);
    }
    return filled.toString();
  }

  private static String segment(String value) {
    if (value.isEmpty() || value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException("A value of a path is empty or leads out of it");
    }
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Collects what a request carries. Not thread-safe. */
  public static final class Builder {

    private final String operation;
    private final String method;
    private final String path;
    private final List<Parameter> query = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final Set<String> scopes = new LinkedHashSet<>();
    private byte @Nullable [] body;
    private boolean readOnly;
    private int cost = 1;
    private @Nullable Duration readTimeout;

    private Builder(String operation, String method, String path) {
      this.operation = operation;
      this.method = method;
      this.path = path;
    }

    /** Adds a parameter to the query. */
    public Builder query(String name, String value) {
      query.add(new Parameter(name, value));
      return this;
    }

    /**
     * Sets a header.
     *
     * @throws IllegalArgumentException if it cannot be sent: control characters, or none of ASCII
     */
    public Builder header(String name, String value) {
      Headers.check(name, value);
      headers.put(name, value);
      return this;
    }

    /** Sets a header whose value is secret: it is seen in no error. */
    public Builder header(String name, Secret value) {
      secrets.add(value);
      return header(name, value.reveal());
    }

    /** Names a secret that the body or query holds: it is seen in no error. */
    public Builder secret(Secret value) {
      secrets.add(value);
      return this;
    }

    /** Sets the body to JSON; see {@link Json#write}. */
    public Builder json(@Nullable Object tree) {
      return body("application/json", Json.write(tree));
    }

    /** Sets the body. */
    public Builder body(String contentType, byte[] bytes) {
      this.body = bytes.clone();
      return header("Content-Type", contentType);
    }

    /** Says that it changes nothing although its method is not GET, as a query in GraphQL. */
    public Builder readOnly() {
      this.readOnly = true;
      return this;
    }

    /** Sets what it takes from limits that count costs; 1 unless set. */
    public Builder cost(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("A request costs at least 1, not " + value);
      }
      this.cost = value;
      return this;
    }

    /** Puts it under a limit that was configured for requests which name it. */
    public Builder scope(String name) {
      scopes.add(name);
      return this;
    }

    /** Sets how long to wait for bytes of the answer. */
    public Builder readTimeout(Duration value) {
      this.readTimeout = value;
      return this;
    }

    /** Returns the request. */
    public HttpRequest build() {
      return new HttpRequest(this);
    }
  }
}
