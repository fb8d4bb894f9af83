package io.github.odoosync.odoo;

import static io.github.odoosync.odoo.Domain.field;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.transport.Dialect;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The scenarios against a real server that the environment names, with the sales, stock and
 * invoicing modules and an administrator's key. What they make is deleted at the end, as far as
 * Odoo lets it be.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveOdooTest
    implements ReadScenario, WriteScenario, UpsertScenario, ActionScenario, ErrorScenario {

  private record Made(String model, List<Long> ids) {}

  private static final List<String> NEEDED =
      List.of("ODOO_TEST_URL", "ODOO_TEST_DATABASE", "ODOO_TEST_LOGIN", "ODOO_TEST_KEY");
  private static final String SALESMAN = "salesman";

  private final String run = Long.toString(System.nanoTime(), 36);
  private final Deque<Made> made = new ArrayDeque<>();
  private @Nullable OdooClient odoo;

  @BeforeAll
  void connect() {
    for (String name : NEEDED) {
      assumeTrue(
          System.getenv(name) != null,
          () -> "No real server to test: set " + String.join(", ", NEEDED));
    }
    odoo = clientOf(environment("ODOO_TEST_LOGIN"), environment("ODOO_TEST_KEY")).build();
  }

  @AfterAll
  void close() {
    if (odoo != null) {
      made.forEach(this::delete);
      odoo.close();
    }
  }

  private void delete(Made records) {
    try {
      odoo().model(records.model()).unlink(records.ids());
    } catch (OdooSyncException e) {
      archive(records);
    }
  }

  // What other records point to cannot be deleted, and some models cannot be archived either.
  private void archive(Made records) {
    try {
      odoo().model(records.model()).write(records.ids(), Values.of("active", false));
    } catch (OdooSyncException e) {
      assumeTrue(true);
    }
  }

  private static String environment(String name) {
    return Objects.requireNonNull(System.getenv(name));
  }

  @Override
  public OdooClient odoo() {
    return Objects.requireNonNull(odoo);
  }

  @Override
  public OdooClient.Builder clientOf(String login, String secret) {
    return client(environment("ODOO_TEST_DATABASE")).apiKey(login, Secret.of(secret));
  }

  @Override
  public OdooClient.Builder clientOfDatabase(String database) {
    return client(database)
        .apiKey(environment("ODOO_TEST_LOGIN"), Secret.of(environment("ODOO_TEST_KEY")));
  }

  private static OdooClient.Builder client(String database) {
    OdooClient.Builder builder =
        OdooClient.builder(environment("ODOO_TEST_URL")).database(database);
    String dialect = System.getenv("ODOO_TEST_DIALECT");
    return dialect == null
        ? builder
        : builder.dialect(Dialect.valueOf(dialect.toUpperCase(Locale.ROOT)));
  }

  @Override
  public OdooClient salesman() {
    String login = SALESMAN + "-" + run;
    if (!odoo().model("res.users").where(field("login").eq(login)).exists()) {
      hire(login);
    }
    // A new user has a password and no key, and only JSON-RPC takes passwords.
    return OdooClient.builder(environment("ODOO_TEST_URL"))
        .database(environment("ODOO_TEST_DATABASE"))
        .login(login, Secret.of(login))
        .build();
  }

  private void hire(String login) {
    Map<ExternalId, Reference> groups =
        odoo()
            .externalIds()
            .find(
                List.of(
                    ExternalId.parse("base.group_user"),
                    ExternalId.parse("base.group_partner_manager"),
                    ExternalId.parse("sales_team.group_sale_salesman_all_leads")));
    List<Long> ids = groups.values().stream().map(Reference::id).toList();
    String field = odoo().version().atLeast(19) ? "group_ids" : "groups_id";
    long user =
        odoo()
            .withContext(c -> c.with("no_reset_password", true))
            .model("res.users")
            .create(
                Values.of("name", login)
                    .with("login", login)
                    .with("password", login)
                    .with(field, List.of(Command.replace(ids))));
    cleanUp("res.users", List.of(user));
  }

  @Override
  public String run() {
    return run;
  }

  @Override
  public void cleanUp(String model, Collection<Long> ids) {
    made.push(new Made(model, List.copyOf(ids)));
  }
}
