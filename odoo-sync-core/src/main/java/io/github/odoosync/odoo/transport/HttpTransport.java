package io.github.odoosync.odoo.transport;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.http.BaseAddress;
import io.github.odoosync.internal.http.HttpSender;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to one Odoo database over HTTP, in JSON-2 (Odoo 19 and later) or JSON-RPC (16 to 19).
 *
 * <p>Thread-safe; keep one open for as long as the application uses the database, and close it
 * then. It makes one attempt for each call. What every failure means for the effect of a write:
 *
 * <ul>
 *   <li>Odoo answered with a fault: rolled back, {@code NOT_COMMITTED}.
 *   <li>nothing left (unknown host, refused port, TLS): {@code NOT_COMMITTED}.
 *   <li>the request left and no complete answer came: {@code UNKNOWN}.
 *   <li>502, 504, 520 and 524 say that a gateway gave up waiting: {@code UNKNOWN}.
 *   <li>503, 521 to 523 and 429 say that it was not let through: {@code NOT_COMMITTED}; a 503 of
 *       Varnish, which also says so when Odoo took too long, is {@code UNKNOWN}.
 * </ul>
 *
 * <p>Nothing is written to the log but the halt of log-ins; no secret is in a message.
 */
public final class HttpTransport implements OdooTransport {

  private final BaseAddress address;
  private final @Nullable String database;
  private final @Nullable Dialect forced;
  private final HttpSender sender;
  private final LoginKeeper logins;
  private final ServerProbe probe;
  private final CallSender calls;
  private final ReentrantLock probing = new ReentrantLock();
  private volatile @Nullable OdooVersion version;
  private volatile boolean closed;

  private HttpTransport(Builder builder) {
    this.address = BaseAddress.parse(builder.url, builder.plainHttpHosts);
    this.database = builder.database;
    this.forced = builder.dialect;
    CredentialsProvider provider = builder.credentials;
    if (provider == null) {
      throw configuration("No credentials: set an API key, or a login and a password");
    }
    this.sender =
        new HttpSender(address, builder.okHttpClient, builder.timeouts, builder.maxResponseBytes);
    this.logins = new LoginKeeper(provider);
    AnswerClassifier classifier = new AnswerClassifier(builder.clock);
    this.probe = new ServerProbe(sender, classifier);
    this.calls =
        new CallSender(
            sender,
            classifier,
            logins,
            new Json2Dialect(builder.table, headerValue(builder)),
            new JsonRpcDialect(builder.table),
            database,
            this::version);
  }

  /**
   * Returns a builder of a transport to this server.
   *
   * @param url scheme, host and port, such as {@code https://erp.example.com}
   */
  public static Builder builder(String url) {
    return new Builder(url);
  }

