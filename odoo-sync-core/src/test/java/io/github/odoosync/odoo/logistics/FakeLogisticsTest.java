package io.github.odoosync.odoo.logistics;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.FakeUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The contracts of {@link LiveLogisticsTest} against FakeOdoo: one behaviour for both. */
class FakeLogisticsTest {

  @Nested
  class Odoo17 extends Fake {
    Odoo17() {
      super(17, Dialect.JSON_RPC);
    }
  }

  @Nested
  class Odoo18 extends Fake {
    Odoo18() {
      super(18, Dialect.JSON_RPC);
    }
  }

  @Nested
  class Odoo19 extends Fake {
    Odoo19() {
      super(19, Dialect.JSON2);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Fake
      implements OrderContract,
          BadInputContract,
          RightsContract,
          InvoiceContract,
          DocumentContract {

    private static final List<String> READ_BY_ALL =
        List.of(
            "res.partner",
            "res.company",
            "res.currency",
            "product.product",
            "product.pricelist",
            "uom.uom",
            "stock.warehouse",
            "stock.picking",
            "stock.picking.type",
            "stock.location",
            "stock.move",
            "stock.move.line");
    private static final String[] PLACES = {"view_location_id", "lot_stock_id"};

    private final FakeOdoo fake;
    private final Dialect dialect;
    private final OdooClient odoo;
    private final long foreignWarehouse;

    Fake(int version, Dialect dialect) {
      this.fake = FakeOdoo.start(version);
      this.dialect = dialect;
      this.odoo = client(fake.login(), fake.apiKey());
      fake.addUser(FakeUser.of("clerk", "secret").apiKey("clerk-key").mayRead("res.partner"));
      fake.addUser(trading("buyer", "purchase.order", "purchase.order.line"));
      fake.addUser(trading("seller", "sale.order", "sale.order.line"));
      long otherCompany = otherCompany();
      this.foreignWarehouse = warehouse(otherCompany);
      fake.addUser(
          FakeUser.of("both", "secret")
              .apiKey("both-key")
              .companies(1, otherCompany)
              .mayRead("res.partner")
              .mayRead("stock.warehouse"));
    }

    private static FakeUser trading(String login, String... models) {
      FakeUser user = FakeUser.of(login, "secret").apiKey(login + "-key");
      for (String model : models) {
        user.mayEverything(model);
      }
      for (String model : READ_BY_ALL) {
        user.mayRead(model);
      }
      return user;
    }

    private long otherCompany() {
      long partner = fake.create("res.partner", Map.of("name", "Other Company"));
      return fake.create(
          "res.company", Map.of("name", "Other", "partner_id", partner, "currency_id", 1));
    }

    private long warehouse(long company) {
      Map<String, Object> values = new HashMap<>(Map.of("name", "Other", "code", "OT"));
      values.put("company_id", company);
      Map<String, ?> usual = Objects.requireNonNull(fake.read("stock.warehouse", 1, PLACES));
      for (String place : PLACES) {
        values.put(place, ((List<?>) Objects.requireNonNull(usual.get(place))).get(0));
      }
      return fake.create("stock.warehouse", values);
    }

    private OdooClient client(String login, String key) {
      return OdooClient.builder(fake.url())
          .database(fake.database())
          .dialect(dialect)
          .apiKey(login, Secret.of(key))
          .build();
    }

    @AfterAll
    void close() {
      odoo.close();
      fake.close();
    }

    @Override
    public final OdooClient odoo() {
      return odoo;
    }

    @Override
    public final OdooClient clerk() {
      return client("clerk", "clerk-key");
    }

    @Override
    public final OdooClient buyer() {
      return client("buyer", "buyer-key");
    }

    @Override
    public final OdooClient seller() {
      return client("seller", "seller-key");
    }

    @Override
    public final String run() {
      return "fake";
    }

    @Override
    public final long foreignWarehouse() {
      return foreignWarehouse;
    }

    @Override
    public final OdooClient bothCompanies() {
      return client("both", "both-key");
    }
  }
}
