package io.github.odoosync.testing;

import io.github.odoosync.internal.fake.Args;
import io.github.odoosync.internal.fake.Behaviours;
import io.github.odoosync.internal.fake.Context;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Instance;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.User;
import io.github.odoosync.internal.fake.http.HttpFront;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An Odoo 17, 18 or 19 in this process, for tests: real HTTP on the loopback address, both
 * dialects, records in memory, faults on demand.
 *
 * <pre>{@code
 * try (FakeOdoo odoo = FakeOdoo.start(19)) {
 *   long partner = odoo.create("res.partner", Map.of("name", "Ann"));
 *   odoo.fault(Fault.closedAfterCommit()).on("res.partner", "write");
 *   ... // odoo.url(), odoo.database(), odoo.login(), odoo.apiKey()
 * }
 * }</pre>
 *
 * <p>What it answers was compared with real servers. Its errors are thrown here too, as unchecked
 * exceptions with Odoo's message. Thread-safe; whoever starts it closes it, after which none of its
 * threads is left.
 */
public final class FakeOdoo implements AutoCloseable {

  private static final String DEFAULT_KEY = "fa0e0d00fa0e0d00fa0e0d00fa0e0d00fa0e0d00";

  private final Instance instance;
  private final HttpFront http;
  private final String database;
  private final User admin;
  private final String password;
  private final String apiKey;

  private FakeOdoo(Builder builder) {
    this.instance =
        new Instance(
            builder.version, builder.modules, builder.clock, Behaviours.all(builder.smsWizard));
    this.database = builder.database;
    this.password = builder.password;
    this.apiKey = builder.apiKey;
    this.admin = new User(Instance.ADMIN, builder.login, password, null, List.of(1L));
    this.admin.addKey(apiKey, Instant.MAX);
    instance.add(admin);
    this.http = new HttpFront(instance, database);
  }

  /** Starts an Odoo of this major version with everything else as usual. */
  public static FakeOdoo start(int version) {
    return builder().version(version).start();
  }

  /** Returns a builder of an Odoo 19. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the address, {@code http://127.0.0.1:port}. */
  public String url() {
    return "http://127.0.0.1:" + http.port();
  }

  /** Returns the address. */
  public URI uri() {
    return URI.create(url());
  }

  /** Returns the major version. */
  public int version() {
    return instance.version();
  }

  /** Returns the database's name. */
  public String database() {
    return database;
  }

  /** Returns the administrator's login. */
  public String login() {
    return admin.login();
  }

  /** Returns the administrator's password. */
  public String password() {
    return password;
  }

  /** Returns the administrator's API key. */
  public String apiKey() {
    return apiKey;
  }

  private <T extends @Nullable Object> T asAdmin(Function<Env, T> work) {
    return instance.inTransaction(admin, Context.EMPTY.with("active_test", false), work);
  }

  /** Makes a record in a transaction of its own and returns its id. */
  public long create(String model, Map<String, ?> values) {
    return asAdmin(env -> env.create(model, values).id());
  }

  /** Makes many records in one transaction and returns their ids; for large stocks of data. */
  public List<Long> createMany(String model, int count, IntFunction<Map<String, ?>> values) {
    return asAdmin(
        env -> {
          List<Long> ids = new ArrayList<>(count);
          for (int i = 0; i < count; i++) {
            ids.add(env.create(model, values.apply(i)).id());
          }
          return ids;
        });
  }

  /** Changes a record. */
  public void write(String model, long id, Map<String, ?> values) {
    asAdmin(
        env -> {
          env.rec(model, id).write(values);
          return true;
        });
  }

  /** Hides a record as Odoo's archiving does. */
  public void archive(String model, long id) {
    write(model, id, Map.of("active", false));
  }

  /** Deletes a record. */
  public void unlink(String model, long id) {
    asAdmin(
        env -> {
          env.rec(model, id).unlink();
          return true;
        });
  }

  /** Gives a record an external id such as {@code shop.customer_1}. */
  public void name(String model, long id, String externalId) {
    asAdmin(
        env -> {
          env.name(env.rec(model, id), externalId);
          return true;
        });
  }

  /**
   * Returns the id that an external id names.
   *
   * @throws IllegalArgumentException if it names nothing
   */
  public long idOf(String externalId) {
    Long id = find(externalId);
    if (id == null) {
      throw new IllegalArgumentException("Nothing has the external id " + externalId);
    }
    return id;
  }

  /** Tells whether an external id names something. */
  public boolean knows(String externalId) {
    return find(externalId) != null;
  }

  private @Nullable Long find(String externalId) {
    return asAdmin(
        env -> {
          Rec found = env.ref(externalId);
          return found == null ? null : found.id();
        });
  }

  /**
   * Returns the values of a record as {@code read} shows them, many2one as {@code [id, name]}.
   *
   * @param fields none for all
   * @return null if the record is gone
   */
  public @Nullable Map<String, @Nullable Object> read(String model, long id, String... fields) {
    Object records = call(model, "read", List.of(id), Map.of("fields", List.of(fields)));
    return records instanceof List<?> list && !list.isEmpty() ? Args.asMap(list.get(0)) : null;
  }

  /** Returns the ids that match a domain in the wire's notation, archived ones too. */
  public List<Long> search(String model, List<?> domain) {
    return asAdmin(env -> env.search(model, domain).stream().map(Rec::id).toList());
  }

