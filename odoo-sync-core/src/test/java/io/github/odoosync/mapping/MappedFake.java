package io.github.odoosync.mapping;

import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.testing.FakeOdoo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** A fake Odoo with a mapper over it, for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MappedFake {

  final FakeOdoo fake;
  final Recorded server;
  final OdooClient odoo;
  final World world;
  final OdooMapper mapper;
  final StandardMappings standard;

  MappedFake(int version, String... modules) {
    fake = FakeOdoo.builder().version(version).modules(modules).start();
    server = Recorded.at(fake.url(), fake.database(), fake.login(), fake.apiKey());
    odoo = server.client();
    world = new World(odoo, "1");
    mapper = OdooMapper.builder(odoo).tenant("acme").build();
    standard = StandardMappings.of(odoo);
  }

  @AfterAll
  void close() {
    odoo.close();
    server.close();
    fake.close();
  }
}
