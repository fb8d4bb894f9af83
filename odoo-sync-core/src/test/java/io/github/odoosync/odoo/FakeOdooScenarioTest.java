package io.github.odoosync.odoo;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.FakeUser;
import java.util.Collection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The scenarios of {@link LiveOdooTest} against FakeOdoo: one behaviour for both. */
class FakeOdooScenarioTest {

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

  @Nested
  class Odoo19OverJsonRpc extends Fake {
    Odoo19OverJsonRpc() {
      super(19, Dialect.JSON_RPC);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Fake
      implements ReadScenario, WriteScenario, UpsertScenario, ActionScenario, ErrorScenario {

    private final FakeOdoo fake;
    private final Dialect dialect;
    private final OdooClient odoo;

    Fake(int version, Dialect dialect) {
      this.fake = FakeOdoo.start(version);
      this.dialect = dialect;
      this.odoo = clientOf(fake.login(), fake.apiKey()).build();
      fake.addUser(
          FakeUser.of("salesman", "secret")
              .apiKey("salesman-key")
              .mayEverything("res.partner")
              .mayRead("res.country"));
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
    public final OdooClient.Builder clientOf(String login, String secret) {
      return client(fake.database()).apiKey(login, Secret.of(secret));
    }

    @Override
    public final OdooClient.Builder clientOfDatabase(String database) {
      return client(database).apiKey(fake.login(), Secret.of(fake.apiKey()));
    }

    private OdooClient.Builder client(String database) {
      return OdooClient.builder(fake.url()).database(database).dialect(dialect);
    }

    @Override
    public final OdooClient salesman() {
      return clientOf("salesman", "salesman-key").build();
    }

    @Override
    public final String run() {
      return "fake";
    }

    @Override
    public final void cleanUp(String model, Collection<Long> ids) {}
  }
}
