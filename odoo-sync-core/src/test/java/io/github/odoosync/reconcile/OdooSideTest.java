package io.github.odoosync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.mapping.DocumentMapping;
import io.github.odoosync.mapping.OdooMapper;
import io.github.odoosync.mapping.StandardMappings;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.Domain;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OdooSideTest {

  private static final int PARTIES = 450;

  private final FakeOdoo fake = FakeOdoo.start(19);
  private final OdooClient odoo =
      OdooClient.builder(fake.url())
          .database(fake.database())
          .apiKey(fake.login(), Secret.of(fake.apiKey()))
          .build();
  private final OdooMapper mapper = OdooMapper.builder(odoo).build();
  private OdooSide<Party> side;

  @BeforeEach
  void fill() {
    List<UpsertRow> rows = new ArrayList<>();
    for (int i = 0; i < PARTIES; i++) {
      rows.add(
          UpsertRow.of(ExternalId.ofKey("party", "P" + i))
              .with("name", "Party " + i)
              .with("ref", "P" + i));
    }
    odoo.model("res.partner").upsertAll(rows);
    DocumentMapping<Party> mapping = StandardMappings.of(odoo).party();
    side = OdooSide.of(odoo, mapper, mapping, Domain.field("ref").like("P%"));
  }

  @AfterEach
  void close() {
    odoo.close();
    fake.close();
  }

  @Test
  void allOfItIsReadPageByPage() {
    try (Stream<Party> all = side.all()) {
      assertThat(all.map(party -> party.key().key()).distinct().count()).isEqualTo(PARTIES);
    }
  }

  @Test
  void keysAreReadThatAreThereAndOthersLeftOut() {
    assertThat(side.read(List.of("P7", "P8", "nobody")))
        .extracting(party -> party.key().key())
        .containsExactlyInAnyOrder("P7", "P8");
  }

  @Test
  void aTwinOfTheSameNameComesToo() {
    odoo.model("res.partner").create(Values.of("name", "Twin").with("ref", "P7"));
    assertThat(side.read(Set.of("P7"))).hasSize(2);
  }

  @Test
  void whatWasWrittenSinceIsNamed() {
    try (Stream<String> changed = side.changedSince(Instant.now())) {
      // All were made within the while that it looks back.
      assertThat(changed.count()).isEqualTo(PARTIES);
    }
    try (Stream<String> changed = side.changedSince(Instant.now().plusSeconds(3_600))) {
      assertThat(changed.count()).isZero();
    }
  }

  @Test
  void odooAndATableOfTheApplicationAreReconciled() {
    Map<String, Party> table = new HashMap<>();
    try (Stream<Party> all = side.all()) {
      all.forEach(party -> table.put(party.key().key(), party));
    }
    Reconciliation<Party> parties =
        Reconciliation.between(side, new Table(table), Comparison.of(Party.SCHEMA))
            .named("parties")
            .store(MemoryStore.create().drift())
            .build();
    assertThat(parties.run().drifting()).isZero();

    odoo.model("res.partner")
        .upsert(UpsertRow.of(ExternalId.ofKey("party", "P3")).with("name", "Renamed"));
    table.remove("P4");
    Report report = parties.run();
    assertThat(report.drift())
        .isEqualTo(Map.of(Drift.Kind.DIFFERS, 1L, Drift.Kind.MISSING_RIGHT, 1L));
    assertThat(parties.open("", 10))
        .extracting(known -> known.drift().key())
        .containsExactlyInAnyOrder("P3", "P4");
  }

  /** A table of the application's own, by key. */
  private record Table(Map<String, Party> rows) implements Side<Party> {

    @Override
    public String name() {
      return "table";
    }

    @Override
    public Stream<Party> all() {
      return rows.values().stream();
    }

    @Override
    public Stream<String> changedSince(Instant moment) {
      return rows.keySet().stream();
    }

    @Override
    public List<Party> read(Collection<String> keys) {
      return keys.stream().filter(rows::containsKey).map(rows::get).toList();
    }
  }
}
