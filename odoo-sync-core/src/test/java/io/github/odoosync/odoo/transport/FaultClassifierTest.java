package io.github.odoosync.odoo.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the classification by name. */
class FaultClassifierTest {

  private static final OdooCall CREATE =
      OdooCall.of("res.partner", "create").argument("vals_list", List.of()).build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          401|werkzeug.exceptions.Unauthorized|Invalid apikey|AUTHENTICATION
          200|odoo.exceptions.AccessDenied|Access Denied|AUTHENTICATION
          403|odoo.http.SessionExpiredException|Session expired|AUTHENTICATION
          403|odoo.exceptions.AccessError|You are not allowed|ACCESS
          404|odoo.exceptions.MissingError|Record does not exist|MISSING_RECORD
          422|odoo.exceptions.ValidationError|Contacts require a name|VALIDATION
          200|psycopg2.errors.UniqueViolation|duplicate key|VALIDATION
          422|odoo.exceptions.UserError|Some orders are not in a state|USER_ERROR
          500|odoo.exceptions.RedirectWarning|Go to the settings|USER_ERROR
          422|odoo.addons.acme.models.thing.AcmeError|Not on a Sunday|USER_ERROR
          200|odoo.exceptions.UserError|Object res.foo doesn't exist|UNKNOWN_MODEL
          404|werkzeug.exceptions.NotFound|the model 'res.foo' does not exist|UNKNOWN_MODEL
          404|werkzeug.exceptions.NotFound|The method 'res.partner.create' does not exist|UNKNOWN_METHOD
          200|builtins.AttributeError|The method 'res.partner.create' does not exist|UNKNOWN_METHOD
          200|builtins.AttributeError|The method 'create' does not exist on the model 'res.partner'|UNKNOWN_METHOD
          200|builtins.AttributeError|type object 'res.partner' has no attribute 'create'|UNKNOWN_METHOD
          500|builtins.AttributeError|'NoneType' object has no attribute 'ids'|SERVER_FAULT
          200|builtins.ValueError|Invalid field res.partner.nofield in leaf ('nofield', '=', 1)|UNKNOWN_FIELD
          500|builtins.ValueError|Invalid field res.partner.nofield in condition ('nofield', '=', 1)|UNKNOWN_FIELD
          200|builtins.ValueError|Invalid field 'nofield' on model 'res.partner'|UNKNOWN_FIELD
          500|builtins.ValueError|Invalid field 'nofield' on 'res.partner'|UNKNOWN_FIELD
          500|builtins.ValueError|Invalid field 'nofield' in 'res.partner'|UNKNOWN_FIELD
          500|builtins.ValueError|Expected singleton: stock.lot(1, 2)|SERVER_FAULT
          200|builtins.TypeError|StockLot.create() missing 1 required positional argument: 'vals_list'|BAD_ARGUMENTS
          200|builtins.TypeError|create() got an unexpected keyword argument 'x'|BAD_ARGUMENTS
          422|werkzeug.exceptions.UnprocessableEntity|missing a required argument: 'vals_list'|BAD_ARGUMENTS
          500|builtins.TypeError|BaseModel._helper() got an unexpected keyword argument 'vals_list'|BAD_ARGUMENTS
          500|builtins.TypeError|BaseModel._helper() got an unexpected keyword argument 'other'|SERVER_FAULT
          500|builtins.TypeError|unsupported operand type(s) for +|SERVER_FAULT
          500|builtins.TypeError|helper() takes 1 positional argument but 2 were given|SERVER_FAULT
          409|odoo.exceptions.LockError|Locked|CONFLICT
          500|odoo.exceptions.ConcurrencyError|Concurrent|CONFLICT
          500|psycopg2.errors.SerializationFailure|could not serialize access|CONFLICT
          200|psycopg2.errors.DeadlockDetected|deadlock detected|CONFLICT
          200|psycopg2.errors.LockNotAvailable|could not obtain lock|CONFLICT
          200|psycopg2.OperationalError|FATAL:  database "nodb" does not exist|DATABASE
          200|psycopg2.OperationalError|connection to server failed: refused|SERVER_UNAVAILABLE
          200|psycopg2.OperationalError|server closed the connection unexpectedly|OUTCOME_UNKNOWN
          200|psycopg2.errors.AdminShutdown|terminating connection|OUTCOME_UNKNOWN
          200|psycopg2.pool.PoolError|The Connection Pool Is Full|SERVER_UNAVAILABLE
          429|werkzeug.exceptions.TooManyRequests|Slow down|RATE_LIMITED
          413|werkzeug.exceptions.RequestEntityTooLarge|Too large|INVALID_REQUEST
          500|builtins.KeyError|'x'|SERVER_FAULT
          500|odoo.addons.acme.models.thing.AcmeError|Oops|SERVER_FAULT
          """)
  void aNameHasItsCode(int status, String name, String message, ErrorCode code) {
    Failure failure = FaultClassifier.classify(new Fault(status, name, message), CREATE);

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.serverError()).isEqualTo(name);
    assertThat(failure.detail()).contains(message);
    assertThat(failure.operation()).isEqualTo("res.partner.create");
    assertThat(failure.outcome())
        .isEqualTo(code == ErrorCode.OUTCOME_UNKNOWN ? Outcome.UNKNOWN : Outcome.NOT_COMMITTED);
  }

  @Test
  void aReadThatLostTheDatabaseCanBeSentAgain() {
    OdooCall read = OdooCall.of("res.partner", "search_read").readOnly(true).build();
    Fault lost = new Fault(200, "psycopg2.OperationalError", "server closed the connection");

    assertThat(FaultClassifier.classify(lost, read).retryable()).isTrue();
  }

  @Test
  void aResultThatJsonRpcCouldNotWriteWasCommitted() {
    String message = "Object of type frozendict is not JSON serializable";

    Failure jsonRpc =
        FaultClassifier.classify(new Fault(200, "builtins.TypeError", message), CREATE);
    Failure json2 = FaultClassifier.classify(new Fault(500, "builtins.TypeError", message), CREATE);

    assertThat(jsonRpc.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(json2.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
  }

  @Test
  void aCreateWithoutItsDecoratorPointsToLoad() {
    Fault fault =
        new Fault(
            200,
            "builtins.TypeError",
            "StockLot.create() missing 1 required positional argument: 'vals_list'");

    assertThat(FaultClassifier.classify(fault, CREATE).detail()).contains("load()");
  }

  @Test
  void aMissingKeyThatTheCallNamesIsAnUnknownField() {
    OdooCall load =
        OdooCall.of("res.partner", "load")
            .argument("fields", List.of("id", "child_ids/no_such_field"))
            .argument("data", List.of(List.of("a.b", "x")))
            .build();
    Failure unknown =
        FaultClassifier.classify(new Fault(200, "builtins.KeyError", "no_such_field"), load);
    Failure other = FaultClassifier.classify(new Fault(200, "builtins.KeyError", "child"), load);

    assertThat(unknown.code()).isEqualTo(ErrorCode.UNKNOWN_FIELD);
    assertThat(unknown.detail()).isEqualTo("KeyError 'no_such_field'");
    assertThat(other.code()).isEqualTo(ErrorCode.SERVER_FAULT);
  }

  @Test
  void theTracebackIsLeftBehind() {
    Fault fault =
        Fault.read(
            500,
            Map.of("name", "builtins.KeyError", "message", "'x'", "debug", "Traceback (most…"));

    assertThat(String.valueOf(fault)).doesNotContain("Traceback");
  }

  @Test
  void aMissingMessageIsTakenFromTheArguments() {
    Fault fault =
        Fault.read(422, Map.of("name", "odoo.exceptions.UserError", "arguments", List.of("No.")));

    assertThat(fault).isEqualTo(new Fault(422, "odoo.exceptions.UserError", "No."));
  }

  @Test
  void aVeryLongMessageIsCut() {
    assertThat(new Fault(500, "x", "y".repeat(100_000)).message()).hasSizeLessThan(2100);
  }
}
