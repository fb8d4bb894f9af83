package io.github.odoosync.odoo;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.UnknownNameException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an upsert by external id does, on any server. */
interface UpsertScenario extends ServerUnderTest {

  ExternalId BELGIUM = ExternalId.parse("base.be");

  @Test
  default void valuesOfEachKindGoThroughLoad() {
    Model<OdooRecord> partners = odoo().model("res.partner");
    long belgium = odoo().externalIds().find(BELGIUM).orElseThrow().id();
    long tag = odoo().model("res.partner.category").create(Values.of("name", "U " + run()));
    cleanUp("res.partner.category", List.of(tag));
    UpsertRow row =
        UpsertRow.of(key("kinds"))
            .with("name", "Kïnds \uD83D\uDE00, \"quoted\";\nnext " + run())
            .with("country_id", belgium)
            .with("category_id", List.of(tag))
            .with("active", true)
            .with("is_company", true)
            .with("color", 3)
            .with("partner_latitude", new BigDecimal("1E-3"))
            .with("type", new ReadScenario.Kind("delivery"))
            .with("comment", "<p>html</p>")
            .with("image_1920", ReadScenario.DOT);

    long id = partners.upsert(row);
    cleanUp("res.partner", List.of(id));

    OdooRecord read = partner(id);
    assertThat(read.string("name")).contains("Kïnds \uD83D\uDE00, \"quoted\";\nnext " + run());
    assertThat(read.ref("country_id").orElseThrow().id()).isEqualTo(belgium);
    assertThat(read.ids("category_id")).containsExactly(tag);
    assertThat(read.flag("is_company")).isTrue();
    assertThat(read.whole("color")).hasValue(3);
    assertThat(read.decimal("partner_latitude").orElseThrow()).isEqualByComparingTo("0.001");
    assertThat(read.string("type")).contains("delivery");
    assertThat(read.string("comment")).contains("<p>html</p>");
    assertThat(read.file("image_1920")).isPresent();

    UpsertRow cleared =
        UpsertRow.of(key("kinds"))
            .with("country_id", null)
            .with("category_id", List.of())
            .with("is_company", false)
            .with("color", 0)
            .with("comment", Optional.empty())
            .with("image_1920", null);
    assertThat(partners.upsert(cleared)).isEqualTo(id);
    read = partner(id);
    assertThat(read.string("name").orElseThrow()).as("not given, not touched").endsWith(run());
    assertThat(read.ref("country_id")).isEmpty();
    assertThat(read.ids("category_id")).isEmpty();
    assertThat(read.flag("is_company")).isFalse();
    assertThat(read.whole("color")).hasValue(0);
    assertThat(read.string("comment")).isEmpty();
    assertThat(read.file("image_1920")).isEmpty();
    assertThat(read.string("type")).contains("delivery");
  }

  private OdooRecord partner(long id) {
    String[] fields = {
      "name",
      "country_id",
      "category_id",
      "is_company",
      "color",
      "partner_latitude",
      "type",
      "comment",
      "image_1920"
    };
    return odoo().model("res.partner", fields).byId(id).orElseThrow();
  }

  @Test
  default void aTextInARelationIsAName() {
    Model<OdooRecord> partners = odoo().model("res.partner", "country_id");
    long id = partners.upsert(UpsertRow.of(key("text")).with("name", "T " + run()));
    cleanUp("res.partner", List.of(id));

    partners.upsert(UpsertRow.of(key("text")).with("country_id", "Belgium"));
    assertThat(partners.byId(id).orElseThrow().ref("country_id").orElseThrow().name())
        .isEqualTo("Belgium");
    RowResult.Rejected rejected =
        partners
            .upsertAll(List.of(UpsertRow.of(key("text")).with("country_id", "20")))
            .rows()
            .get(0)
            .rejection()
            .orElseThrow();
    assertThat(rejected.kind()).isEqualTo(RowResult.Kind.DATA);
    assertThat(rejected.field()).isEqualTo("country_id");
  }

