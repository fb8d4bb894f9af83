package io.github.odoosync.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ConflictException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import io.github.odoosync.error.ValidationException;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.retry.Resilience;
import io.github.odoosync.retry.RetryPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpsertTest {

  private static final Map<String, Object> FIELDS =
      Map.of(
          "rank", Map.of("type", "integer"),
          "country_id", Map.of("type", "many2one", "relation", "res.country"),
          "tag_ids", Map.of("type", "many2many", "relation", "x.tag"),
          "order_line", Map.of("type", "one2many", "relation", "x.line"),
          "line_ids", Map.of("type", "one2many", "relation", "x.line"));

  private static final String BUSY = "could not serialize access due to concurrent update";

  @Test
  void valuesAreSentAsTheTextsThatLoadTakes() {
    ScriptedTransport transport = ScriptedTransport.of(UpsertTest::loaded);
    upsert(
        transport,
        UpsertRow.of(ExternalId.of("c-1"))
            .with("name", "Ünïcode \uD83D\uDE00")
            .with("active", true)
            .with("is_company", false)
            .with("credit", new BigDecimal("1E+2"))
            .with("rank", 7)
            .with("date", LocalDate.of(2026, 1, 31))
            .with("moment", Instant.parse("2026-01-31T10:00:00.999Z"))
            .with("country_id", ExternalId.parse("base.be"))
            .with("user_id", Ref.of(6))
            .with("category_id", List.of(Ref.of(1), Ref.of(2)))
            .with("tag_ids", List.of(ExternalId.of("t-1"), ExternalId.of("t-2")))
            .with("street", null)
            .with("zip", Optional.empty()));

    OdooCall call = onlyLoad(transport);
    assertThat(call.operation()).isEqualTo("res.partner.load");
    assertThat(call.context()).containsEntry("tz", "UTC").containsEntry("lang", "fr_FR");
    assertThat(call.arguments().get("fields"))
        .isEqualTo(
            List.of(
                "id",
                "name",
                "active",
                "is_company",
                "credit",
                "rank",
                "date",
                "moment",
                "country_id/id",
                "user_id/.id",
                "category_id/.id",
                "tag_ids/id",
                "street",
                "zip"));
    assertThat(data(call))
        .containsExactly(
            List.of(
                "__odoo_sync__.c-1",
                "Ünïcode \uD83D\uDE00",
                "1",
                "0",
                "100",
                "7",
                "2026-01-31",
                "2026-01-31 10:00:00",
                "base.be",
                "6",
                "1,2",
                "__odoo_sync__.t-1,__odoo_sync__.t-2",
                "",
                ""));
  }

  @Test
  void aBareWholeNumberInARelationIsAnId() {
    ScriptedTransport transport = ScriptedTransport.of(UpsertTest::loaded);
    upsert(
        transport,
        row(1)
            .with("country_id", 61)
            .with("tag_ids", List.of(7L, 8))
            .with("rank", OptionalLong.of(9))
            .line("order_line", "a", Values.of("country_id", Optional.of(62L)))
            .line("order_line", "b", Values.of("country_id", null)));

    OdooCall load = onlyLoad(transport);
    assertThat(load.arguments().get("fields"))
        .isEqualTo(
            List.of(
                "id",
                "name",
                "country_id/.id",
                "tag_ids/.id",
                "rank",
                "order_line/id",
                "order_line/country_id/.id"));
    String key = "__odoo_sync__.r-1";
    assertThat(data(load))
        .containsExactly(
            List.of(key, "N1", "61", "7,8", "9", key + ":order_line:a", "62"),
            List.of("", "", "", "", "", key + ":order_line:b", ""));
    assertThat(transport.operations())
        .containsExactly("res.partner.fields_get", "x.line.fields_get", "res.partner.load");
  }

  @Test
  void aNumberForLinesIsRefused() {
    ScriptedTransport transport = ScriptedTransport.of(UpsertTest::loaded);

    assertThatThrownBy(() -> upsert(transport, row(1).with("line_ids", List.of(5L))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("res.partner.line_ids takes no ids");
  }

  @Test
  void whatLoadCannotTakeIsRefusedBeforeAnythingIsSent() {
    ScriptedTransport transport = ScriptedTransport.of(UpsertTest::loaded);
    List<UpsertRow> wrong =
        List.of(
            row(1).with("name", "NUL \0 in it"),
            row(1).with("line_ids", List.of(Command.clear())),
            row(1).with("ids", List.of(Ref.of(1), ExternalId.of("x"))),
            row(1).with("amount", Double.NaN),
            row(1)
                .line("line_ids", "1", Values.of("qty", BigDecimal.ONE).with("price", "2"))
                .line("line_ids", "2", Values.of("qty", BigDecimal.ONE)));

    for (UpsertRow row : wrong) {
      assertThatThrownBy(() -> upsert(transport, row))
          .isInstanceOf(ConfigurationException.class)
          .extracting(ScriptedTransport::codeOf)
          .isEqualTo(ErrorCode.INVALID_REQUEST);
    }
    assertThatThrownBy(() -> upsert(transport, row(1), row(2), row(1)))
        .hasMessageContaining("__odoo_sync__.r-1");
    assertThat(transport.calls).isEmpty();
  }

  @Test
  void linesFollowTheirParentWithExternalIdsOfTheirOwn() {
    ScriptedTransport transport = ScriptedTransport.of(UpsertTest::loaded);
    upsert(
        transport,
        row(1)
            .line("order_line", "a/1", Values.of("product_uom_qty", new BigDecimal(5)))
            .line("order_line", "b", Values.of("product_uom_qty", new BigDecimal(3)))
            .line("option_ids", "x", Values.of("name", "X")),
        row(2)
            .line("order_line", "a/1", Values.of("product_uom_qty", BigDecimal.ONE))
            .line("option_ids", "x", Values.of("name", "Y")));

    OdooCall call = transport.only();
    assertThat(call.arguments().get("fields"))
        .isEqualTo(
            List.of(
                "id",
                "name",
                "order_line/id",
                "order_line/product_uom_qty",
                "option_ids/id",
                "option_ids/name"));
    String first = "__odoo_sync__.r-1";
    String second = "__odoo_sync__.r-2";
    assertThat(data(call))
        .containsExactly(
            List.of(first, "N1", first + ":order_line:a~2f1", "5", first + ":option_ids:x", "X"),
            List.of("", "", first + ":order_line:b", "3", "", ""),
            List.of(
                second, "N2", second + ":order_line:a~2f1", "1", second + ":option_ids:x", "Y"));
  }

  @Test
  void idsComeInTheOrderOfTheInputAlsoFromRowsWithOtherFields() {
    ScriptedTransport transport = ScriptedTransport.of(UpsertTest::loaded);
    BatchResult result =
        upsert(transport, row(1), row(2).with("email", "b@x"), row(3), row(4).with("email", "d@x"));

    assertThat(result.ids()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(transport.calls).hasSize(2);
  }

  @Test
  void batchesKeepToTheRowsOfACallAndNeverSplitARecord() {
    ScriptedTransport transport = ScriptedTransport.of(UpsertTest::loaded);
    List<UpsertRow> rows =
        IntStream.rangeClosed(1, 5)
            .mapToObj(
                i ->
                    row(i)
                        .line("line_ids", "1", Values.of("qty", BigDecimal.ONE))
                        .line("line_ids", "2", Values.of("qty", BigDecimal.TEN)))
            .toList();
    try (OdooClient odoo = transport.client()) {
      odoo.model("res.partner").upsertAll(rows, UpsertOptions.standard().rowsPerCall(5));
    }

    assertThat(transport.calls).extracting(call -> data(call).size()).containsExactly(4, 4, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 250, 499})
  void oneBadRowOfManyIsNamedInThreeCallsAtMost(int bad) {
    ScriptedTransport transport = ScriptedTransport.of(call -> odoo(call, Set.of(bad + 1), true));
    BatchResult result = upsert(transport, rows(500));

    assertThat(result.unsaved()).containsExactly(bad);
    assertThat(result.rows().get(bad))
        .isEqualTo(new RowResult.Rejected(RowResult.Kind.VALIDATION, null, "Wrong country", null));
    assertThat(result.rows().get(3 + bad % 3).recordId()).hasValue(4 + bad % 3);
    assertThat(transport.calls).hasSizeLessThanOrEqualTo(3);
    assertThatThrownBy(result::ids)
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("row " + bad)
        .hasMessageContaining("Wrong country");
  }

  @Test
  void manyBadRowsAreAllNamedAndNoGoodOneIsBlamed() {
    Set<Integer> bad = Set.of(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47);
    ScriptedTransport transport = ScriptedTransport.of(call -> odoo(call, bad, true));
    BatchResult result = upsert(transport, rows(100));

    assertThat(result.unsaved())
        .containsExactlyElementsOf(bad.stream().map(i -> i - 1).sorted().toList());
    assertThat(transport.calls).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void aBatchWhoseMessagesNameNobodyIsHalvedInABoundedNumberOfCalls() {
    ScriptedTransport transport = ScriptedTransport.of(call -> odoo(call, Set.of(6), false));
    BatchResult result = upsert(transport, rows(64));

    assertThat(result.unsaved()).containsExactly(5);
    assertThat(transport.calls).hasSizeLessThanOrEqualTo(13);
  }

  @Test
  void aFieldThatTheServerNamesIsTold() {
    Map<String, Object> message =
        Map.of(
            "type", "error",
            "rows", Map.of("from", 0, "to", 0),
            "record", 0,
            "field", "country_id",
            "message", "No matching record found for external id 'base.nope'");
    ScriptedTransport transport =
        ScriptedTransport.of(call -> Map.of("ids", false, "messages", List.of(message)));

    RowResult.Rejected rejected = upsert(transport, row(1)).rows().get(0).rejection().orElseThrow();

    assertThat(rejected.kind()).isEqualTo(RowResult.Kind.DATA);
    assertThat(rejected.field()).isEqualTo("country_id");
    assertThat(rejected.retryable()).isFalse();
  }

  @Test
  void aConflictInsideLoadIsTriedAgainByThePolicy() {
    AtomicInteger attempts = new AtomicInteger();
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> attempts.incrementAndGet() < 3 ? failed(0, BUSY) : loaded(call));
    try (OdooClient odoo = retrying(transport, 3)) {
      assertThat(odoo.model("res.partner").upsert(row(7))).isEqualTo(7);
    }

    assertThat(attempts).hasValue(3);
  }

  @Test
  void aConflictThatStaysIsToldAsOne() {
    ScriptedTransport transport = ScriptedTransport.of(call -> failed(0, BUSY));
    try (OdooClient odoo = retrying(transport, 2)) {
      Model<OdooRecord> partners = odoo.model("res.partner");
      RowResult.Rejected rejected =
          partners.upsertAll(List.of(row(7))).rows().get(0).rejection().orElseThrow();
      assertThat(rejected.kind()).isEqualTo(RowResult.Kind.CONFLICT);
      assertThat(rejected.retryable()).isTrue();
      assertThatThrownBy(() -> partners.upsert(row(7))).isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void aRowInConflictDoesNotKeepItsNeighboursBack() {
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> {
              int busy = numbers(call).indexOf(3);
              return busy < 0 ? loaded(call) : failed(busy, BUSY);
            });
    BatchResult result = upsert(transport, rows(8));

    assertThat(result.unsaved()).containsExactly(2);
    assertThat(result.rows().get(2).rejection().orElseThrow().kind())
        .isEqualTo(RowResult.Kind.CONFLICT);
  }

  @Test
  void anUnknownOutcomeEndsTheBatchAndIsToldApart() {
    AtomicInteger attempts = new AtomicInteger();
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> {
              if (attempts.incrementAndGet() == 2) {
                throw new OutcomeUnknownException(
                    failure(ErrorCode.OUTCOME_UNKNOWN, Outcome.UNKNOWN), null);
              }
              return loaded(call);
            });
    BatchResult result;
    try (OdooClient odoo = retrying(transport, 5)) {
      result =
          odoo.model("res.partner")
              .upsertAll(List.of(rows(6)), UpsertOptions.standard().rowsPerCall(2));
    }

    assertThat(attempts).as("a write of unknown outcome is not sent again").hasValue(2);
    assertThat(result.rows().subList(0, 2)).allMatch(RowResult.Saved.class::isInstance);
    assertThat(result.rows().subList(2, 4)).allMatch(RowResult.Unknown.class::isInstance);
    assertThat(result.rows().subList(4, 6))
        .allMatch(row -> row.rejection().orElseThrow().kind() == RowResult.Kind.NOT_TRIED);
    assertThatThrownBy(result::ids).isInstanceOf(OutcomeUnknownException.class);
  }

  @Test
  void aRefusedLoginEndsTheBatch() {
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> {
              throw new AuthenticationException(
                  failure(ErrorCode.AUTHENTICATION, Outcome.NOT_COMMITTED), null);
            });
    BatchResult result;
    try (OdooClient odoo = transport.client()) {
      result =
          odoo.model("res.partner")
              .upsertAll(List.of(rows(4)), UpsertOptions.standard().rowsPerCall(2));
    }

    assertThat(transport.calls).hasSize(1);
    assertThat(result.rows())
        .extracting(row -> row.rejection().orElseThrow().kind())
        .containsExactly(
            RowResult.Kind.SERVER,
            RowResult.Kind.SERVER,
            RowResult.Kind.NOT_TRIED,
            RowResult.Kind.NOT_TRIED);
  }

  @Test
  void aRecordThatWasDeletedIsNotMadeAnew() {
    ScriptedTransport transport =
        ScriptedTransport.of(
            call ->
                call.method().equals("search_read")
                    ? List.of(Map.of("name", "r-2", "model", "res.partner", "res_id", 2))
                    : loaded(call));
    BatchResult result = upsert(transport, row(1).savedAs(1), row(2).savedAs(2), row(3));

    assertThat(result.unsaved()).containsExactly(0);
    assertThat(result.rows().get(0).rejection().orElseThrow().kind())
        .isEqualTo(RowResult.Kind.DELETED);
    assertThat(numbers(transport.calls.get(1))).containsExactly(2, 3);
  }

  @Test
  void warningsOfASuccessAreKept() {
    ScriptedTransport transport =
        ScriptedTransport.of(
            call ->
                Map.of(
                    "ids", List.of(1, 2),
                    "messages",
                        List.of(
                            Map.of(
                                "type", "warning",
                                "rows", Map.of("from", 1, "to", 1),
                                "message", "Unknown value"))));

    assertThat(upsert(transport, row(1), row(2)).rows())
        .containsExactly(
            new RowResult.Saved(1, List.of()), new RowResult.Saved(2, List.of("Unknown value")));
  }

  @Test
  void linesNotNamedAreDeletedIfThatIsAsked() {
    Map<String, Object> names = new LinkedHashMap<>();
    names.put("11", "__odoo_sync__.r-1:order_line:a");
    names.put("12", "__odoo_sync__.r-1:order_line:old");
    names.put("13", "");
    ScriptedTransport transport =
        ScriptedTransport.of(
            call ->
                switch (call.method()) {
                  case "load" -> loaded(call);
                  case "read" -> List.of(Map.of("id", 1, "order_line", List.of(11, 12, 13)));
                  case "fields_get" ->
                      Map.of(
                          "order_line", Map.of("type", "one2many", "relation", "sale.order.line"));
                  case "get_external_id" -> names;
                  default -> true;
                });
    UpsertRow order = row(1).line("order_line", "a", Values.of("qty", BigDecimal.ONE));
    try (OdooClient odoo = transport.client()) {
      Model<OdooRecord> orders = odoo.model("sale.order");
      orders.upsertAll(List.of(order));
      assertThat(transport.operations()).containsExactly("sale.order.load");

      UpsertOptions own = UpsertOptions.standard().otherLines(UpsertOptions.OtherLines.DELETE_OWN);
      assertThat(orders.upsertAll(List.of(order), own).ids()).containsExactly(1L);
      assertThat(lastWrite(transport)).isEqualTo(List.of(List.of(2, 12L, 0)));

      UpsertOptions all = UpsertOptions.standard().otherLines(UpsertOptions.OtherLines.DELETE_ALL);
      orders.upsertAll(List.of(order), all);
      assertThat(lastWrite(transport)).isEqualTo(List.of(List.of(2, 12L, 0), List.of(2, 13L, 0)));
    }
  }

  @Test
  void aRowWhoseOldLinesCannotBeDeletedIsIncomplete() {
    ScriptedTransport transport =
        ScriptedTransport.of(
            call -> {
              if (call.method().equals("read")) {
                throw new ValidationException(
                    failure(ErrorCode.VALIDATION, Outcome.NOT_COMMITTED), null);
              }
              return loaded(call);
            });
    try (OdooClient odoo = transport.client()) {
      BatchResult result =
          odoo.model("sale.order")
              .upsertAll(
                  List.of(row(1).line("order_line", "a", Values.of("qty", BigDecimal.ONE))),
                  UpsertOptions.standard().otherLines(UpsertOptions.OtherLines.DELETE_ALL));

      assertThat(result.rows().get(0)).isInstanceOf(RowResult.Incomplete.class);
      assertThat(result.rows().get(0).recordId()).hasValue(1);
      assertThat(result.allSaved()).isFalse();
    }
  }

  @Test
  void anExternalIdIsCheckedAndEncodesAnyKey() {
    for (String wrong : List.of("", "with space", "a,b", "ü", "a\nb")) {
      assertThatThrownBy(() -> ExternalId.of(wrong)).isInstanceOf(ConfigurationException.class);
    }
    assertThatThrownBy(() -> new ExternalId("my.module", "x"))
        .isInstanceOf(ConfigurationException.class);
    assertThat(ExternalId.parse("base.be")).isEqualTo(new ExternalId("base", "be"));
    assertThat(ExternalId.parse("c-7")).hasToString("__odoo_sync__.c-7");
    assertThat(ExternalId.ofKey("order", "Ä 1/2"))
        .hasToString("__odoo_sync__.order-~c3~84~201~2f2");
    assertThat(ExternalId.ofKey("a", "b-c")).isNotEqualTo(ExternalId.ofKey("a-b", "c"));
    assertThat(ExternalId.of("o").line("f", "a:b"))
        .isNotEqualTo(ExternalId.of("o:f:a").line("f", "b"));
  }

  // What the real server does: first all rows at once, blaming the first, then one by one until
  // there are ten errors and more than one in ten.
  private static Object odoo(OdooCall call, Set<Integer> bad, boolean naming) {
    List<Integer> numbers = numbers(call);
    List<Object> messages = new ArrayList<>();
    for (int i = 0; i < numbers.size() && !interrupted(messages.size(), i); i++) {
      if (bad.contains(numbers.get(i))) {
        messages.add(naming ? message(i, "Wrong country") : message(-1, "Wrong country"));
      }
    }
    if (messages.isEmpty()) {
      return loaded(call);
    }
    if (naming && !messages.contains(message(0, "Wrong country"))) {
      messages.add(0, message(0, "Wrong country"));
    }
    return Map.of("ids", false, "messages", messages, "nextrow", 0);
  }

  private static boolean interrupted(int errors, int rows) {
    return errors >= 10 && errors * 10 >= rows;
  }

  private static Object loaded(OdooCall call) {
    if (call.method().equals("fields_get")) {
      return FIELDS;
    }
    return Map.of("ids", numbers(call), "messages", List.of(), "nextrow", 0);
  }

  private static Object failed(int row, String message) {
    return Map.of("ids", false, "messages", List.of(message(row, message)), "nextrow", 0);
  }

  private static Map<String, Object> message(int row, String text) {
    return row < 0
        ? Map.of("type", "error", "message", text)
        : Map.of(
            "type",
            "error",
            "rows",
            Map.of("from", row, "to", row),
            "record",
            row,
            "message",
            text);
  }

  private static List<Integer> numbers(OdooCall call) {
    return data(call).stream()
        .map(row -> row.get(0))
        .filter(id -> !id.isEmpty())
        .map(id -> Integer.valueOf(id.substring(id.indexOf('-') + 1)))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<List<String>> data(OdooCall call) {
    return (List<List<String>>) Objects.requireNonNull(call.arguments().get("data"));
  }

  private static OdooCall onlyLoad(ScriptedTransport transport) {
    List<OdooCall> loads =
        transport.calls.stream().filter(call -> call.method().equals("load")).toList();
    assertThat(loads).hasSize(1);
    return loads.get(0);
  }

  private static Object lastWrite(ScriptedTransport transport) {
    OdooCall call = transport.calls.get(transport.calls.size() - 1);
    assertThat(call.method()).isEqualTo("write");
    Map<?, ?> values = (Map<?, ?>) Objects.requireNonNull(call.arguments().get("vals"));
    return Objects.requireNonNull(values.get("order_line"));
  }

  private static UpsertRow row(int number) {
    return UpsertRow.of(ExternalId.of("r-" + number), Values.of("name", "N" + number));
  }

  private static UpsertRow[] rows(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(UpsertTest::row).toArray(UpsertRow[]::new);
  }

  private static BatchResult upsert(ScriptedTransport transport, UpsertRow... rows) {
    try (OdooClient odoo = transport.client()) {
      return odoo.withContext(c -> c.lang("fr_FR").tz("Europe/Brussels"))
          .model("res.partner")
          .upsertAll(List.of(rows));
    }
  }

  private static OdooClient retrying(ScriptedTransport transport, int attempts) {
    RetryPolicy atOnce =
        new RetryPolicy(attempts, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));
    return OdooClient.builder(transport).resilience(Resilience.none().withRetry(atOnce)).build();
  }

  private static Failure failure(ErrorCode code, Outcome outcome) {
    return Failure.of(code, "res.partner.load", 0, outcome, "as the test wants it");
  }
}
