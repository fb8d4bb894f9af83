package io.github.odoosync.internal.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.internal.json.JsonReader;
import io.github.odoosync.odoo.OdooField;
import io.github.odoosync.odoo.OdooModel;
import io.github.odoosync.odoo.RawJson;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.Reference;
import io.github.odoosync.odoo.Selection;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordMappingTest {

  private final ModelMappings mappings = new ModelMappings(null);

  record State(String code) implements Selection {
    static final State ASSIGNED = new State("assigned");
  }

  @OdooModel("stock.picking")
  private record Everything(
      long id,
      String name,
      Optional<String> note,
      int priority,
      BigDecimal weight,
      double volume,
      boolean isLocked,
      LocalDate dateDeadline,
      Instant scheduledDate,
      State state,
      Ref partnerId,
      long companyId,
      OptionalLong backorderId,
      List<Long> moveIds,
      Optional<byte[]> label,
      Reference origin,
      RawJson pickingProperties,
      @Nullable String carrier,
      @OdooField("x_studio_Color") OptionalInt color,
      Optional<BigDecimal> rate) {}

  private static final String CLASSIC =
      """
      {"id": 17, "name": "WH/OUT/0001", "note": false, "priority": 1, "weight": 0.10,
       "volume": 2.5, "is_locked": false, "date_deadline": "0001-01-01",
       "scheduled_date": "2026-11-23 04:50:07", "state": "new_state_of_a_module",
       "partner_id": [54, "Cust One"], "company_id": [1, "My Company"], "backorder_id": false,
       "move_ids": [5, 6], "label": "AQID", "origin": "sale.order,12",
       "picking_properties": [{"name": "a", "value": 3000000000.0}], "carrier": false,
       "x_studio_Color": 7, "rate": 3000000000.0}
      """;

  private static final String WEB =
      """
      {"id": 17, "note": false, "name": "WH/OUT/0001", "priority": 1.0, "weight": 0.10,
       "volume": 2.5, "is_locked": false, "date_deadline": "0001-01-01",
       "scheduled_date": "2026-11-23 04:50:07", "state": "new_state_of_a_module",
       "partner_id": {"id": 54, "display_name": "Cust One"}, "company_id": 1,
       "backorder_id": false, "move_ids": [{"id": 5}, {"id": 6}], "label": "AQID",
       "origin": {"id": {"id": 12, "model": "sale.order"}}, "unasked": {"a": [1]},
       "picking_properties": [{"name": "a", "value": 3000000000.0}], "carrier": false,
       "x_studio_Color": 7, "rate": 3000000000.0}
      """;

  @Test
  void everyFieldTypeIsReadFromBothForms() {
    for (String json : List.of(CLASSIC, WEB)) {
      Everything read = read(Everything.class, json);

      assertThat(read)
          .usingRecursiveComparison()
          .isEqualTo(
              new Everything(
                  17,
                  "WH/OUT/0001",
                  Optional.empty(),
                  1,
                  new BigDecimal("0.10"),
                  2.5,
                  false,
                  LocalDate.of(1, 1, 1),
                  Instant.parse("2026-11-23T04:50:07Z"),
                  new State("new_state_of_a_module"),
                  new Ref(54, "Cust One"),
                  1,
                  OptionalLong.empty(),
                  List.of(5L, 6L),
                  Optional.of(new byte[] {1, 2, 3}),
                  new Reference("sale.order", 12),
                  new RawJson(
                      List.of(Map.of("name", "a", "value", new BigDecimal("3000000000.0")))),
                  null,
                  OptionalInt.of(7),
                  Optional.of(new BigDecimal("3000000000.0"))));
    }
  }

  @Test
  void onlyTheFieldsOfTheTypeAreAskedForAndNamesOnlyWhereTheyAreWanted() {
    ModelMapping<Everything> mapping = mappings.of(Everything.class);

    assertThat(mapping.model()).isEqualTo("stock.picking");
    assertThat(mapping.fieldNames())
        .startsWith("id", "name", "note")
        .contains("partner_id", "x_studio_Color")
        .hasSize(20);
    assertThat(mapping.nested()).isFalse();
    assertThat(mapping.readsNames()).isTrue();
    assertThat(mapping.specification())
        .doesNotContainKey("id")
        .containsEntry("company_id", Map.of())
        .containsEntry("move_ids", Map.of())
        .containsEntry("partner_id", Map.of("fields", Map.of("display_name", Map.of())));
  }

  @OdooModel("sale.order")
  record Order(String name, Partner partnerId, List<Line> orderLine, Optional<Ref> teamId) {}

  record Partner(long id, String displayName, Optional<Country> countryId) {}

  record Country(String code) {}

  record Line(
      long id,
      @OdooField("product_id") Ref product,
      BigDecimal productUomQty,
      @OdooField(readOnly = true) BigDecimal qtyDelivered) {}

  private static final String ORDER =
      """
      {"id": 144, "name": "S00144",
       "partner_id": {"id": 54, "country_id": {"id": 20, "code": "BE"}, "display_name": "Cust One"},
       "order_line": [
         {"id": 393, "product_id": {"id": 2088, "display_name": "A"}, "product_uom_qty": 5.0,
          "qty_delivered": 0.0},
         {"id": 394, "product_id": {"id": 2089, "display_name": "B"}, "product_uom_qty": %s,
          "qty_delivered": 3.0}],
       "team_id": false}
      """;

  @Test
  void nestedRecordsAreAskedForAndReadInOneCall() {
    ModelMapping<Order> mapping = mappings.of(Order.class);

    assertThat(mapping.nested()).isTrue();
    assertThat(Json.text(mapping.specification()))
        .isEqualTo(
            "{\"name\":{},\"partner_id\":{\"fields\":{\"display_name\":{},\"country_id\":"
                + "{\"fields\":{\"code\":{}}}}},\"order_line\":{\"fields\":{\"product_id\":"
                + "{\"fields\":{\"display_name\":{}}},\"product_uom_qty\":{},\"qty_delivered\":{}}},"
                + "\"team_id\":{\"fields\":{\"display_name\":{}}}}");
    assertThat(read(Order.class, ORDER.formatted("3.0")))
        .isEqualTo(
            new Order(
                "S00144",
                new Partner(54, "Cust One", Optional.of(new Country("BE"))),
                List.of(
                    new Line(393, new Ref(2088, "A"), new BigDecimal("5.0"), new BigDecimal("0.0")),
                    new Line(
                        394, new Ref(2089, "B"), new BigDecimal("3.0"), new BigDecimal("3.0"))),
                Optional.empty()));
  }

  @Test
  void theIdOfEachRecordIsToldEvenWhereTheTypeHasNone() {
    List<Long> ids = new ArrayList<>();
    String answer = "[" + ORDER.formatted("3.0") + "]";

    assertThat(mappings.of(Order.class).readAll(reader(answer), ids::add)).hasSize(1);
    assertThat(ids).containsExactly(144L);
  }

  @Test
  void aWrongValueInARowNamesTheWayToIt() {
    assertThatThrownBy(() -> read(Order.class, ORDER.formatted("\"three\"")))
        .isInstanceOf(DecodingException.class)
        .hasMessage(
            "[OSYNC-1501] sale.order(144).order_line(394).product_uom_qty: expected a number"
                + " (BigDecimal), but came the text \"three\". Nothing was committed. Correct the"
                + " type of the field in the record class.");
  }

  @Test
  void aNestedRecordIsNotMadeOfAClassicAnswer() {
    assertThatThrownBy(
            () ->
                read(
                    Order.class,
                    "{\"id\": 1, \"name\": \"S1\", \"partner_id\": [54, \"Cust One\"]}"))
        .hasMessageContaining(
            "sale.order(1).partner_id: expected a nested record (Partner), but came a list.");
  }

  @OdooModel("res.partner")
  record Text(long id, String value) {}

  @OdooModel("res.partner")
  record Whole(long id, int value) {}

  @OdooModel("res.partner")
  record Decimal(long id, BigDecimal value) {}

  @OdooModel("res.partner")
  record Real(long id, double value) {}

  @OdooModel("res.partner")
  record Flag(long id, boolean value) {}

  @OdooModel("res.partner")
  record Day(long id, LocalDate value) {}

  @OdooModel("res.partner")
  record Time(long id, Instant value) {}

  @OdooModel("res.partner")
  record Many2One(long id, Ref value) {}

  @OdooModel("res.partner")
  record Ids(long id, List<Long> value) {}

  @OdooModel("res.partner")
  @SuppressWarnings("ArrayRecordComponent") // The type of a binary field.
  record File(long id, byte[] value) {}

  @OdooModel("res.partner")
  record Link(long id, Reference value) {}

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "Text | 5 | a text (String), but came the number 5",
        "Text | false | a text (String), but came no value (false); declare it Optional or @Nullable",
        "Text | null | a text (String), but came no value (false); declare it Optional or @Nullable",
        "Text | true | a text (String), but came true",
        "Whole | 5.5 | a whole number (int), but came the number 5.5",
        "Whole | 3000000000.0 | a whole number (int), but came the number 3000000000",
        "Whole | NaN | a whole number (int), but came the number NaN",
        "Whole | \"12\" | a whole number (int), but came the text \"12\"",
        "Whole | [5, 6] | a whole number (int), but came a list of ids",
        "Decimal | NaN | a number (BigDecimal), but came the number NaN",
        "Decimal | Infinity | a number (BigDecimal), but came the number Infinity",
        "Decimal | false | a number (BigDecimal), but came no value (false); declare it Optional or @Nullable",
        "Real | [1] | a number (double), but came a list",
        "Flag | 1 | true or false (boolean), but came the number 1",
        "Day | \"2026-11-23 04:50:07\" | a date yyyy-MM-dd (LocalDate), but came the text \"2026-11-23 04:50:07\"",
        "Day | \"2026-02-30\" | a date yyyy-MM-dd (LocalDate), but came the text \"2026-02-30\"",
        "Time | \"2026-11-23\" | a time yyyy-MM-dd HH:mm:ss (Instant), but came the text \"2026-11-23\"",
        "Time | \"2026-11-23T04:50:07Z\" | a time yyyy-MM-dd HH:mm:ss (Instant), but came the text \"2026-11-23T04:50:07Z\"",
        "Time | \"2026-11-23 24:00:00\" | a time yyyy-MM-dd HH:mm:ss (Instant), but came the text \"2026-11-23 24:00:00\"",
        "Many2One | 54 | a many2one with its name (Ref), but came the number 54",
        "Many2One | {\"id\": 5} | a many2one with its name (Ref), but came an object without id or display_name",
        "Ids | 5 | a list of ids (List<Long>), but came the number 5",
        "Ids | [5, \"x\"] | a list of ids (List<Long>), but came the text \"x\"",
        "File | \"12.34 Kb\" | a file in Base64 (byte[]), but came a text that is not Base64, of 8 characters",
        "Link | \"sale.order\" | a reference model,id (Reference), but came the text \"sale.order\"",
      })
  void aWrongValueIsATypedErrorThatNamesWhatCame(String type, String json, String expected)
      throws ClassNotFoundException {
    Class<?> record = Class.forName(RecordMappingTest.class.getName() + "$" + type);

    assertThatThrownBy(() -> read(record, "{\"id\": 9, \"value\": " + json + "}"))
        .isInstanceOf(DecodingException.class)
        .hasMessage(
            "[OSYNC-1501] res.partner(9).value: expected "
                + expected
                + ". Nothing was committed. Correct the type of the field in the record class.");
  }

  @Test
  void aFieldThatTheAnswerLacksIsNamed() {
    assertThatThrownBy(() -> read(Text.class, "{\"id\": 9}"))
        .hasMessageContaining(
            "res.partner(9).value: expected a text (String), but came an answer without this"
                + " field.");
  }

  @Test
  void whatComesIsShownShortAndOnOneLine() {
    assertThatThrownBy(
            () -> read(Whole.class, "{\"id\": 9, \"value\": \"secret\\n" + "s".repeat(80) + "\"}"))
        .hasMessageContaining("came the text \"secret sssssssssssss…\".");
  }

  @OdooModel("res.partner")
  record Strict(long id, String name) {
    Strict {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("no name");
      }
    }
  }

  @Test
  void aValueThatTheRecordItselfRefusesIsADecodingError() {
    assertThatThrownBy(() -> read(Strict.class, "{\"id\": 9, \"name\": \"\"}"))
        .isInstanceOf(DecodingException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "res.partner(9): expected values that Strict accepts, but came"
                + " IllegalArgumentException: no name.");
  }

  @Test
  void timesKeepTheFractionThatWebhooksSend() {
    assertThat(read(Time.class, "{\"id\": 1, \"value\": \"2026-11-23 04:55:42.233795\"}").value())
        .isEqualTo(Instant.parse("2026-11-23T04:55:42.233795Z"));
    assertThat(read(Time.class, "{\"id\": 1, \"value\": \"0001-01-01 00:00:00\"}").value())
        .isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
  }

  @Test
  void nanFitsADoubleAndWholeFloatsFitIntegers() {
    assertThat(read(Real.class, "{\"id\": 1, \"value\": NaN}").value()).isNaN();
    assertThat(read(Whole.class, "{\"id\": 1.0, \"value\": 12.0}")).isEqualTo(new Whole(1, 12));
  }

  @OdooModel("sale.order")
  record IdsOnly(long id, long partnerId) {}

  @Test
  void namesAreNotComputedWhereOnlyIdsAreWanted() {
    assertThat(mappings.of(IdsOnly.class).readsNames()).isFalse();
    assertThat(read(IdsOnly.class, "{\"id\": 1, \"partner_id\": 54}"))
        .isEqualTo(new IdsOnly(1, 54));
  }

  record Unnamed(long id) {}

  @OdooModel("a")
  record Twice(long id, Ref partnerId, @OdooField("partner_id") long partner) {}

  @OdooModel("a")
  record Itself(long id, Optional<Itself> parentId) {}

  @OdooModel("a")
  record Unsupported(long id, java.util.Date date) {}

  @OdooModel("a")
  record WithEnum(long id, Kind kind) {}

  enum Kind implements Selection {
    ONE;

    @Override
    public String code() {
      return "one";
    }
  }

  @OdooModel("a")
  record Path(long id, @OdooField("partner_id.name") String name) {}

  @Test
  void aTypeThatCannotHoldRecordsIsRefusedWithTheReason() {
    refused(Unnamed.class, "does not name its model; annotate it with @OdooModel");
    refused(Twice.class, "has more than one component for the field partner_id");
    refused(Itself.class, "nests itself, so a read of it would never end");
    refused(
        Unsupported.class,
        "the component Unsupported.date has the type java.util.Date, which holds no field of"
            + " Odoo's.");
    refused(WithEnum.class, "an enum cannot hold a code it does not know; use a record");
    refused(Path.class, "\"partner_id.name\" is a path, not a field; nest a record");
    refused(String.class, "java.lang.String is not a record");
  }

  @Test
  void aLookupOfTheCallersReachesItsRecords() {
    ModelMappings withLookup = new ModelMappings(MethodHandles.lookup());

    assertThat(withLookup.of(Text.class).read(reader("{\"id\": 1, \"value\": \"a\"}")))
        .isEqualTo(new Text(1, "a"));
    assertThatThrownBy(() -> new ModelMappings(MethodHandles.publicLookup()).of(Text.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("cannot be reached; open its package to io.github.odoosync.core");
  }

  @Test
  void writableFieldsAreWrittenAndAbsentOnesClearedOrLeftToTheDefault() {
    Order order =
        new Order(
            "S1",
            new Partner(54, "Cust One", Optional.empty()),
            List.of(
                new Line(0, Ref.of(7), new BigDecimal("5"), BigDecimal.ZERO),
                new Line(3, Ref.of(8), new BigDecimal("6"), BigDecimal.ZERO)),
            Optional.empty());
    ModelMapping<Order> mapping = mappings.of(Order.class);

    assertThat(Json.text(mapping.values(order)))
        .isEqualTo(
            "{\"name\":\"S1\",\"partner_id\":54,\"order_line\":"
                + "[[0,0,{\"product_id\":7,\"product_uom_qty\":5}],"
                + "[1,3,{\"product_id\":8,\"product_uom_qty\":6}]],\"team_id\":false}");
    assertThat(mapping.newValues(order)).doesNotContainKey("team_id").containsKey("order_line");
  }

  @Test
  void whatWasReadIsWrittenBackAsItWas() {
    Everything read = read(Everything.class, CLASSIC);

    Map<String, Object> values = mappings.of(Everything.class).values(read);

    assertThat(values)
        .doesNotContainKey("id")
        .containsEntry("note", false)
        .containsEntry("weight", new BigDecimal("0.10"))
        .containsEntry("is_locked", false)
        .containsEntry("date_deadline", "0001-01-01")
        .containsEntry("scheduled_date", "2026-11-23 04:50:07")
        .containsEntry("state", "new_state_of_a_module")
        .containsEntry("partner_id", 54L)
        .containsEntry("company_id", 1L)
        .containsEntry("backorder_id", false)
        .containsEntry("move_ids", List.of(List.of(6, 0, List.of(5L, 6L))))
        .containsEntry("label", "AQID")
        .containsEntry("origin", "sale.order,12")
        .containsEntry("carrier", false)
        .containsEntry("x_studio_Color", 7);
  }

  private void refused(Class<?> type, String reason) {
    assertThatThrownBy(() -> mappings.of(type))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(reason);
  }

  private <T> T read(Class<T> type, String json) {
    return mappings.of(type).read(reader(json));
  }

  private static JsonReader reader(String json) {
    return JsonReader.of(json.getBytes(StandardCharsets.UTF_8), 0);
  }
}
