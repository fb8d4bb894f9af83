package io.github.odoosync.odoo;

import static io.github.odoosync.odoo.Domain.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.AuthenticationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.SchemaMismatchException;
import io.github.odoosync.error.UnknownNameException;
import io.github.odoosync.error.UserErrorException;
import io.github.odoosync.error.ValidationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** How the server's refusals are told, on any server. */
interface ErrorScenario extends ServerUnderTest {

  @OdooModel("res.partner")
  record Misfit(long id, String noSuchField, String color) {}

  long NOBODY = 999_999_999L;

  @Test
  default void eachRefusalHasItsClassAndCode() {
    Model<OdooRecord> partners = odoo().model("res.partner", "name");
    refused(
        () -> partners.write(NOBODY, Values.of("name", "x")),
        MissingRecordException.class,
        ErrorCode.MISSING_RECORD);
    refused(
        () -> partners.create(Values.of("type", "contact")),
        ValidationException.class,
        ErrorCode.VALIDATION);
    refused(
        () -> odoo().model("sale.order").action("action_confirm", List.of(cancelled())),
        UserErrorException.class,
        ErrorCode.USER_ERROR);
    refused(
        () -> odoo().model("no.such.model", "name").query().list(),
        UnknownNameException.class,
        ErrorCode.UNKNOWN_MODEL);
    refused(
        () -> odoo().model("no.such.model").create(Values.of("name", "x")),
        UnknownNameException.class,
        ErrorCode.UNKNOWN_MODEL);
    refused(
        () -> partners.call("no_such_method", List.of(1L), Values.empty()),
        UnknownNameException.class,
        ErrorCode.UNKNOWN_METHOD);
    refused(
        () -> partners.call("_compute_display_name", List.of(1L), Values.empty()),
        AccessException.class,
        ErrorCode.ACCESS);
  }

  @Test
  default void aFieldThatDoesNotExistIsNamedWhereverItIsUsed() {
    Model<OdooRecord> partners = odoo().model("res.partner", "name");
    Map<String, ThrowingCallable> uses = new LinkedHashMap<>();
    uses.put("read", () -> odoo().model("res.partner", "no_such_field").query().limit(1).list());
    uses.put(
        "read by path",
        () -> odoo().model("res.partner", "country_id.no_such_field").query().limit(1).list());
    uses.put("domain", () -> partners.where(field("no_such_field").eq(1)).list());
    uses.put("count", () -> partners.where(field("no_such_field").eq(1)).count());
    uses.put("order", () -> partners.query().orderBy("no_such_field").limit(1).list());
    uses.put("group", () -> partners.query().groupBy("no_such_field").list());
    uses.put("create", () -> partners.create(Values.of("name", "x").with("no_such_field", 1)));
    uses.put("write", () -> partners.write(1L, Values.of("no_such_field", 1)));
    uses.forEach(
        (use, call) -> {
          Throwable error = catchThrowable(call);
          assertThat(error).as(use).isExactlyInstanceOf(UnknownNameException.class);
          assertThat(((OdooSyncException) error).code()).isEqualTo(ErrorCode.UNKNOWN_FIELD);
          assertThat(error).hasMessageContaining("no_such_field");
        });
    refused(
        () -> odoo().model(Misfit.class).query().list(),
        SchemaMismatchException.class,
        ErrorCode.SCHEMA_MISMATCH,
        "no_such_field");
  }

  @Test
  default void aUserWithoutTheRightIsRefused() {
    try (OdooClient salesman = salesman()) {
      refused(
          () -> salesman.model("ir.model.data", "name").query().limit(1).list(),
          AccessException.class,
          ErrorCode.ACCESS);
      refused(
          () -> salesman.model("res.country").create(Values.of("name", "x").with("code", "QX")),
          AccessException.class,
          ErrorCode.ACCESS);
    }
  }

  @Test
  default void aWrongSecretAndAWrongDatabaseAreToldApart() {
    try (OdooClient wrong = clientOf("nobody-" + run(), "wrong").build()) {
      refused(
          () -> wrong.model("res.partner").query().limit(1).ids(),
          AuthenticationException.class,
          ErrorCode.AUTHENTICATION);
    }
    try (OdooClient wrong = clientOfDatabase("no_such_database_" + run()).build()) {
      refused(
          () -> wrong.model("res.partner").query().limit(1).ids(),
          UnknownNameException.class,
          ErrorCode.DATABASE);
    }
  }

  private long cancelled() {
    Model<OdooRecord> orders = odoo().model("sale.order");
    long partner = odoo().model("res.partner").create(Values.of("name", "Cancelled " + run()));
    long order = orders.create(Values.of("partner_id", partner));
    cleanUp("sale.order", List.of(order));
    orders.action("action_cancel", List.of(order)).expectDone();
    return order;
  }

  private static void refused(
      ThrowingCallable call, Class<?> type, ErrorCode code, String... inMessage) {
    Throwable error = catchThrowable(call);
    assertThat(error).isExactlyInstanceOf(type);
    OdooSyncException refusal = (OdooSyncException) error;
    assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
    assertThat(refusal.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
    for (String part : inMessage) {
      assertThat(refusal).hasMessageContaining(part);
    }
    assertThat(refusal.getMessage()).doesNotContain("Traceback");
  }
}
