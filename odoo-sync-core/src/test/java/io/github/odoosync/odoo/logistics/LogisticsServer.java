package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;

/** A server that the contracts of logistics run against: a real one or FakeOdoo. */
interface LogisticsServer {

  /** Returns a client of an administrator; kept open over all tests of a class. */
  OdooClient odoo();

  /** Returns a client of a user who may read partners and nothing else. */
  OdooClient clerk();

  /** Returns a text that no earlier run has used. */
  String run();

  /** Returns a warehouse of another company than the main one. */
  long foreignWarehouse();

  /** Returns a client of a user who sees both companies. */
  OdooClient bothCompanies();

  default Logistics logistics() {
    return Logistics.of(odoo());
  }

  default World world() {
    return new World(odoo(), run());
  }

  default ExternalId key(String name) {
    return ExternalId.of("logistics." + run() + "." + name);
  }
}