  @Override
  public OdooResult send(OdooCall call) {
    if (closed) {
      throw CallFailures.exception(
          CallFailures.of(call).nothingDone(ErrorCode.CLOSED, "The transport is closed"), null);
    }
    return logins.call(
        CallFailures.of(call), credentials -> calls.send(call, credentials, dialect(credentials)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Asked at {@code /web/version} (Odoo 19), then at {@code /web/webclient/version_info}.
   */
  @Override
  public OdooVersion version() {
    OdooVersion known = version;
    return known != null ? known : askVersion();
  }

  @Override
  public Dialect dialect() {
    return forced != null ? forced : dialect(logins.peek());
  }

  @Override
  public String target() {
    return (database == null ? "" : database + "@") + address.hostAndPort();
  }

  @Override
  public void close() {
    closed = true;
    sender.close();
  }

  @Override
  public String toString() {
    return target();
  }

  private OdooVersion askVersion() {
    probing.lock();
    try {
      OdooVersion known = version;
      if (known == null) {
        known = probe.version();
        version = known;
      }
      return known;
    } finally {
      probing.unlock();
    }
  }

  // JSON-2 takes API keys only; a password leaves JSON-RPC.
  private Dialect dialect(Credentials credentials) {
    if (forced != null) {
      return forced;
    }
    return credentials instanceof Credentials.ApiKey && version().atLeast(19)
        ? Dialect.JSON2
        : Dialect.JSON_RPC;
  }

  // Odoo Online was seen to answer 404 to every call that names its database in the header.
  private @Nullable String headerValue(Builder builder) {
    boolean wanted = Objects.requireNonNullElse(builder.databaseHeader, !address.isOdooOnline());
    return wanted ? database : null;
  }

  private static OdooSyncException configuration(String detail) {
    return CallFailures.exception(Failure.of(ErrorCode.CONFIGURATION, detail), null);
  }

  /** Builds a transport; not thread-safe. */
  public static final class Builder {

    private static final long DEFAULT_MAX_RESPONSE_BYTES = 64L * 1024 * 1024;

    private final String url;
    private final Set<String> plainHttpHosts = new HashSet<>();
    private final ArgumentTable table = ArgumentTable.standard();
    private @Nullable String database;
    private @Nullable Boolean databaseHeader;
    private @Nullable CredentialsProvider credentials;
    private @Nullable Dialect dialect;
    private Timeouts timeouts = Timeouts.defaults();
    private @Nullable OkHttpClient okHttpClient;
    private long maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES;
    private Clock clock = Clock.systemUTC();

    private Builder(String url) {
      this.url = url;
    }

    /**
     * Names the database.
     *
     * <p>JSON-RPC needs it always; JSON-2 only where the server holds several and does not choose
     * one by host name.
     */
    public Builder database(String name) {
      this.database = name;
      return this;
    }

    /**
     * Sets whether JSON-2 calls name the database in {@code X-Odoo-Database}; by default they do
     * where a database is set, but not on {@code *.odoo.com}, which was seen to answer 404 to them.
     */
    public Builder databaseHeader(boolean send) {
      this.databaseHeader = send;
      return this;
    }

    /** Sets the credentials. */
    public Builder credentials(Credentials fixed) {
      return credentials(() -> fixed);
    }

    /**
     * Sets who gives the credentials. It is asked again after a refusal, and the call is made once
     * more if what it gives then differs. After two refusals in a row nothing is sent until it
     * gives other credentials.
     */
    public Builder credentials(CredentialsProvider provider) {
      this.credentials = provider;
      return this;
    }

    /**
     * Forces a dialect. By default it is JSON-2 on Odoo 19 and later if the credentials are an API
     * key, and JSON-RPC otherwise.
     */
    public Builder dialect(Dialect value) {
      this.dialect = value;
      return this;
    }

    /** Sets how long an attempt may wait; {@link Timeouts#defaults()} otherwise. */
    public Builder timeouts(Timeouts value) {
      this.timeouts = value;
      return this;
    }

    /**
     * Allows plain http to a host, by its exact name. Without it only loopback may be spoken to
     * without TLS: the credentials travel with every call.
     */
    public Builder allowPlainHttpTo(String host) {
      plainHttpHosts.add(host);
      return this;
    }

    /**
     * Uses this client's pool, proxy, trust and interceptors. It stays the caller's: it is neither
     * changed nor closed. Time-outs, redirects, cookies, cache and OkHttp's own resending are set
     * by this library; an interceptor that resends takes away what is known of a write's outcome.
     */
    @SuppressWarnings("exports")
    public Builder okHttpClient(OkHttpClient client) {
      this.okHttpClient = client;
      return this;
    }

    /** Sets the largest answer that is read, in bytes, at most 2 GiB − 16; 64 MiB otherwise. */
    public Builder maxResponseBytes(long bytes) {
      if (bytes < 1 || bytes > Integer.MAX_VALUE - 16) {
        throw configuration("The largest answer must be between 1 byte and 2 GiB, not " + bytes);
      }
      this.maxResponseBytes = bytes;
      return this;
    }

    /**
     * Says which arguments of a method go by position over JSON-RPC, in this order; JSON-2 has
     * names only.
     *
     * @param model the model, or {@code *} for all
     */
    public Builder positional(String model, String method, String... names) {
      table.positional(model, method, List.of(names));
      return this;
    }

    /**
     * Says that an installed module calls an argument differently than Odoo 19 does, such as {@code
     * list_vals} instead of {@code vals_list}.
     *
     * @param model the model, or {@code *} for all
     */
    public Builder renameArgument(String model, String method, String from, String to) {
      table.rename(model, method, from, to);
      return this;
    }

    /** Sets the clock that dates in {@code Retry-After} are compared with; UTC otherwise. */
    public Builder clock(Clock value) {
      this.clock = value;
      return this;
    }

    /**
     * Returns the transport; nothing is sent yet.
     *
     * @throws io.github.odoosync.error.ConfigurationException if the address is not a safe one or
     *     the credentials are missing
     */
    public HttpTransport build() {
      return new HttpTransport(this);
    }
  }
}
