package io.github.odoosync.connector.http;

import io.github.odoosync.observe.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How one address is spoken to. Immutable and thread-safe. */
public final class HttpOptions {

  /**
   * Where a token goes.
   *
   * @param tokens where it comes from
   * @param header the header's name
   * @param prefix what stands before it, such as {@code "Bearer "}; may be empty
   */
  public record TokenHeader(TokenSource tokens, String header, String prefix) {}

  private final String system;
  private final String address;
  private final Set<String> plainHttpHosts;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final Duration wholeTimeout;
  private final Duration limitTimeout;
  private final long maxBytes;
  private final List<HttpRequest.Parameter> headers;
  private final List<Secret> secrets;
  private final @Nullable TokenHeader token;
  private final List<RateLimit> limits;
  private final List<RateLimit> namedLimits;
  private final Function<HttpResponse, List<RateSignal>> signals;

  private HttpOptions(Builder builder) {
    this.system = builder.system;
    this.address = builder.address;
    this.plainHttpHosts = Set.copyOf(builder.plainHttpHosts);
    this.connectTimeout = builder.connectTimeout;
    this.readTimeout = builder.readTimeout;
    this.wholeTimeout = builder.wholeTimeout;
    this.limitTimeout = builder.limitTimeout;
    this.maxBytes = builder.maxBytes;
    this.headers = List.copyOf(builder.headers);
    this.secrets = List.copyOf(builder.secrets);
    this.token = builder.token;
    this.limits = List.copyOf(builder.limits);
    this.namedLimits = List.copyOf(builder.namedLimits);
    this.signals = builder.signals;
  }

  /**
   * Starts the options for an address.
   *
   * @param system the system's short name in errors and events, such as {@code shopify}
   * @param address scheme, host and port, such as {@code https://api.easypost.com}; https unless it
   *     is the own machine or a host that {@link Builder#plainHttp} names
   */
  public static Builder builder(String system, String address) {
    return new Builder(system, address);
  }

  /** Returns the system's short name. */
  public String system() {
    return system;
  }

  /** Returns scheme, host and port. */
  public String address() {
    return address;
  }

  /** Returns the hosts that may be spoken to without TLS. */
  public Set<String> plainHttpHosts() {
    return plainHttpHosts;
  }

  /** Returns the time for the connection, TLS included. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** Returns the time for the next bytes of the answer. */
  public Duration readTimeout() {
    return readTimeout;
  }

  /** Returns the time for a request from its start to the answer's last byte. */
  public Duration wholeTimeout() {
    return wholeTimeout;
  }

  /** Returns how long a request waits until its limits let it through. */
  public Duration limitTimeout() {
    return limitTimeout;
  }

  /** Returns the largest body of an answer, in bytes. */
  public long maxBytes() {
    return maxBytes;
  }

  /** Returns the headers of every request, secret ones included. */
  public List<HttpRequest.Parameter> headers() {
    return headers;
  }

  /** Returns what must not be seen in any error. */
  public List<Secret> secrets() {
    return secrets;
  }

  /** Returns where a token goes. */
  public Optional<TokenHeader> token() {
    return Optional.ofNullable(token);
  }

  /** Returns the limits of every request. */
  public List<RateLimit> limits() {
    return limits;
  }

  /** Returns the limits of requests that name them. */
  public List<RateLimit> namedLimits() {
    return namedLimits;
  }

  /** Returns what reads an answer's words about limits. */
  public Function<HttpResponse, List<RateSignal>> signals() {
    return signals;
  }

  /** Returns system and address. */
  @Override
  public String toString() {
    return system + " at " + address;
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {

    private final String system;
    private final String address;
    private final Set<String> plainHttpHosts = new LinkedHashSet<>();
    private final List<HttpRequest.Parameter> headers = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final List<RateLimit> limits = new ArrayList<>();
    private final List<RateLimit> namedLimits = new ArrayList<>();
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofSeconds(30);
    private Duration wholeTimeout = Duration.ofMinutes(2);
    private Duration limitTimeout = Duration.ofSeconds(10);
    private long maxBytes = 32L * 1024 * 1024;
    private @Nullable TokenHeader token;
    private Function<HttpResponse, List<RateSignal>> signals = answer -> List.of();

    private Builder(String system, String address) {
      this.system = system;
      this.address = address;
    }

    /** Lets a host be spoken to without TLS, beside the own machine. */
    public Builder plainHttp(String host) {
      plainHttpHosts.add(host);
      return this;
    }

    /** Sets the time for the connection, TLS included; 10 s unless set. */
    public Builder connectTimeout(Duration value) {
      this.connectTimeout = value;
      return this;
    }

    /** Sets the time for the next bytes of the answer; 30 s unless set. */
    public Builder readTimeout(Duration value) {
      this.readTimeout = value;
      return this;
    }

    /** Sets the time for a request from its start to the answer's last byte; 2 min unless set. */
    public Builder wholeTimeout(Duration value) {
      this.wholeTimeout = value;
      return this;
    }

    /** Sets how long a request waits until its limits let it through; 10 s unless set. */
    public Builder limitTimeout(Duration value) {
      this.limitTimeout = value;
      return this;
    }

    /** Sets the largest body of an answer, in bytes; 32 MiB unless set. */
    public Builder maxBytes(long value) {
      this.maxBytes = value;
      return this;
    }

    /** Sends a header with every request; the request's own of the same name goes before it. */
    public Builder header(String name, String value) {
      Headers.check(name, value);
      headers.add(new HttpRequest.Parameter(name, value));
      return this;
    }

    /** Sends a header with every request whose value is secret: it is seen in no error. */
    public Builder header(String name, Secret value) {
      secrets.add(value);
      return header(name, value.reveal());
    }

    /** Sends a token with every request, and a fresh one if it was answered with 401. */
    public Builder token(TokenSource tokens, String header, String prefix) {
      this.token = new TokenHeader(tokens, header, prefix);
      return this;
    }

    /** Sends a token as {@code Authorization: Bearer}. */
    public Builder bearer(TokenSource tokens) {
      return token(tokens, "Authorization", "Bearer ");
    }

    /** Puts every request under a limit. */
    public Builder limit(RateLimit value) {
      limits.add(value);
      return this;
    }

    /** Puts those requests under a limit that name its scope. */
    public Builder limitWhenNamed(RateLimit value) {
      namedLimits.add(value);
      return this;
    }

    /**
     * Sets what reads from each answer's headers or body how much is left. {@code Retry-After} on a
     * 429 or 503 is obeyed without it.
     */
    public Builder signals(Function<HttpResponse, List<RateSignal>> value) {
      this.signals = value;
      return this;
    }

    /** Returns the options. */
    public HttpOptions build() {
      return new HttpOptions(this);
    }
  }
}
