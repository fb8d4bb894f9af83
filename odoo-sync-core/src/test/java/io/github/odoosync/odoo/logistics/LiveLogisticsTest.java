package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.RealOdoo;
import io.github.odoosync.odoo.Values;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The contracts of logistics against the real server that {@link RealOdoo} names, with the sales,
 * purchase, stock and invoicing modules and a second company with a warehouse. What they make
 * stays: posted invoices and done transfers cannot be deleted. Use a database made for tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveLogisticsTest
    implements OrderContract, BadInputContract, InvoiceContract, DocumentContract {

  private final String run = Long.toString(System.nanoTime(), 36);
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
      odoo.close();
    }
  }

  @Override
  public OdooClient odoo() {
    return Objects.requireNonNull(odoo);
  }

  @Override
  public OdooClient clerk() {
    String login = "clerk-" + run;
    if (!odoo().model("res.users").where(field("login").eq(login)).exists()) {
      String groups = odoo().version().atLeast(19) ? "group_ids" : "groups_id";
      odoo()
          .withContext(c -> c.with("no_reset_password", true))
          .model("res.users")
          .create(
              Values.of("name", login)
                  .with("login", login)
                  .with("password", login)
                  .with(groups, List.of(Command.replace(List.of(world().id("base.group_user"))))));
    }
    // A new user has a password and no key, and only JSON-RPC takes passwords.
    RealOdoo server = Objects.requireNonNull(real);
    return OdooClient.builder(server.url())
        .database(server.database())
        .login(login, Secret.of(login))
        .build();
  }

  @Override
  public String run() {
    return run;
  }

  @Override
  public long foreignWarehouse() {
    return odoo()
        .model("stock.warehouse")
        .where(field("company_id").ne(world().company()))
        .ids()
        .get(0);
  }

  @Override
  public OdooClient bothCompanies() {
    return Objects.requireNonNull(real).client().build();
  }
}
