package io.github.odoosync.odoo;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.NotExactlyOneException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What reading does, on any server. */
interface ReadScenario extends ServerUnderTest {

  /** A picture of one dot. */
  byte[] DOT =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

  record Kind(String code) implements Selection {}

  @OdooModel("res.partner")
  record Contact(long id, String name, @OdooField("parent_id") long parent) {}

  @OdooModel("res.country")
  record Country(long id, String code) {}

  @OdooModel("res.partner")
  record Partner(
      long id,
      String name,
      Optional<String> ref,
      Optional<String> street,
      Optional<String> comment,
      int color,
      boolean isCompany,
      boolean active,
      BigDecimal partnerLatitude,
      Kind type,
      Optional<Ref> parentId,
      Optional<Country> countryId,
      @OdooField("state_id") OptionalLong state,
      @OdooField("category_id") List<Ref> tags,
      List<Contact> childIds,
      @OdooField("image_1920") Optional<byte[]> picture,
      Instant createDate,
      Optional<Ref> createUid) {}

  record Line(
      long id,
      Optional<Ref> productId,
      BigDecimal productUomQty,
      BigDecimal priceSubtotal,
      RawJson analyticDistribution) {}

  @OdooModel("sale.order")
  record Order(
      long id,
      String name,
      Kind state,
      Contact2 partnerId,
      Instant dateOrder,
      Optional<LocalDate> validityDate,
      BigDecimal amountTotal,
      Ref currencyId,
      List<Line> orderLine) {

    record Contact2(long id, Optional<Country> countryId) {}
  }

  @Test
  default void everyKindOfFieldIsReadAsItsType() {
    Model<Partner> partners = odoo().model(Partner.class);
    long belgium = odoo().externalIds().find(ExternalId.parse("base.be")).orElseThrow().id();
    long tag = odoo().model("res.partner.category").create(Values.of("name", "T " + run()));
    cleanUp("res.partner.category", List.of(tag));
    long id =
        odoo()
            .model("res.partner")
            .create(
                Values.of("name", "Ünïcode \uD83D\uDE00 " + run())
                    .with("ref", run() + "-kinds")
                    .with("comment", "<p>a<br>b</p>")
                    .with("color", 7)
                    .with("is_company", true)
                    .with("partner_latitude", new BigDecimal("51.1234567"))
                    .with("type", new Kind("delivery"))
                    .with("country_id", belgium)
                    .with("category_id", List.of(Command.link(tag)))
                    .with("image_1920", DOT)
                    .with(
                        "child_ids",
                        List.of(
                            Command.create(Values.of("name", "A " + run())),
                            Command.create(Values.of("name", "B " + run())))));
    cleanUp("res.partner", List.of(id));

    Partner partner = partners.byId(id).orElseThrow();

    assertThat(partner.name()).isEqualTo("Ünïcode \uD83D\uDE00 " + run());
    assertThat(partner.street()).isEmpty();
    assertThat(partner.comment().orElseThrow()).startsWith("<p>a<br").endsWith("b</p>");
    assertThat(partner.color()).isEqualTo(7);
    assertThat(partner.isCompany()).isTrue();
    assertThat(partner.partnerLatitude()).isEqualByComparingTo("51.1234567");
    assertThat(partner.type()).isEqualTo(new Kind("delivery"));
    assertThat(partner.parentId()).isEmpty();
    assertThat(partner.countryId()).contains(new Country(belgium, "BE"));
    assertThat(partner.state()).isEmpty();
    assertThat(partner.tags()).containsExactly(new Ref(tag, "T " + run()));
    assertThat(partner.childIds()).extracting(Contact::parent).containsOnly(id).hasSize(2);
    assertThat(partner.childIds())
        .extracting(Contact::name)
        .containsExactlyInAnyOrder("A " + run(), "B " + run());
    assertThat(new String(partner.picture().orElseThrow(), StandardCharsets.ISO_8859_1))
        .contains("PNG");
    assertThat(partner.createDate())
        .isEqualTo(partner.createDate().truncatedTo(ChronoUnit.SECONDS));
    assertThat(partner.createUid()).isPresent();
  }

