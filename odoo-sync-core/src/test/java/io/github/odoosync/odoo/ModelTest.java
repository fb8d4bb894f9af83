package io.github.odoosync.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.BadResponseException;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.SchemaMismatchException;
import io.github.odoosync.error.ServerFaultException;
import io.github.odoosync.error.ValidationException;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.retry.Resilience;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelTest {

  @OdooModel("res.partner")
  record Partner(long id, String name, Optional<String> email) {}

  private final AtomicLong lastId = new AtomicLong();

  @Test
  void oneRecordIsMadeWhetherTheAnswerIsANumberOrAList() {
    for (Object answer : List.of(7, List.of(7))) {
      ScriptedTransport transport = ScriptedTransport.of(call -> answer);
      try (OdooClient odoo = transport.client()) {
        assertThat(odoo.model("res.partner").create(Values.of("name", "Ann"))).isEqualTo(7);
      }
      assertThat(transport.only().arguments())
          .isEqualTo(Map.of("vals_list", List.of(Map.of("name", "Ann"))));
      assertThat(transport.only().readOnly()).isFalse();
    }
  }

  @Test
  void anotherNumberOfIdsThanOfRecordsIsABadResponse() {
    try (OdooClient odoo = ScriptedTransport.of(call -> List.of(1)).client()) {
      Model<OdooRecord> partners = odoo.model("res.partner");
      List<Values> two = List.of(Values.of("name", "a"), Values.of("name", "b"));
      assertThatThrownBy(() -> partners.create(two))
          .isInstanceOfSatisfying(
              BadResponseException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
    }
  }

  @Test
  void recordsOfATypeAreCreatedAndUpdated() {
    ScriptedTransport transport =
        ScriptedTransport.of(call -> call.method().equals("create") ? List.of(3) : true);
    try (OdooClient odoo = transport.client()) {
      Model<Partner> partners = odoo.model(Partner.class);
      assertThat(partners.create(new Partner(0, "Ann", Optional.empty()))).isEqualTo(3);
      partners.update(new Partner(3, "Ann", Optional.empty()));
      assertThatThrownBy(() -> partners.update(new Partner(0, "Ann", Optional.empty())))
          .isInstanceOf(ConfigurationException.class);
    }

    assertThat(transport.calls.get(0).arguments())
        .isEqualTo(Map.of("vals_list", List.of(Map.of("name", "Ann"))));
    assertThat(transport.calls.get(1).ids()).contains(List.of(3L));
    assertThat(transport.calls.get(1).arguments())
        .isEqualTo(Map.of("vals", Map.of("name", "Ann", "email", false)));
  }

  @Test
  void allSevenCommandsAreSentAsOdooWritesThem() {
    ScriptedTransport transport = ScriptedTransport.of(call -> true);
    Values line =
        Values.of("qty", new BigDecimal("2.5"))
            .with("tax_ids", List.of(Command.replace(List.of(4L, 5L))));
    try (OdooClient odoo = transport.client()) {
      odoo.model("sale.order")
          .write(
              7,
              Values.of(
                  "order_line",
                  List.of(
                      Command.create(line),
                      Command.update(1, Values.of("name", null)),
                      Command.delete(2),
                      Command.unlink(3),
                      Command.link(4),
                      Command.clear(),
                      Command.replace(List.of(8L)))));
    }

    Map<String, Object> sentLine =
        Map.of("qty", new BigDecimal("2.5"), "tax_ids", List.of(List.of(6, 0, List.of(4L, 5L))));
    assertThat(transport.only().arguments())
        .isEqualTo(
            Map.of(
                "vals",
                Map.of(
                    "order_line",
                    List.of(
                        List.of(0, 0, sentLine),
                        List.of(1, 1L, Map.of("name", false)),
                        List.of(2, 2L, 0),
                        List.of(3, 3L, 0),
                        List.of(4, 4L, 0),
                        List.of(5, 0, 0),
                        List.of(6, 0, List.of(8L))))));
  }

  @Test
  void nothingIsSentForNoRecords() {
    ScriptedTransport transport = ScriptedTransport.of(call -> true);
    try (OdooClient odoo = transport.client()) {
      Model<OdooRecord> partners = odoo.model("res.partner");
      partners.write(List.of(), Values.of("name", "x"));
      partners.unlink(List.of());
      assertThat(partners.create(List.of())).isEmpty();
      assertThat(partners.createAll(List.of()).ids()).isEmpty();
      assertThat(partners.upsertAll(List.of()).ids()).isEmpty();
      assertThat(partners.byIds(List.of())).isEmpty();
    }

    assertThat(transport.calls).isEmpty();
  }

  @Test
  void aCallKeepsItsArgumentsAndWhetherItOnlyReads() {
    ScriptedTransport transport = ScriptedTransport.of(call -> Map.of("a", List.of(1)));
    try (OdooClient odoo = transport.client()) {
      Model<OdooRecord> products = odoo.model("product.product");
      Object raw = products.call("compute", List.of(4L), Values.of("quantity", 2));
      assertThat(raw).isEqualTo(Map.of("a", List.of(1L)));
      products.callReadOnly("name_search", List.of(), Values.of("name", "x"));
    }

    assertThat(transport.calls.get(0).ids()).contains(List.of(4L));
    assertThat(transport.calls.get(0).readOnly()).isFalse();
    assertThat(transport.calls.get(1).ids()).isEmpty();
    assertThat(transport.calls.get(1).readOnly()).isTrue();
  }

  @Test
  void manyRecordsAreCreatedInChunksAndBadOnesAreNamed() {
    ScriptedTransport transport = ScriptedTransport.of(call -> created(call, "bad"));
    List<Values> records =
        IntStream.range(0, 5000)
            .mapToObj(i -> Values.of("name", i == 4321 ? "bad" : "n" + i))
            .toList();
    try (OdooClient odoo = transport.client()) {
      BatchResult result = odoo.model("res.partner").createAll(records);

      assertThat(result.unsaved()).containsExactly(4321);
      assertThat(result).hasToString("res.partner.create: 4999 of 5000 saved");
      assertThat(result.rows().get(4321).rejection().orElseThrow().kind())
          .isEqualTo(RowResult.Kind.VALIDATION);
      assertThatThrownBy(result::ids).isInstanceOf(ValidationException.class);
    }

    assertThat(transport.calls).hasSizeBetween(10, 10 + 2 * 9);
    assertThat(lastId).hasValue(4999);
  }

  @Test
  void aCreateOfUnknownOutcomeEndsTheBatchWithoutASecondAttempt() {
    ScriptedTransport transport = ScriptedTransport.of(call -> created(call, "lost"));
    List<Values> records = new ArrayList<>();
    IntStream.range(0, 1500).forEach(i -> records.add(Values.of("name", i == 700 ? "lost" : "n")));
    try (OdooClient odoo =
        OdooClient.builder(transport).resilience(Resilience.standard()).build()) {
      List<RowResult> rows = odoo.model("res.partner").createAll(records).rows();

      assertThat(rows.subList(0, 500)).allMatch(RowResult.Saved.class::isInstance);
      assertThat(rows.subList(500, 1000)).allMatch(RowResult.Unknown.class::isInstance);
      assertThat(rows.subList(1000, 1500))
          .allMatch(row -> row.rejection().orElseThrow().kind() == RowResult.Kind.NOT_TRIED);
    }

    assertThat(transport.calls).hasSize(2);
  }

  @Test
  void externalIdsAreFoundInOneCallWhereTheUserMaySearch() {
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> List.of(Map.of("name", "b", "model", "res.partner", "res_id", 5)));
    try (OdooClient odoo = transport.client()) {
      assertThat(odoo.externalIds().find(List.of(ExternalId.of("a"), ExternalId.of("b"))))
          .containsExactly(Map.entry(ExternalId.of("b"), new Reference("res.partner", 5)));
    }

    assertThat(transport.only().context()).containsEntry("active_test", false);
  }

  @Test
  void externalIdsAreFoundOneByOneWhereTheUserMayNotSearch() {
    ScriptedTransport transport = ScriptedTransport.of(ModelTest::checkedOneByOne);
    try (OdooClient odoo = transport.client()) {
      ExternalIds lookup = odoo.externalIds();
      ExternalId there = ExternalId.of("there");
      assertThat(lookup.find(List.of(ExternalId.of("gone"), there, ExternalId.of("hidden"))))
          .containsExactly(Map.entry(there, new Reference("res.partner", 5)));
      assertThat(lookup.find(there)).contains(new Reference("res.partner", 5));
    }

    assertThat(transport.operations())
        .as("the refused search is tried once")
        .containsExactly(
            "ir.model.data.search_read",
            "ir.model.data.check_object_reference",
            "ir.model.data.check_object_reference",
            "ir.model.data.check_object_reference",
            "ir.model.data.check_object_reference");
  }

  @Test
  void aTypeIsCheckedOnceAndAllDifferencesAreTold() {
    ScriptedTransport transport =
        ScriptedTransport.of(
            call ->
                call.method().equals("fields_get")
                    ? Map.of(
                        "id", Map.of("type", "integer"),
                        "name", Map.of("type", "char"),
                        "email", Map.of("type", "boolean"))
                    : List.of());
    try (OdooClient odoo = OdooClient.builder(transport).resilience(Resilience.none()).build()) {
      assertThatThrownBy(() -> odoo.model(Partner.class).query().list())
          .isInstanceOf(SchemaMismatchException.class)
          .hasMessageContaining("email")
          .hasMessageContaining("19.0");
      odoo.model("res.partner", "name").query().list();
      assertThat(odoo.model("res.partner").schema().field("email")).isPresent();
    }

    assertThat(transport.operations())
        .containsExactly("res.partner.fields_get", "res.partner.search_read");
  }

  private Object created(OdooCall call, String bad) {
    List<?> records = (List<?>) Objects.requireNonNull(call.arguments().get("vals_list"));
    boolean fails = records.stream().anyMatch(r -> bad.equals(((Map<?, ?>) r).get("name")));
    if (fails && bad.equals("lost")) {
      throw new OutcomeUnknownException(
          failure(call, ErrorCode.OUTCOME_UNKNOWN, Outcome.UNKNOWN, "no answer"), null);
    }
    if (fails) {
      throw new ValidationException(
          failure(call, ErrorCode.VALIDATION, Outcome.NOT_COMMITTED, "bad name"), null);
    }
    return records.stream().map(record -> lastId.incrementAndGet()).toList();
  }

  private static Object checkedOneByOne(OdooCall call) {
    if (call.method().equals("search_read")) {
      throw new AccessException(
          failure(call, ErrorCode.ACCESS, Outcome.NOT_COMMITTED, "not allowed"), null);
    }
    if ("gone".equals(call.arguments().get("xml_id"))) {
      String text = "External ID not found in the system: __odoo_sync__.gone";
      throw new ServerFaultException(
          failure(call, ErrorCode.SERVER_FAULT, Outcome.NOT_COMMITTED, text), null);
    }
    boolean hidden = "hidden".equals(call.arguments().get("xml_id"));
    return List.of("res.partner", hidden ? (Object) false : 5);
  }

  private static Failure failure(OdooCall call, ErrorCode code, Outcome outcome, String detail) {
    return Failure.of(code, call.operation(), call.recordCount(), outcome, detail);
  }
}
