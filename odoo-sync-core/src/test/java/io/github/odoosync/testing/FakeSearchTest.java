package io.github.odoosync.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeSearchTest {

  private final FakeOdoo odoo = FakeOdoo.start(19);
  private final long ann = partner("Ann", "r1", 3);
  private final long bob = partner("Bob", "r2", 1);
  private final long cid = partner("Cid", null, 2);

  @AfterEach
  void stop() {
    odoo.close();
  }

  private long partner(String name, @Nullable String ref, int color) {
    return odoo.create(
        "res.partner",
        ref == null
            ? Map.of("name", name, "color", color, "function", "test")
            : Map.of("name", name, "color", color, "ref", ref, "function", "test"));
  }

  private List<Long> found(Object... domain) {
    List<Object> all = new ArrayList<>(List.of("&", List.of("function", "=", "test")));
    all.addAll(Arrays.asList(domain));
    return odoo.search("res.partner", all);
  }

  @Test
  void operatorsMeanWhatOdooMeans() {
    assertThat(found(List.of("ref", "=", "r1"))).containsExactly(ann);
    assertThat(found(List.of("ref", "!=", "r1"))).containsExactly(bob, cid);
    assertThat(found(List.of("ref", "=", false))).containsExactly(cid);
    assertThat(found(List.of("ref", "in", List.of("r2", false)))).containsExactly(bob, cid);
    assertThat(found(List.of("ref", "not in", List.of("r2")))).containsExactly(ann, cid);
    assertThat(found(List.of("name", "ilike", "B"))).containsExactly(bob);
    assertThat(found(List.of("name", "like", "b"))).containsExactly(bob);
    assertThat(found(List.of("name", "=like", "_i%"))).containsExactly(cid);
    assertThat(found(List.of("name", "not ilike", "n"))).containsExactly(bob, cid);
    assertThat(found(List.of("color", ">=", 2))).containsExactly(ann, cid);
    assertThat(found(List.of("ref", "=?", false))).containsExactly(ann, bob, cid);
    assertThat(found("!", List.of("color", ">", 1))).containsExactly(bob);
    assertThat(found("|", List.of("color", "=", 1), List.of("id", "=", ann)))
        .containsExactly(ann, bob);
    assertThat(found(List.of("country_id", "=", false))).containsExactly(ann, bob, cid);
  }

  @Test
  void subDomainsAndPathsLookAtTheOtherSide() {
    odoo.write("res.partner", ann, Map.of("is_company", true, "country_id", odoo.idOf("base.be")));
    odoo.write("res.partner", bob, Map.of("parent_id", ann));
    assertThat(found(List.of("parent_id.country_id.code", "=", "BE"))).containsExactly(bob);
    assertThat(found(List.of("child_ids", "any", List.of(List.of("name", "=", "Bob")))))
        .containsExactly(ann);
    assertThat(found(List.of("child_ids", "not any", List.of(List.of("name", "=", "Bob")))))
        .containsExactlyInAnyOrder(bob, cid);
    assertThat(found(List.of("id", "child_of", ann))).containsExactlyInAnyOrder(ann, bob);
    assertThat(found(List.of("id", "parent_of", bob))).containsExactlyInAnyOrder(ann, bob);
    assertThat(found(List.of("country_id", "ilike", "belg"))).containsExactly(ann);
  }

  @Test
  void archivedRecordsAreHiddenUnlessAskedFor() throws Exception {
    odoo.archive("res.partner", bob);
    RawHttp http = new RawHttp(odoo);
    List<?> domain = List.of(List.of("id", "=", bob));
    assertThat(http.json2("res.partner", "search", Map.of("domain", domain)).body())
        .isEqualTo("[]");
    Map<String, ?> all = Map.of("domain", domain, "context", Map.of("active_test", false));
    assertThat(http.json2("res.partner", "search", all).body()).isEqualTo("[" + bob + "]");
  }

  @Test
  void orderLimitAndOffsetCutTheSameList() throws Exception {
    RawHttp http = new RawHttp(odoo);
    Map<String, ?> query =
        Map.of(
            "domain",
            List.of(List.of("function", "=", "test")),
            "order",
            "color desc, id",
            "offset",
            1,
            "limit",
            1);
    assertThat(http.json2("res.partner", "search", query).body()).isEqualTo("[" + cid + "]");
    Map<String, ?> keyset =
        Map.of("domain", List.of(List.of("id", ">", ann)), "order", "id", "limit", 2);
    assertThat(http.json2("res.partner", "search", keyset).body())
        .isEqualTo("[" + bob + "," + cid + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "18, >, true", "18, >=, true", "18, <=, false", "18, <, false", "18, =, false",
    "19, >, false", "19, >=, true", "19, <=, true", "19, <, false", "19, =, true"
  })
  void datetimesAreComparedRawUpTo18AndBySecondIn19(int version, String operator, boolean hit) {
    ManualClock clock = ManualClock.at("2026-03-01T10:00:08.400Z");
    try (FakeOdoo other = FakeOdoo.builder().version(version).clock(clock).start()) {
      clock.advance(Duration.ofMillis(100));
      long id = other.create("res.partner", Map.of("name", "X", "ref", "now"));
      List<Long> found =
          other.search(
              "res.partner",
              List.of(
                  List.of("ref", "=", "now"),
                  List.of("write_date", operator, "2026-03-01 10:00:08")));
      assertThat(found).isEqualTo(hit ? List.of(id) : List.of());
    }
  }

  @Test
  void groupsAreCountedAndSummed() throws Exception {
    RawHttp http = new RawHttp(odoo);
    odoo.write("res.partner", bob, Map.of("ref", "r1"));
    List<?> domain = List.of(List.of("function", "=", "test"));
    Map<String, ?> formatted =
        Map.of(
            "domain", domain,
            "groupby", List.of("ref"),
            "aggregates", List.of("__count", "color:sum"));
    assertThat(http.json2("res.partner", "formatted_read_group", formatted).body())
        .isEqualTo(
            "[{\"ref\":\"r1\",\"__extra_domain\":[[\"ref\",\"=\",\"r1\"]],\"__count\":2,"
                + "\"color:sum\":4},{\"ref\":false,\"__extra_domain\":[[\"ref\",\"=\",false]],"
                + "\"__count\":1,\"color:sum\":2}]");
    Map<String, ?> classic =
        Map.of("domain", domain, "fields", List.of("id:count"), "groupby", List.of("ref"));
    assertThat(http.json2("res.partner", "read_group", classic).body())
        .startsWith("[{\"ref\":\"r1\",\"ref_count\":2,\"id\":2,\"__domain\":[");
  }

  @Test
  void anOpenTransactionIsInvisibleKeepsItsDateAndConflicts() throws Exception {
    ManualClock clock = ManualClock.at("2026-03-01T10:00:00Z");
    try (FakeOdoo other = FakeOdoo.builder().clock(clock).start()) {
      long id = other.create("res.partner", Map.of("name", "old"));
      try (FakeTransaction open = other.begin()) {
        open.write("res.partner", id, Map.of("name", "new"));
        long made = open.create("res.partner", Map.of("name", "made"));
        clock.advance(Duration.ofSeconds(10));
        assertThat(other.read("res.partner", id, "name")).containsEntry("name", "old");
        assertThat(other.read("res.partner", made)).isNull();
        RawHttp.Reply conflict =
            new RawHttp(other)
                .json2(
                    "res.partner",
                    "write",
                    Map.of("ids", List.of(id), "vals", Map.of("name", "mine")));
        assertThat(conflict.name()).isEqualTo("psycopg2.errors.SerializationFailure");
        open.commit();
        assertThat(other.read("res.partner", made)).isNotNull();
      }
      assertThat(other.read("res.partner", id, "name", "write_date"))
          .containsEntry("name", "new")
          .containsEntry("write_date", "2026-03-01 10:00:00");
      try (FakeTransaction late = other.begin()) {
        other.write("res.partner", id, Map.of("name", "first"));
        assertThatThrownBy(() -> late.write("res.partner", id, Map.of("name", "second")))
            .hasMessageContaining("could not serialize access");
      }
    }
  }

  @Test
  void sqlChangesValuesAndNotTheDate() {
    Map<String, ?> before = odoo.read("res.partner", ann, "write_date");
    odoo.sqlUpdate("res.partner", ann, Map.of("ref", "sql"));
    assertThat(odoo.read("res.partner", ann, "ref", "write_date"))
        .containsEntry("ref", "sql")
        .containsAllEntriesOf(Objects.requireNonNull(before));
    odoo.sqlDelete("res.partner", ann);
    assertThat(odoo.read("res.partner", ann)).isNull();
  }
}
