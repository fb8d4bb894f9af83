package io.github.odoosync.odoo;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.retry.Resilience;
import io.github.odoosync.retry.RetryPolicy;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The client over real HTTP, in both dialects, against each version. */
@Timeout(120)
class OdooClientTest {

  @OdooModel("res.partner")
  record Partner(
      long id,
      String name,
      Optional<String> email,
      @OdooField("country_id") Optional<Country> country) {}

  record Country(long id, String code) {}

  @OdooModel("sale.order")
  record Order(
      long id, @OdooField("partner_id") Ref partner, Instant dateOrder, List<Line> orderLine) {}

  record Line(long id, @OdooField("product_uom_qty") BigDecimal quantity) {}

  static Stream<Arguments> servers() {
    return Stream.of(
        Arguments.of(17, Dialect.JSON_RPC),
        Arguments.of(18, Dialect.JSON_RPC),
        Arguments.of(19, Dialect.JSON_RPC),
        Arguments.of(19, Dialect.JSON2));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void recordsAreWrittenAndReadBack(int version, Dialect dialect) {
    try (FakeOdoo server = FakeOdoo.start(version);
        OdooClient odoo = client(server, dialect)) {
      Model<OdooRecord> raw = odoo.model("res.partner");
      List<Long> ids =
          raw.create(
              List.of(
                  Values.of("name", "Ann \uD83D\uDE00").with("email", "ann@example.com"),
                  Values.of("name", "Bo")));
      raw.write(ids.get(1), Values.of("email", "bo@example.com"));

      Model<Partner> partners = odoo.model(Partner.class);
      assertThat(partners.where(field("id").in(ids)).orderBy("id").list())
          .extracting(Partner::name)
          .containsExactly("Ann \uD83D\uDE00", "Bo");
      assertThat(partners.where(field("email").eq("bo@example.com")).one().id())
          .isEqualTo(ids.get(1));
      assertThat(partners.where(field("id").in(ids)).count()).isEqualTo(2);
      assertThat(partners.where(field("id").in(ids)).page(0, 1).total()).isEqualTo(2);

      raw.unlink(List.of(ids.get(0)));
      assertThat(partners.byIds(ids).keySet()).containsExactly(ids.get(1));
      assertThat(odoo.version().major()).isEqualTo(version);
      assertThat(odoo.dialect()).isEqualTo(dialect);
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aSecondUpsertChangesNothingAndLinesStayInPlace(int version, Dialect dialect) {
    try (FakeOdoo server = FakeOdoo.start(version);
        OdooClient odoo = client(server, dialect)) {
      ExternalId customer = ExternalId.ofKey("customer", "ACME/7");
      long partner =
          odoo.model("res.partner").upsert(UpsertRow.of(customer, Values.of("name", "Acme")));
      long product = odoo.model("product.product").create(Values.of("name", "Box"));
      UpsertRow order = order(customer, product, "2", "3.5");
      Model<OdooRecord> orders = odoo.model("sale.order");
      long first = orders.upsert(order);

      assertThat(orders.upsert(order)).isEqualTo(first);
      Order read = odoo.model(Order.class).byId(first).orElseThrow();
      assertThat(read.partner().id()).isEqualTo(partner);
      assertThat(read.dateOrder()).isEqualTo("2026-01-02T10:00:00Z");
      assertThat(read.orderLine()).hasSize(2);
      assertThat(read.orderLine().get(1).quantity()).isEqualByComparingTo("3.5");

      orders.upsert(order(customer, product, "9"));
      assertThat(odoo.model(Order.class).byId(first).orElseThrow().orderLine()).hasSize(2);
      UpsertOptions own = UpsertOptions.standard().otherLines(UpsertOptions.OtherLines.DELETE_OWN);
      orders.upsertAll(List.of(order(customer, product, "9")), own).ids();
      assertThat(odoo.model(Order.class).byId(first).orElseThrow().orderLine())
          .singleElement()
          .satisfies(line -> assertThat(line.quantity()).isEqualByComparingTo("9"));
      assertThat(odoo.externalIds().find(customer)).contains(new Reference("res.partner", partner));
      assertThat(odoo.externalIds().of("res.partner", List.of(partner)))
          .containsEntry(partner, customer);
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void badRowsAreNamedAndGoodOnesLand(int version, Dialect dialect) {
    try (FakeOdoo server = FakeOdoo.start(version);
        OdooClient odoo = client(server, dialect)) {
      List<UpsertRow> rows =
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      UpsertRow.of(ExternalId.of("p-" + i))
                          .with("name", "P" + i)
                          .with("country_id", ExternalId.parse(i == 17 ? "base.nope" : "base.be")))
              .toList();
      BatchResult result = odoo.model("res.partner").upsertAll(rows);

      assertThat(result.unsaved()).containsExactly(17);
      assertThat(result.rows().get(17).rejection().orElseThrow().field()).isEqualTo("country_id");
      assertThat(odoo.model("res.partner").where(field("name").like("P%")).count()).isEqualTo(39);
      assertThat(server.calls("res.partner", "load")).hasSizeLessThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aConflictInsideLoadIsTriedAgain(int version, Dialect dialect) {
    try (FakeOdoo server = FakeOdoo.start(version);
        OdooClient odoo = client(server, dialect)) {
      odoo.model("res.partner").query().count();
      server.fault(Fault.serializationFailure()).on("res.partner", "load");
      UpsertRow row = UpsertRow.of(ExternalId.of("c"), Values.of("name", "C"));

      assertThat(odoo.model("res.partner").upsert(row)).isPositive();
      assertThat(server.calls("res.partner", "load")).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void afterALostAnswerTheUpsertIsSimplyRepeated(int version, Dialect dialect) {
    try (FakeOdoo server = FakeOdoo.start(version);
        OdooClient odoo = client(server, dialect)) {
      UpsertRow row = UpsertRow.of(ExternalId.of("c"), Values.of("name", "Only One"));
      odoo.model("res.partner").query().count();
      server.fault(Fault.closedAfterCommit()).on("res.partner", "load");

      BatchResult lost = odoo.model("res.partner").upsertAll(List.of(row));
      assertThat(lost.rows().get(0))
          .isInstanceOfSatisfying(
              RowResult.Unknown.class,
              unknown -> assertThat(unknown.error().outcome()).isEqualTo(Outcome.UNKNOWN));
      assertThat(server.calls("res.partner", "load")).hasSize(1);

      long id = odoo.model("res.partner").upsert(row);
      assertThat(odoo.model("res.partner").where(field("name").eq("Only One")).ids())
          .containsExactly(id);
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aRecordThatWasDeletedIsNotMadeAnew(int version, Dialect dialect) {
    try (FakeOdoo server = FakeOdoo.start(version);
        OdooClient odoo = client(server, dialect)) {
      Model<OdooRecord> partners = odoo.model("res.partner");
      UpsertRow row = UpsertRow.of(ExternalId.of("c"), Values.of("name", "C"));
      long id = partners.upsert(row);
      assertThat(partners.upsert(row.savedAs(id))).isEqualTo(id);
      partners.unlink(List.of(id));

      assertThat(partners.upsertAll(List.of(row.savedAs(id))).rows().get(0).rejection())
          .map(RowResult.Rejected::kind)
          .contains(RowResult.Kind.DELETED);
      assertThat(partners.where(field("name").eq("C")).exists()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aStreamSeesWhatStaysOnceWhileOthersWrite(int version, Dialect dialect) {
    Random random = new Random(version);
    try (FakeOdoo server = FakeOdoo.start(version);
        OdooClient odoo = client(server, dialect)) {
      List<Long> made = server.createMany("res.partner", 400, i -> Map.of("name", "S" + i));
      Set<Long> stayed = new TreeSet<>(made);
      List<Long> seen = new ArrayList<>();
      server.fault(Fault.proxyError(503)).on("res.partner", "web_search_read");
      try (RecordStream<Partner> stream =
          odoo.model(Partner.class).where(field("id").ge(made.get(0))).pageSize(37).stream()) {
        for (Partner partner : stream) {
          seen.add(partner.id());
          if (random.nextInt(8) == 0) {
            long gone = made.get(random.nextInt(made.size()));
            if (stayed.remove(gone)) {
              server.unlink("res.partner", gone);
            }
            server.create("res.partner", Map.of("name", "late"));
          }
          if (seen.size() > 2000) {
            break;
          }
        }
      }
      assertThat(seen).isSorted().doesNotHaveDuplicates().containsAll(stayed);
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void nothingIsLeftAfterClose(int version, Dialect dialect) {
    try (FakeOdoo server = FakeOdoo.start(version)) {
      OdooClient odoo = client(server, dialect);
      RecordStream<Partner> open = odoo.model(Partner.class).query().pageSize(1).stream();
      assertThat(open.iterator().hasNext()).isTrue();
      odoo.close();

      assertThat(threads())
          .noneMatch(name -> name.startsWith("odoo-sync") && !name.startsWith("odoo-sync-fake"));
      assertThatThrownBy(() -> odoo.model(Partner.class)).isInstanceOf(OdooSyncException.class);
    }
  }

  @Test
  void anAddressWithoutTlsAndAClientWithoutCredentialsAreRefused() {
    assertThatThrownBy(
            () -> OdooClient.builder("http://erp.example.com").apiKey(Secret.of("k")).build())
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> OdooClient.builder("https://erp.example.com").build())
        .isInstanceOf(ConfigurationException.class);
    ScriptedTransport mine = ScriptedTransport.of(call -> true);
    assertThatThrownBy(() -> OdooClient.builder(mine).database("acme"))
        .isInstanceOf(ConfigurationException.class);
  }

  private static UpsertRow order(ExternalId customer, long product, String... quantities) {
    UpsertRow row =
        UpsertRow.of(ExternalId.of("order-1"))
            .with("partner_id", customer)
            .with("date_order", Instant.parse("2026-01-02T10:00:00Z"));
    for (int i = 0; i < quantities.length; i++) {
      row =
          row.line(
              "order_line",
              String.valueOf(i),
              Values.of("product_id", Ref.of(product))
                  .with("product_uom_qty", new BigDecimal(quantities[i])));
    }
    return row;
  }

  private static OdooClient client(FakeOdoo server, Dialect dialect) {
    RetryPolicy atOnce = new RetryPolicy(3, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));
    OdooClient.Builder builder =
        OdooClient.builder(server.url())
            .database(server.database())
            .resilience(Resilience.none().withRetry(atOnce));
    return dialect == Dialect.JSON2
        ? builder.apiKey(Secret.of(server.apiKey())).build()
        : builder.login(server.login(), Secret.of(server.password())).build();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
  }
}