  @Test
  default void linesAreUpdatedInPlaceAndOthersDeletedOnDemand() {
    long box = product("box");
    long lamp = product("lamp");
    Model<OdooRecord> orders =
        odoo()
            .withContext(context -> context.tz("Asia/Tokyo"))
            .model("sale.order", "date_order", "validity_date", "order_line.product_uom_qty");
    UpsertRow order =
        UpsertRow.of(key("order"))
            .with("partner_id", customer())
            .with("date_order", Instant.parse("2026-01-31T23:30:00.9Z"))
            .with("validity_date", LocalDate.of(2030, 12, 31));
    UpsertRow full =
        order.line("order_line", "1", line(box, 5)).line("order_line", "2", line(lamp, 3));

    long id = orders.upsert(full);
    cleanUp("sale.order", List.of(id));
    assertThat(orders.upsert(full)).isEqualTo(id);

    OdooRecord read = orders.byId(id).orElseThrow();
    assertThat(read.instant("date_order")).contains(Instant.parse("2026-01-31T23:30:00Z"));
    assertThat(read.date("validity_date")).contains(LocalDate.of(2030, 12, 31));
    assertThat(quantities(read)).containsExactly(5, 3);

    orders.write(
        id, Values.of("order_line", List.of(Command.create(line(box, 9).with("name", "by hand")))));
    UpsertRow shorter = order.line("order_line", "1", line(box, 6));
    orders.upsert(shorter);
    assertThat(quantities(orders.byId(id).orElseThrow())).containsExactlyInAnyOrder(6, 3, 9);
    replaced(orders, shorter, UpsertOptions.OtherLines.DELETE_OWN);
    assertThat(quantities(orders.byId(id).orElseThrow())).containsExactlyInAnyOrder(6, 9);
    replaced(orders, shorter, UpsertOptions.OtherLines.DELETE_ALL);
    assertThat(quantities(orders.byId(id).orElseThrow())).containsExactly(6);
  }

  private static void replaced(
      Model<OdooRecord> orders, UpsertRow row, UpsertOptions.OtherLines others) {
    assertThat(orders.upsertAll(List.of(row), UpsertOptions.standard().otherLines(others)).ids())
        .hasSize(1);
  }

  private static Values line(long product, int quantity) {
    return Values.of("product_id", product).with("product_uom_qty", quantity);
  }

  private static List<Integer> quantities(OdooRecord order) {
    return order.records("order_line").stream()
        .map(line -> line.decimal("product_uom_qty").orElseThrow().intValueExact())
        .toList();
  }

  private long product(String name) {
    long id =
        odoo()
            .model("product.product")
            .upsert(UpsertRow.of(key(name)).with("name", name + " " + run()));
    cleanUp("product.product", List.of(id));
    return id;
  }

  private ExternalId customer() {
    Model<OdooRecord> partners = odoo().model("res.partner");
    long id = partners.upsert(UpsertRow.of(key("buyer")).with("name", "Buyer " + run()));
    cleanUp("res.partner", List.of(id));
    return key("buyer");
  }

  @Test
  default void badRowsAreNamedAndTheGoodOnesLand() {
    List<UpsertRow> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(
          UpsertRow.of(key("batch" + i))
              .with("name", i == 31 ? null : "Batch " + i + " " + run())
              .with("country_id", i == 7 ? ExternalId.parse("base.nowhere") : BELGIUM));
    }

    BatchResult result = odoo().model("res.partner").upsertAll(rows);