  @Test
  default void anOrderIsReadWithItsLinesAndCustomersCountry() {
    long belgium = odoo().externalIds().find(ExternalId.parse("base.be")).orElseThrow().id();
    Values line = Values.of("product_id", product()).with("product_uom_qty", new BigDecimal("2.5"));
    Values customer = Values.of("name", "Order of " + run()).with("country_id", belgium);
    long id =
        odoo()
            .model("sale.order")
            .create(
                Values.of("partner_id", odoo().model("res.partner").create(customer))
                    .with("validity_date", LocalDate.of(2030, 2, 28))
                    .with("date_order", Instant.parse("2026-03-29T01:30:15.9Z"))
                    .with("order_line", List.of(Command.create(line.with("price_unit", 4)))));
    cleanUp("sale.order", List.of(id));

    Order order = odoo().model(Order.class).byId(id).orElseThrow();

    assertThat(order.state().code()).isEqualTo("draft");
    assertThat(order.partnerId().countryId()).contains(new Country(belgium, "BE"));
    assertThat(order.dateOrder()).isEqualTo(Instant.parse("2026-03-29T01:30:15Z"));
    assertThat(order.validityDate()).contains(LocalDate.of(2030, 2, 28));
    assertThat(order.currencyId().name()).isEqualTo("USD");
    assertThat(order.orderLine()).hasSize(1);
    assertThat(order.orderLine().get(0).productUomQty()).isEqualByComparingTo("2.5");
    assertThat(order.orderLine().get(0).priceSubtotal()).isEqualByComparingTo("10");
    assertThat(order.amountTotal()).isGreaterThanOrEqualTo(BigDecimal.TEN);
  }

  private long product() {
    long id = odoo().model("product.product").create(Values.of("name", "Read " + run()));
    cleanUp("product.product", List.of(id));
    return id;
  }

  @Test
  default void aDynamicRecordReadsFieldsOfRelatedRecords() {
    long parent = odoo().model("res.partner").create(Values.of("name", "P " + run()));
    Values values = Values.of("name", "C " + run()).with("parent_id", Ref.of(parent));
    long child = odoo().model("res.partner").create(values);
    cleanUp("res.partner", List.of(child, parent));

    OdooRecord record =
        odoo()
            .model(
                "res.partner", "name", "parent_id.name", "parent_id.child_ids.name", "country_id")
            .byId(child)
            .orElseThrow();

    OdooRecord above = record.record("parent_id").orElseThrow();
    assertThat(above.string("name")).contains("P " + run());
    assertThat(above.records("child_ids"))
        .extracting(each -> each.string("name").orElseThrow())
        .containsExactly("C " + run());
    assertThat(record.ref("country_id")).isEmpty();
  }

  @Test
  default void domainsMeanTheSameEverywhere() {
    DomainCases cases = new DomainCases(this);
    cases.create();
    cases.check();
  }

  @Test
  default void instantsAreComparedByTheSecond() {
    Model<OdooRecord> partners = odoo().model("res.partner", "write_date");
    long id = partners.create(Values.of("name", "I " + run()));
    cleanUp("res.partner", List.of(id));
    Instant written = partners.byId(id).orElseThrow().instant("write_date").orElseThrow();
    Instant within = written.plusMillis(500);
    Query<OdooRecord> it = partners.where(field("id").eq(id));

    for (Instant same : List.of(written, within)) {
      assertThat(it.where(field("write_date").eq(same)).exists()).as("eq").isTrue();
      assertThat(it.where(field("write_date").ne(same)).exists()).as("ne").isFalse();
      assertThat(it.where(field("write_date").ge(same)).exists()).as("ge").isTrue();
      assertThat(it.where(field("write_date").le(same)).exists()).as("le").isTrue();
      assertThat(it.where(field("write_date").gt(same)).exists()).as("gt").isFalse();
    }
    assertThat(it.where(field("write_date").lt(written)).exists()).isFalse();
    assertThat(it.where(field("write_date").lt(within)).exists()).isTrue();
    Instant before = written.minusSeconds(1);
    Instant after = written.plusSeconds(1);
    assertThat(it.where(field("write_date").gt(before)).exists()).isTrue();
    assertThat(it.where(field("write_date").le(before)).exists()).isFalse();
    assertThat(it.where(field("write_date").ge(after)).exists()).isFalse();
    assertThat(it.where(field("write_date").lt(after)).exists()).isTrue();
  }

