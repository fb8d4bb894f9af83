package io.github.odoosync.odoo;

import java.util.Collection;

/** A server that the scenarios run against: a real one or FakeOdoo, held to one behaviour. */
interface ServerUnderTest {

  /** Returns a client of an administrator; kept open over all tests of a class. */
  OdooClient odoo();

  /** Returns an unopened client with another login. */
  OdooClient.Builder clientOf(String login, String secret);

  /** Returns an unopened client of another database. */
  OdooClient.Builder clientOfDatabase(String database);

  /** Returns a client of a user who may sell but not read external ids. */
  OdooClient salesman();

  /** Returns a text that no earlier run has used. */
  String run();

  /** Has records deleted at the end. */
  void cleanUp(String model, Collection<Long> ids);

  default ExternalId key(String name) {
    return ExternalId.of("test." + run() + "." + name);
  }
}
