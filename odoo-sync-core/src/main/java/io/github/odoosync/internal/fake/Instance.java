package io.github.odoosync.internal.fake;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One Odoo database with its models, users and behaviours. Thread-safe. */
public final class Instance {

  /** The user of Odoo itself. */
  public static final long ROOT = 1;

  /** The administrator, as in every fresh Odoo. */
  public static final long ADMIN = 2;

  private final int version;
  private final Database database;
  private final Methods methods;
  private final Map<String, Model> models = new LinkedHashMap<>();
  private final Map<Long, User> users = new ConcurrentHashMap<>();

  /** Builds the database of a version with some behaviours and their first records. */
  public Instance(int version, Clock clock, List<Behaviour> behaviours) {
    this(version, Set.of(), clock, behaviours);
  }

  /** Builds the database with what further modules of Odoo add. */
  public Instance(int version, Set<String> modules, Clock clock, List<Behaviour> behaviours) {
    this.version = version;
    Registry registry = new Registry(SchemaCatalog.forVersion(version, modules));
    behaviours.forEach(behaviour -> behaviour.plugInto(registry));
    this.database = new Database(clock, registry.models().values());
    this.methods = new Methods(version);
    for (String name : registry.models().keySet()) {
      Table table = database.table(name);
      if (table != null) {
        models.put(name, new Model(registry.model(name), table, registry));
      }
    }
    User root = new User(ROOT, "__system__", "", null, List.of(1L));
    users.put(ROOT, root);
    behaviours.forEach(behaviour -> seed(root, behaviour));
  }

  private void seed(User root, Behaviour behaviour) {
    inTransaction(
        root,
        Context.EMPTY,
        env -> {
          behaviour.seed(env.sudo());
          return true;
        });
  }

  /** Returns the major version. */
  public int version() {
    return version;
  }

  /** Runs work in one transaction that commits at its end and leaves no trace if it throws. */
  public <T extends @Nullable Object> T inTransaction(
      User user, Context context, Function<Env, T> work) {
    return database.transact(tx -> work.apply(new Env(this, tx, user, context, false)));
  }

  /** Opens a transaction that stays open while others work. */
  public OpenTransaction begin() {
    return new OpenTransaction(this, database.begin());
  }

  /** Returns what brings the database back to what it is now. */
  public Runnable backup() {
    return database.backup();
  }

  /** Lets reads see the state of some time ago; zero ends it. */
  public void replicaLag(Duration lag) {
    database.replicaLag(lag);
  }

  /** Runs a reading on what a lagging replica has seen. */
  public <T extends @Nullable Object> T onReplica(
      User user, Context context, Function<Env, T> reading) {
    return database.onReplica(
        () -> {
          Transaction transaction = new Transaction(database, database.now(), Long.MAX_VALUE);
          return reading.apply(new Env(this, transaction, user, context, false));
        });
  }

  /** Adds a user or replaces the one with the same id. */
  public void add(User user) {
    users.put(user.id(), user);
  }

  /** Returns a user, null if there is none of that id. */
  public @Nullable User user(long id) {
    return users.get(id);
  }

  /** Returns all users. */
  public Collection<User> users() {
    return users.values();
  }

  /** Returns the moment of the server's clock. */
  public java.time.Instant now() {
    return database.now();
  }

  Database database() {
    return database;
  }

  Methods methods() {
    return methods;
  }

  Collection<Model> models() {
    return models.values();
  }

  @Nullable Model model(String name) {
    return models.get(name);
  }
}
