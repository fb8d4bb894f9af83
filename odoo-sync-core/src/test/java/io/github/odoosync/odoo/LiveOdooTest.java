package io.github.odoosync.odoo;

import static io.github.odoosync.odoo.Domain.field;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.observe.Secret;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The scenarios against the real server that {@link RealOdoo} names, with the sales, stock and
 * invoicing modules and an administrator's key. What they make is deleted at the end, as far as
 * Odoo lets it be.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveOdooTest
    implements ReadScenario, WriteScenario, UpsertScenario, ActionScenario, ErrorScenario {

  private record Made(String model, List<Long> ids) {}

  private static final String SALESMAN = "salesman";

  private final String run = Long.toString(System.nanoTime(), 36);
  private final Deque<Made> made = new ArrayDeque<>();
  private @Nullable RealOdoo real;
  private @Nullable OdooClient odoo;

  @BeforeAll
  void connect() {
    real = RealOdoo.orSkip();
    odoo = real.client().build();
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

  private RealOdoo real() {
    return Objects.requireNonNull(real);
  }

  @Override
  public OdooClient odoo() {
    return Objects.requireNonNull(odoo);
  }

  @Override
  public OdooClient.Builder clientOf(String login, String secret) {
    return real().clientOf(real().database()).apiKey(login, Secret.of(secret));
  }

  @Override
  public OdooClient.Builder clientOfDatabase(String database) {
    return real().clientOf(database).apiKey(real().login(), Secret.of(real().apiKey()));
  }

  @Override
  public OdooClient salesman() {
    String login = SALESMAN + "-" + run;
    if (!odoo().model("res.users").where(field("login").eq(login)).exists()) {
      hire(login);
    }
    // A new user has a password and no key, and only JSON-RPC takes passwords.
    return OdooClient.builder(real().url())
        .database(real().database())
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
