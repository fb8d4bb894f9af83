package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.Domain.field;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.RealOdoo;
import io.github.odoosync.odoo.Values;
import java.util.Arrays;
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
    implements OrderContract, BadInputContract, RightsContract, InvoiceContract, DocumentContract {

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
    return user("clerk", "base.group_user");
  }

  @Override
  public OdooClient buyer() {
    return user("buyer", "base.group_user", "purchase.group_purchase_user");
  }

  @Override
  public OdooClient seller() {
    return user("seller", "base.group_user", "sales_team.group_sale_salesman");
  }

  /** A new user has a password and no key, and only JSON-RPC takes passwords. */
  private OdooClient user(String name, String... groups) {
    String login = name + "-" + run;
    if (!odoo().model("res.users").where(field("login").eq(login)).exists()) {
      List<Long> ids = Arrays.stream(groups).map(world()::id).toList();
      odoo()
          .withContext(c -> c.with("no_reset_password", true))
          .model("res.users")
          .create(
              Values.of("name", login)
                  .with("login", login)
                  .with("password", login)
                  .with("email", login + "@example.com")
                  .with(
                      odoo().version().atLeast(19) ? "group_ids" : "groups_id",
                      List.of(Command.replace(ids))));
    }
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