  /** Returns how many records a model has, archived ones too. */
  public int count(String model) {
    return search(model, List.of()).size();
  }

  /** Calls a method as the administrator and returns what Odoo would. */
  public @Nullable Object call(
      String model, String method, List<Long> ids, Map<String, @Nullable Object> named) {
    return asAdmin(env -> env.call(model, method, ids, named));
  }

  /** Sets columns as SQL would: no hooks, and {@code write_date} stays unless it is given. */
  public void sqlUpdate(String model, long id, Map<String, ?> values) {
    asAdmin(
        env -> {
          env.sqlUpdate(model, id, values);
          return true;
        });
  }

  /** Deletes a row as SQL would: nothing follows, external ids stay. */
  public void sqlDelete(String model, long id) {
    asAdmin(
        env -> {
          env.sqlDelete(model, id);
          return true;
        });
  }

  /** Begins a transaction that stays open; the caller closes it. */
  public FakeTransaction begin() {
    return new FakeTransaction(instance.begin(), admin);
  }

  /**
   * Makes a backup.
   *
   * @return restores it when it is run, as often as wanted: records and numbers are as they were,
   *     and ids that were given since are given again
   * @throws IllegalStateException here and there, while transactions are open
   */
  public Runnable backup() {
    return instance.backup();
  }

  /**
   * Lets reading methods over JSON-2 see the state of this long ago on the fake's clock, as behind
   * a replica of Odoo 19 that lags; zero ends it. Writes and JSON-RPC see the present.
   */
  public void replicaLag(Duration lag) {
    instance.replicaLag(lag);
  }

  /** Adds a user and returns his id. */
  public long addUser(FakeUser user) {
    long id =
        asAdmin(
            env ->
                env.create(
                        "res.users",
                        Map.of(
                            "login", user.login(),
                            "name", user.login(),
                            "company_id", user.companies().get(0),
                            "company_ids", user.companies()))
                    .id());
    User added = new User(id, user.login(), user.password(), user.rights(), user.companies());
    user.keys().forEach(key -> added.addKey(key, Instant.MAX));
    instance.add(added);
    return id;
  }

  /** Gives a user a further API key that works until a moment on the fake's clock. */
  public void addApiKey(String login, String key, Instant until) {
    user(login).addKey(key, until);
  }

  /** Takes an API key away from whoever has it. */
  public void revokeApiKey(String key) {
    instance.users().forEach(user -> user.revokeKey(key));
  }

  private User user(String login) {
    return instance.users().stream()
        .filter(user -> user.login().equals(login))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No user has the login " + login));
  }

  /** Arms a fault for the next call; narrow it and set its number on what is returned. */
  public ArmedFault fault(Fault fault) {
    return new ArmedFault(http.faults(), fault);
  }

  /** Takes all faults away. */
  public void clearFaults() {
    http.faults().clear();
  }

  /** Returns the calls received, oldest first; of very many the newest 10,000. */
  public List<ReceivedCall> calls() {
    return http.log().entries().stream().map(ReceivedCall::of).toList();
  }

  /** Returns the calls of one method of one model. */
  public List<ReceivedCall> calls(String model, String method) {
    return calls().stream()
        .filter(call -> call.model().equals(model) && call.method().equals(method))
        .toList();
  }

  /** Returns how many HTTP requests came, also those that were no call of a method. */
  public long requests() {
    return http.log().requests();
  }

  /** Forgets the calls and starts counting anew. */
  public void clearCalls() {
    http.log().clear();
  }

  /** Stops; waits of faults end, and every thread of the fake. */
  @Override
  public void close() {
    http.close();
  }

  /** Builds a {@link FakeOdoo}. Not thread-safe. */
  public static final class Builder {

    private int version = 19;
    private String database = "fake";
    private String login = "admin";
    private String password = "admin";
    private String apiKey = DEFAULT_KEY;
    private Clock clock = Clock.systemUTC();
    private boolean smsWizard;
    private Set<String> modules = Set.of();

    private Builder() {}

    /** Sets the major version: 17, 18 or 19. */
    public Builder version(int value) {
      this.version = value;
      return this;
    }

    /** Sets the database's name; {@code fake} without this. */
    public Builder database(String value) {
      this.database = value;
      return this;
    }

    /**
     * Sets the administrator's login and password; {@code admin} and {@code admin} without this.
     */
    public Builder admin(String adminLogin, String adminPassword) {
      this.login = adminLogin;
      this.password = adminPassword;
      return this;
    }

    /** Sets the administrator's API key. */
    public Builder apiKey(String value) {
      this.apiKey = value;
      return this;
    }

    /** Sets the clock of create_date, write_date and keys; the system's without this. */
    public Builder clock(Clock value) {
      this.clock = value;
      return this;
    }

    /**
     * Lets the first validation of a delivery answer with the wizard {@code confirm.stock.sms} and
     * do nothing, as a database with Odoo's {@code stock_sms} module does; {@code skip_sms} in the
     * context avoids it.
     */
    public Builder withSmsWizard() {
      this.smsWizard = true;
      return this;
    }

    /**
     * Installs further modules of Odoo: their fields and models, without what they do. Known are
     * {@code mrp} (bills of materials), {@code product_expiry} and {@code stock_dropshipping}.
     */
    public Builder modules(String... names) {
      this.modules = Set.of(names);
      return this;
    }

    /** Starts it on a free port. */
    public FakeOdoo start() {
      return new FakeOdoo(this);
    }
  }
}
