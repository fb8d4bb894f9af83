package io.github.odoosync.odoo;

import io.github.odoosync.internal.observe.ToldTransport;
import io.github.odoosync.internal.odoo.Actions;
import io.github.odoosync.internal.odoo.Lifecycle;
import io.github.odoosync.internal.odoo.Metadata;
import io.github.odoosync.internal.odoo.ModelMappings;
import io.github.odoosync.internal.odoo.NamingTransport;
import io.github.odoosync.internal.odoo.Refusals;
import io.github.odoosync.internal.odoo.Session;
import io.github.odoosync.internal.odoo.ValueEncoder;
import io.github.odoosync.internal.retry.GuardedTransport;
import io.github.odoosync.internal.upsert.LoadConflicts;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.observe.SyncListener;
import io.github.odoosync.odoo.transport.Credentials;
import io.github.odoosync.odoo.transport.CredentialsProvider;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.HttpTransport;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import io.github.odoosync.odoo.transport.Timeouts;
import io.github.odoosync.retry.Resilience;
import java.lang.invoke.MethodHandles;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one Odoo database, typed.
 *
 * <pre>{@code
 * try (OdooClient odoo = OdooClient.builder("https://erp.example.com").database("acme")
 *     .apiKey(Secret.fromEnv("ODOO_API_KEY")).build()) {
 *   List<Picking> ready = odoo.model(Picking.class)
 *       .where(field("state").eq("assigned"), field("picking_type_code").eq("outgoing"))
 *       .orderBy("scheduled_date").limit(50).list();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Keep one open for each database for as long as the application runs; limits and
 * retries hold for all that goes through it. It sends nothing and starts no thread before its first
 * use; threads are there only while a {@link RecordStream} reads ahead, and none is left after
 * {@link #close}.
 */
public final class OdooClient implements AutoCloseable {

  private final Session session;
  private final ModelMappings mappings;
  private final boolean view;

  private OdooClient(Session session, ModelMappings mappings, boolean view) {
    this.session = session;
    this.mappings = mappings;
    this.view = view;
  }

  /**
   * Returns a builder of a client of this server.
   *
   * @param url scheme, host and port, such as {@code https://erp.example.com}; without TLS only for
   *     loopback, unless {@link Builder#http} allows a host by name
   */
  public static Builder builder(String url) {
    return new Builder(url, null);
  }

  /** Returns a builder of a client over a transport, which stays the caller's to close. */
  public static Builder builder(OdooTransport transport) {
    return new Builder("", transport);
  }

  /**
   * Returns the model that a record type names with {@link OdooModel}.
   *
   * @throws io.github.odoosync.error.ConfigurationException if the type cannot hold records
   */
  public <T> Model<T> model(Class<T> type) {
    session.lifecycle().requireOpen();
    return new Model<>(session, mappings.of(type));
  }

  /**
   * Returns a model without a type.
   *
   * @param name the model, such as {@code stock.picking}
   * @param fields the fields to read beside the id; {@code partner_id.name} reads a field of the
   *     record it points to, in the same call
   */
  public Model<OdooRecord> model(String name, String... fields) {
    session.lifecycle().requireOpen();
    return new Model<>(session, mappings.dynamic(name, List.of(fields)));
  }

  /** Returns the look-up of external ids. */
  public ExternalIds externalIds() {
    return new ExternalIds(session);
  }

  /**
   * Answers a wizard: makes its record, unless the server has, and calls one of its methods, both
   * with the context that the wizard needs.
   *
   * <p>These are two calls and so two transactions; a wizard's record does nothing by itself.
   *
   * @param method the button, such as {@code process}
   * @param values the wizard's fields, beside those it takes from its context
   */
  public ActionResult answer(ActionResult.Wizard wizard, String method, Values values) {
    Session with = session.with(session.context().with(wizard.context()));
    List<Long> record = wizardRecord(with, wizard, ValueEncoder.values(values.asMap()));
    return Actions.of(
        wizard.model() + "." + method,
        with.value(with.writing(wizard.model(), method).ids(record).build()));
  }

  private static List<Long> wizardRecord(
      Session session, ActionResult.Wizard wizard, Map<String, Object> values) {
    if (wizard.recordId().isEmpty()) {
      return session.ids(
          session.writing(wizard.model(), "create").argument("vals_list", List.of(values)).build());
    }
    List<Long> record = List.of(wizard.recordId().getAsLong());
    if (!values.isEmpty()) {
      session.effect(
          session.writing(wizard.model(), "write").ids(record).argument("vals", values).build());
    }
    return record;
  }

  /** Returns the context that is sent with each call. */
  public OdooContext context() {
    return session.context();
  }

  /**
   * Returns a view of this client with another context; see {@link #withContext(UnaryOperator)}.
   */
  public OdooClient withContext(OdooContext context) {
    return new OdooClient(session.with(context), mappings, true);
  }

  /**
   * Returns a view of this client with a changed context. Views cost nothing and share everything;
   * closing one does nothing.
   */
  public OdooClient withContext(UnaryOperator<OdooContext> change) {
    return withContext(change.apply(session.context()));
  }

  /** Returns a view of this client with another time to wait for an answer. */
  public OdooClient withTimeout(Duration readTimeout) {
    if (readTimeout.isNegative() || readTimeout.isZero()) {
      throw Refusals.value("A time-out is more than zero, not " + readTimeout);
    }
    return new OdooClient(session.with(readTimeout), mappings, true);
  }

  /**
   * Returns a view of this client that names each call before it is sent, on the thread that makes
   * it; for budgets and counters. What is thrown then goes to the caller, and the call is not sent.
   * Retries within a call, and the look-up of models' fields, are not named.
   */
  public OdooClient beforeEachCall(Consumer<OdooCall> told) {
    OdooTransport named = new NamingTransport(session.transport(), told);
    return new OdooClient(session.with(named), mappings, true);
  }

  /** Returns the server's version, asked once. */
  public OdooVersion version() {
    return session.version();
  }

  /** Returns which dialect the calls are sent in. */
  public Dialect dialect() {
    session.lifecycle().requireOpen();
    return session.transport().dialect();
  }

  /** Returns the database and server for messages, such as {@code acme@erp.example.com}. */
  public String target() {
    return session.transport().target();
  }

  /**
   * Closes the connections and threads that the client opened; what was handed in stays open. Calls
   * and streams fail with {@code CLOSED} from then on. Idempotent; does nothing on a view.
   */
  @Override
  public void close() {
    if (!view) {
      session.lifecycle().close();
    }
  }

  /** Names the target. */
  @Override
  public String toString() {
    return "OdooClient of " + target();
  }

  /** Builds a client; not thread-safe. */
  public static final class Builder {

    private final HttpTransport.Builder http;
    private final @Nullable OdooTransport transport;
    private Resilience resilience;
    private OdooContext context = OdooContext.standard();
    private @Nullable Executor executor;
    private MethodHandles.@Nullable Lookup lookup;
    private RandomGenerator random = new SecureRandom();
    private Clock clock = Clock.systemUTC();
    private @Nullable SyncListener listener;
    private Duration metadataLifetime = Duration.ofHours(1);
    private boolean checkTypes = true;

    private Builder(String url, @Nullable OdooTransport transport) {
      this.http = HttpTransport.builder(url);
      this.transport = transport;
      this.resilience = Resilience.forAddress(url);
    }

    /** Names the database. JSON-RPC needs it; JSON-2 where the server holds several. */
    public Builder database(String name) {
      return http(options -> options.database(name));
    }

    /** Logs in with an API key: enough for Odoo 19 and later. */
    public Builder apiKey(Secret key) {
      return credentials(() -> Credentials.apiKey(key));
    }

    /** Logs in with an API key and the login of its user: for all versions. */
    public Builder apiKey(String login, Secret key) {
      return credentials(() -> Credentials.apiKey(login, key));
    }

    /** Logs in with a password. The client then speaks JSON-RPC, also to Odoo 19. */
    public Builder login(String login, Secret password) {
      return credentials(() -> Credentials.password(login, password));
    }

    /** Sets who gives the credentials; asked again when the server refuses what it gave. */
    public Builder credentials(CredentialsProvider provider) {
      return http(options -> options.credentials(provider));
    }

    /** Forces a dialect; by default it is chosen by version and credentials. */
    public Builder dialect(Dialect dialect) {
      return http(options -> options.dialect(dialect));
    }

    /** Sets how long an attempt may wait; {@link Timeouts#defaults()} otherwise. */
    public Builder timeouts(Timeouts timeouts) {
      return http(options -> options.timeouts(timeouts));
    }

    /**
     * Sets the rarely used options of the HTTP transport: an own {@code OkHttpClient}, hosts that
     * may be spoken to without TLS, names of arguments.
     *
     * @throws io.github.odoosync.error.ConfigurationException if the client has a transport of the
     *     caller's, which has its options already
     */
    public Builder http(Consumer<HttpTransport.Builder> options) {
      if (transport != null) {
        throw Refusals.value("The transport was handed in: set its options where it is built");
      }
      options.accept(http);
      return this;
    }

    /**
     * Sets retries, breaker and limits; by default {@link Resilience#forAddress}, which is one call
     * a second on {@code *.odoo.com}.
     */
    public Builder resilience(Resilience policies) {
      this.resilience = policies;
      return this;
    }

    /** Sets the context; {@link OdooContext#standard()} otherwise. */
    public Builder context(OdooContext value) {
      this.context = value;
      return this;
    }

    /**
     * Sets who runs what streams read ahead; threads of the client's own otherwise. It stays the
     * caller's to shut down, and has to outlive the client.
     */
    public Builder executor(Executor value) {
      this.executor = value;
      return this;
    }

    /**
     * Sets whether a record type is compared with the server's model before its first use, so that
     * all that does not fit is told at once; it is, unless set otherwise. It costs a call of {@code
     * fields_get} for each model.
     */
    public Builder checkTypes(boolean check) {
      this.checkTypes = check;
      return this;
    }

    /** Sets how long what the server says of its models is kept; an hour otherwise. */
    public Builder metadataLifetime(Duration lifetime) {
      this.metadataLifetime = lifetime;
      return this;
    }

    /** Sets who is told of each attempt of a call; nobody unless set. */
    public Builder listener(SyncListener value) {
      this.listener = value;
      return this;
    }

    /** Sets the clock that dates events and measures the lifetime of metadata; UTC otherwise. */
    public Builder clock(Clock value) {
      this.clock = value;
      return this;
    }

    /** Lets the client reach record types in a package that is not open to it. */
    public Builder lookup(MethodHandles.Lookup value) {
      this.lookup = value;
      return this;
    }

    /** Sets what spreads the waits between retries; thread-safe. For tests. */
    public Builder random(RandomGenerator value) {
      this.random = value;
      return this;
    }

    /**
     * Returns the client; nothing is sent yet.
     *
     * @throws io.github.odoosync.error.ConfigurationException if the address is not a safe one or
     *     the credentials are missing
     */
    public OdooClient build() {
      OdooTransport lowest = transport != null ? transport : http.build();
      Runnable onClose = transport != null ? () -> {} : lowest::close;
      OdooTransport guarded =
          GuardedTransport.of(told(new LoadConflicts(lowest)), resilience, random);
      Lifecycle lifecycle = new Lifecycle(executor, onClose);
      Session session = Session.of(guarded, context, lifecycle);
      Metadata metadata = new Metadata(session, metadataLifetime, clock, checkTypes);
      return new OdooClient(session.with(metadata), new ModelMappings(lookup), false);
    }

    private OdooTransport told(OdooTransport calls) {
      return listener == null ? calls : new ToldTransport(calls, listener, clock);
    }
  }
}