    result
        .rows()
        .forEach(row -> row.recordId().ifPresent(id -> cleanUp("res.partner", List.of(id))));
    assertThat(result.unsaved()).containsExactly(7, 31);
    RowResult.Rejected reference = result.rows().get(7).rejection().orElseThrow();
    assertThat(reference.kind()).isEqualTo(RowResult.Kind.DATA);
    assertThat(reference.field()).isEqualTo("country_id");
    assertThat(reference.message()).contains("base.nowhere");
    RowResult.Rejected nameless = result.rows().get(31).rejection().orElseThrow();
    assertThat(nameless.kind()).isIn(RowResult.Kind.VALIDATION, RowResult.Kind.DATA);
  }

  @Test
  default void aFieldThatDoesNotExistRejectsItsRowsAlone() {
    Model<OdooRecord> partners = odoo().model("res.partner");
    List<UpsertRow> rows =
        List.of(
            UpsertRow.of(key("wrong1")).with("name", "F").with("no_such_field", "x"),
            UpsertRow.of(key("wrong2")).with("name", "F").with("no_such_field", 5),
            UpsertRow.of(key("right")).with("name", "F " + run()));

    BatchResult result = partners.upsertAll(rows);

    cleanUp("res.partner", List.of(result.rows().get(2).recordId().orElseThrow()));
    assertThat(result.unsaved()).containsExactly(0, 1);
    assertThat(result.rows().get(0).rejection().orElseThrow().kind())
        .isEqualTo(RowResult.Kind.DATA);
    assertThatThrownBy(() -> partners.upsert(rows.get(0)))
        .isInstanceOf(UnknownNameException.class)
        .hasMessageContaining("no_such_field");
  }

  @Test
  default void aRecordDeletedOnPurposeStaysDeleted() {
    Model<OdooRecord> partners = odoo().model("res.partner");
    UpsertRow row = UpsertRow.of(key("deleted")).with("name", "Deleted " + run());
    long id = partners.upsert(row);
    assertThat(partners.upsert(row.savedAs(id))).isEqualTo(id);
    partners.unlink(List.of(id));

    BatchResult result = partners.upsertAll(List.of(row.savedAs(id)));

    assertThat(result.rows().get(0).rejection().orElseThrow().kind())
        .isEqualTo(RowResult.Kind.DELETED);
    assertThat(partners.where(field("name").eq("Deleted " + run())).count()).isZero();
  }

  @Test
  default void eightThreadsWithOneExternalIdMakeOneRecord() throws Exception {
    UpsertRow row = UpsertRow.of(key("race")).with("name", "Race " + run());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    TreeSet<Long> ids = new TreeSet<>();
    try {
      Callable<Long> upsert = () -> odoo().model("res.partner").upsert(row);
      for (Future<Long> each :
          threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> upsert).toList())) {
        ids.add(each.get());
      }
    } finally {
      threads.shutdownNow();
    }
    cleanUp("res.partner", ids);
    assertThat(ids).hasSize(1);
    assertThat(odoo().model("res.partner").where(field("name").eq("Race " + run())).count())
        .isEqualTo(1);
  }

  @Test
  default void externalIdsAreFoundBothWays() {
    foundBothWays(odoo());
  }

  @Test
  default void aUserWithoutRightsOnExternalIdsFindsThemToo() {
    try (OdooClient salesman = salesman()) {
      foundBothWays(salesman);
      long id =
          salesman
              .model("res.partner")
              .upsert(
                  UpsertRow.of(key("his"))
                      .with("name", "His " + run())
                      .with("country_id", BELGIUM));
      cleanUp("res.partner", List.of(id));
      UpsertRow refused = UpsertRow.of(key("refused")).with("name", "Refused " + run());
      RowResult.Rejected rejected =
          salesman
              .model("res.country")
              .upsertAll(List.of(refused.with("code", "QQ")))
              .rows()
              .get(0)
              .rejection()
              .orElseThrow();
      assertThat(rejected.kind()).as(rejected.message()).isEqualTo(RowResult.Kind.ACCESS);
    }
  }

  private void foundBothWays(OdooClient client) {
    ExternalId known = key("known");
    ExternalId archived = key("archived");
    Model<OdooRecord> partners = odoo().model("res.partner");
    long first = partners.upsert(UpsertRow.of(known).with("name", "Known " + run()));
    long second =
        partners.upsert(
            UpsertRow.of(archived).with("name", "Archived " + run()).with("active", false));
    cleanUp("res.partner", List.of(first, second));

    Map<ExternalId, Reference> found =
        client.externalIds().find(List.of(archived, key("unknown"), known, BELGIUM));

    assertThat(found.keySet()).containsExactly(archived, known, BELGIUM);
    assertThat(found.get(known)).isEqualTo(new Reference("res.partner", first));
    assertThat(found.get(archived)).isEqualTo(new Reference("res.partner", second));
    assertThat(client.externalIds().find(key("unknown"))).isEmpty();
    assertThat(client.externalIds().of("res.partner", List.of(first, second)))
        .containsEntry(first, known)
        .containsEntry(second, archived);
  }
}
