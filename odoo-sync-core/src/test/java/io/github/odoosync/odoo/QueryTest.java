package io.github.odoosync.odoo;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.NotExactlyOneException;
import io.github.odoosync.odoo.transport.OdooCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QueryTest {

  @OdooModel("stock.picking")
  record Picking(long id, String name) {}

  @OdooModel("sale.order")
  record Order(long id, String name, @OdooField("partner_id") Partner partner) {}

  record Partner(long id, String name) {}

  @Test
  void aQueryIsOneCallThatAsksForTheFieldsOfTheTypeAlone() {
    ScriptedTransport transport = ScriptedTransport.of(call -> pickings(7, 9));
    try (OdooClient odoo = transport.client()) {
      List<Picking> found =
          odoo.model(Picking.class)
              .where(field("state").eq("assigned"), field("picking_type_code").eq("outgoing"))
              .orderBy("scheduled_date", "id desc")
              .offset(10)
              .limit(50)
              .list();
      assertThat(found).containsExactly(new Picking(7, "P7"), new Picking(9, "P9"));
    }

    OdooCall call = transport.only();
    assertThat(call.operation()).isEqualTo("stock.picking.search_read");
    assertThat(call.readOnly()).isTrue();
    assertThat(call.arguments())
        .containsEntry("order", "scheduled_date, id desc")
        .containsEntry("offset", 10)
        .containsEntry("limit", 50)
        .containsEntry("load", "")
        .containsEntry("fields", List.of("id", "name"));
    assertThat(call.arguments().get("domain"))
        .isEqualTo(
            List.of(
                "&",
                List.of("state", "=", "assigned"),
                List.of("picking_type_code", "=", "outgoing")));
  }

  @Test
  void everyCallSendsItsContext() {
    ScriptedTransport transport = ScriptedTransport.of(call -> 3);
    try (OdooClient odoo = transport.client()) {
      odoo.model(Picking.class).query().count();
      odoo.withContext(c -> c.lang("fr_FR").companies(List.of(2L, 1L)).withArchived())
          .withTimeout(Duration.ofSeconds(7))
          .model(Picking.class)
          .query()
          .context(Map.of("warehouse_id", 4))
          .count();
    }

    assertThat(transport.calls.get(0).context()).isEqualTo(Map.of("lang", "en_US", "tz", "UTC"));
    assertThat(transport.calls.get(0).readTimeout()).isEmpty();
    assertThat(transport.calls.get(1).context())
        .isEqualTo(
            Map.of(
                "lang",
                "fr_FR",
                "tz",
                "UTC",
                "allowed_company_ids",
                List.of(2L, 1L),
                "active_test",
                false,
                "warehouse_id",
                4));
    assertThat(transport.calls.get(1).readTimeout()).contains(Duration.ofSeconds(7));
  }

  @Test
  void aNestedTypeIsReadInOneCallThatDoesNotCount() {
    ScriptedTransport transport =
        ScriptedTransport.of(
            call ->
                Map.of(
                    "length",
                    1,
                    "records",
                    List.of(
                        Map.of(
                            "id", 1, "name", "S1", "partner_id", Map.of("id", 5, "name", "Ann")))));
    try (OdooClient odoo = transport.client()) {
      assertThat(odoo.model(Order.class).query().list())
          .containsExactly(new Order(1, "S1", new Partner(5, "Ann")));
    }

    OdooCall call = transport.only();
    assertThat(call.method()).isEqualTo("web_search_read");
    assertThat(call.arguments()).containsEntry("count_limit", 1).containsKey("specification");
  }

  @Test
  void onOdoo16ANestedTypeIsReadWithOneCallMoreForEachRelation() {
    ScriptedTransport transport =
        new ScriptedTransport(
            16,
            call ->
                switch (call.method()) {
                  case "search_read" ->
                      List.of(
                          Map.of("id", 1, "name", "S1", "partner_id", 5),
                          Map.of("id", 2, "name", "S2", "partner_id", 6),
                          Map.of("id", 3, "name", "S3", "partner_id", 5));
                  case "fields_get" ->
                      Map.of("partner_id", Map.of("type", "many2one", "relation", "res.partner"));
                  default -> List.of(Map.of("id", 5, "name", "Ann"), Map.of("id", 6, "name", "Bo"));
                });
    try (OdooClient odoo = transport.client()) {
      assertThat(odoo.model(Order.class).query().list())
          .extracting(order -> order.partner().name())
          .containsExactly("Ann", "Bo", "Ann");
    }

    assertThat(transport.operations())
        .containsExactly("sale.order.search_read", "sale.order.fields_get", "res.partner.read");
    assertThat(transport.calls.get(2).ids()).contains(List.of(5L, 6L));
  }

  @Test
  void oneRefusesNoneAndSeveral() {
    assertThatThrownBy(() -> withAnswer(List.of()).one())
        .isInstanceOf(NotExactlyOneException.class);
    assertThatThrownBy(() -> withAnswer(pickings(1, 2)).one())
        .isInstanceOf(NotExactlyOneException.class)
        .hasMessageContaining("stock.picking");
    assertThat(withAnswer(pickings(1)).one().id()).isEqualTo(1);
    assertThat(withAnswer(pickings(1)).first()).isPresent();
    assertThat(withAnswer(List.of()).first()).isEmpty();
    assertThat(withAnswer(List.of(4)).exists()).isTrue();
    assertThat(withAnswer(List.of()).exists()).isFalse();
    assertThat(withAnswer(List.of(4, 2)).ids()).containsExactly(4L, 2L);
  }

  @Test
  void aPageKeepsEqualRecordsInPlaceAndCountsOnlyWhereItMust() {
    ScriptedTransport transport =
        ScriptedTransport.of(call -> call.method().equals("search_count") ? 5 : pickings(1, 2));
    try (OdooClient odoo = transport.client()) {
      Page<Picking> page = odoo.model(Picking.class).query().orderBy("name").page(1, 2);
      assertThat(page.total()).isEqualTo(5);
      assertThat(page.pages()).isEqualTo(3);
      assertThat(page.hasNext()).isTrue();
      assertThat(odoo.model(Picking.class).query().page(0, 3).total()).isEqualTo(2);
    }

    assertThat(transport.operations())
        .containsExactly(
            "stock.picking.search_read", "stock.picking.search_count", "stock.picking.search_read");
    assertThat(transport.calls.get(0).arguments())
        .containsEntry("order", "name, id")
        .containsEntry("offset", 2);
    assertThat(transport.calls.get(2).arguments()).containsEntry("order", "id");
  }

  @Test
  void aPageBehindTheEndStillTellsTheTotal() {
    ScriptedTransport transport =
        ScriptedTransport.of(call -> call.method().equals("search_count") ? 5 : List.of());
    try (OdooClient odoo = transport.client()) {
      Page<Picking> page = odoo.model(Picking.class).query().page(9, 2);
      assertThat(page.total()).isEqualTo(5);
      assertThat(page.hasNext()).isFalse();
    }
  }

  @Test
  void fiftyThousandIdsAreReadInChunksInTheOrderGiven() {
    List<Long> ids = new ArrayList<>(LongStream.rangeClosed(1, 50_000).boxed().toList());
    Collections.shuffle(ids, new Random(7));
    ScriptedTransport transport = ScriptedTransport.of(QueryTest::oddOnes);
    try (OdooClient odoo = transport.client()) {
      Map<Long, Picking> found = odoo.model(Picking.class).byIds(ids);

      assertThat(found.keySet())
          .containsExactlyElementsOf(ids.stream().filter(id -> id % 2 == 1).toList());
      assertThat(found.get(4711L)).isEqualTo(new Picking(4711, "P4711"));
    }

    assertThat(transport.calls).hasSize(50);
    assertThat(transport.calls.get(0).context()).containsEntry("active_test", false);
  }

  @Test
  void aRecordHiddenByTheContextIsNotLookedFor() {
    ScriptedTransport transport = ScriptedTransport.of(call -> List.of());
    try (OdooClient odoo = transport.client()) {
      OdooClient active = odoo.withContext(c -> c.with("active_test", true));
      assertThat(active.model(Picking.class).byId(3)).isEmpty();
    }

    assertThat(transport.only().context()).containsEntry("active_test", true);
  }

  @Test
  void whatCannotBeAnOrderIsRefused() {
    Query<Picking> query = withAnswer(List.of());

    for (String wrong : List.of("name; drop", "name desc nulls", "", "id,name")) {
      assertThatThrownBy(() -> query.orderBy(wrong))
          .isInstanceOf(ConfigurationException.class)
          .extracting(ScriptedTransport::codeOf)
          .isEqualTo(ErrorCode.INVALID_REQUEST);
    }
    assertThatThrownBy(() -> query.limit(0)).isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> query.limit(3).page(0, 2)).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void anAnswerThatIsNoListIsABadResponse() {
    assertThatThrownBy(() -> withAnswer(Map.of("a", 1)).list())
        .isInstanceOf(BadResponseException.class);
    assertThatThrownBy(() -> withAnswer(ScriptedTransport.NOTHING).list())
        .isInstanceOf(BadResponseException.class);
    assertThatThrownBy(() -> withAnswer("text").count()).isInstanceOf(BadResponseException.class);
  }

  @Test
  void aClosedClientSaysSo() {
    ScriptedTransport transport = ScriptedTransport.of(call -> List.of());
    OdooClient odoo = transport.client();
    Query<Picking> query = odoo.model(Picking.class).query();
    odoo.withContext(c -> c.lang("fr_FR")).close();
    assertThat(query.list()).isEmpty();

    odoo.close();
    odoo.close();

    for (Runnable use :
        List.<Runnable>of(query::list, query::count, query::stream, odoo::version)) {
      assertThatThrownBy(use::run)
          .extracting(ScriptedTransport::codeOf)
          .isEqualTo(ErrorCode.CLOSED);
    }
    assertThat(transport.closed).as("a transport that was handed in stays open").isFalse();
  }

  @Test
  void groupsHaveOneFormInAllVersions() {
    Map<String, Object> formatted = new LinkedHashMap<>();
    formatted.put("partner_id", List.of(5, "Ann"));
    formatted.put("scheduled_date:month", List.of("2026-01-01 00:00:00", "January 2026"));
    formatted.put("weight:sum", 2.5);
    formatted.put("__count", 3);
    formatted.put("__extra_domain", List.of());
    Map<String, Object> classic = new LinkedHashMap<>();
    classic.put("partner_id", List.of(5, "Ann"));
    classic.put("scheduled_date:month", "January 2026");
    classic.put(
        "__range",
        Map.of(
            "scheduled_date:month",
            Map.of("from", "2026-01-01 00:00:00", "to", "2026-02-01 00:00:00")));
    classic.put("aggregate_0", 2.5);
    classic.put("__count", 3);

    for (int major : new int[] {17, 18, 19}) {
      ScriptedTransport transport =
          new ScriptedTransport(major, call -> List.of(major < 19 ? classic : formatted));
      try (OdooClient odoo = transport.client()) {
        Group group =
            odoo.model("stock.picking")
                .where(field("state").eq("done"))
                .groupBy("partner_id", "scheduled_date:month")
                .sum("weight")
                .list()
                .get(0);

        assertThat(group.count()).isEqualTo(3);
        assertThat(group.values().ref("partner_id")).contains(new Ref(5, "Ann"));
        assertThat(group.values().decimal("weight:sum").orElseThrow()).isEqualByComparingTo("2.5");
        assertThat(group.values().instant("scheduled_date:month").orElseThrow())
            .isEqualTo("2026-01-01T00:00:00Z");
      }
      assertThat(transport.only().method())
          .isEqualTo(major < 19 ? "read_group" : "formatted_read_group");
    }
  }

  private static Query<Picking> withAnswer(Object answer) {
    return ScriptedTransport.of(call -> answer).client().model(Picking.class).query();
  }

  private static List<Map<String, Object>> pickings(long... ids) {
    return LongStream.of(ids).mapToObj(QueryTest::picking).toList();
  }

  private static Map<String, Object> picking(long id) {
    return Map.of("id", id, "name", "P" + id);
  }

  @SuppressWarnings("unchecked")
  private static Object oddOnes(OdooCall call) {
    List<Object> domain = (List<Object>) Objects.requireNonNull(call.arguments().get("domain"));
    List<Object> condition = (List<Object>) domain.get(0);
    List<Long> wanted = (List<Long>) condition.get(2);
    return IntStream.range(0, wanted.size())
        .mapToLong(i -> wanted.get(wanted.size() - 1 - i))
        .filter(id -> id % 2 == 1)
        .mapToObj(QueryTest::picking)
        .toList();
  }
}