  @Test
  default void manyRecordsAreStreamedPagedCountedAndGrouped() {
    Model<OdooRecord> partners = odoo().model("res.partner", "name", "color");
    List<Long> ids = partners.create(IntStream.range(0, 300).mapToObj(this::numbered).toList());
    cleanUp("res.partner", ids);
    Query<OdooRecord> mine = partners.where(field("ref").eq(run() + "-many"));

    try (RecordStream<OdooRecord> stream = mine.pageSize(77).stream()) {
      assertThat(stream.stream().map(OdooRecord::id)).containsExactlyElementsOf(ids);
    }
    try (RecordStream<OdooRecord> stream = mine.pageSize(20).limit(45).stream()) {
      assertThat(stream.stream().count()).isEqualTo(45);
    }
    try (RecordStream<OdooRecord> stream = mine.pageSize(10).stream()) {
      Iterator<OdooRecord> first = stream.iterator();
      assertThat(first.next().id()).isEqualTo(ids.get(0));
    }
    assertThat(mine.count()).isEqualTo(300);
    assertThat(mine.exists()).isTrue();
    assertThat(mine.ids()).hasSize(300);
    Page<OdooRecord> page = mine.orderBy("color desc").page(2, 120);
    assertThat(page.total()).isEqualTo(300);
    assertThat(page.records()).hasSize(60);
    assertThat(page.hasNext()).isFalse();
    assertThat(mine.orderBy("name desc").first().orElseThrow().id()).isEqualTo(ids.get(299));
    assertThatThrownBy(mine::one).isInstanceOf(NotExactlyOneException.class);
    assertThatThrownBy(() -> mine.where(field("name").eq("?")).one())
        .isInstanceOf(NotExactlyOneException.class);
    assertThat(mine.where(field("id").eq(ids.get(3))).one().id()).isEqualTo(ids.get(3));
    groups(mine);
  }

  private Values numbered(int i) {
    return Values.of("name", String.format("N%04d %s", i, run()))
        .with("ref", run() + "-many")
        .with("color", i % 3)
        .with("type", i % 2 == 0 ? "invoice" : "other");
  }

  private static void groups(Query<OdooRecord> mine) {
    List<Group> byType =
        mine.groupBy("type").sum("color").min("color").max("color").average("color").list();
    assertThat(byType).extracting(Group::count).containsExactly(150L, 150L);
    assertThat(byType.get(0).values().string("type")).contains("invoice");
    assertThat(byType.get(0).values().decimal("color:sum").orElseThrow())
        .isEqualByComparingTo("150");
    assertThat(byType.get(0).values().decimal("color:max").orElseThrow()).isEqualByComparingTo("2");
    assertThat(byType.get(0).values().decimal("color:avg").orElseThrow()).isEqualByComparingTo("1");

    List<Group> byMonth = mine.groupBy("create_date:month", "type").countDistinct("color").list();
    assertThat(byMonth).hasSize(2);
    Instant month = byMonth.get(0).values().instant("create_date:month").orElseThrow();
    assertThat(month.toString()).endsWith("-01T00:00:00Z");
    assertThat(byMonth.get(0).values().decimal("color:count_distinct").orElseThrow())
        .isEqualByComparingTo("3");
    Group none = mine.groupBy("country_id").list().get(0);
    assertThat(none.values().ref("country_id")).isEmpty();
    assertThat(none.count()).isEqualTo(300);
  }

  @Test
  default void recordsThatAreMissingAreNotInTheMap() {
    Model<OdooRecord> partners = odoo().model("res.partner", "name", "child_ids.name");
    List<Long> ids = partners.create(List.of(numbered(1), numbered(2), numbered(3)));
    partners.write(ids.get(2), Values.of("active", false).with("ref", "archived " + run()));
    partners.write(ids.subList(0, 2), Values.of("ref", run() + "-missing"));
    cleanUp("res.partner", List.of(ids.get(0), ids.get(2)));
    partners.unlink(List.of(ids.get(1)));

    Map<Long, OdooRecord> found =
        partners.byIds(List.of(ids.get(2), 999_999_999L, ids.get(1), ids.get(0)));

    assertThat(found.keySet()).containsExactly(ids.get(2), ids.get(0));
    assertThat(odoo().model("res.partner", "name").byIds(ids)).hasSize(2);
    assertThat(odoo().model(Partner.class).byId(ids.get(1))).isEmpty();
    assertThat(partners.where(field("ref").eq("archived " + run())).count()).isZero();
  }
}
