package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.UserErrorException;
import io.github.odoosync.error.ValidationException;
import io.github.odoosync.internal.fake.Args;
import io.github.odoosync.internal.fake.Behaviours;
import io.github.odoosync.internal.fake.Context;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Instance;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.RecordIds;
import io.github.odoosync.internal.fake.User;
import io.github.odoosync.internal.json.Json;
import io.github.odoosync.odoo.transport.Dialect;
import io.github.odoosync.odoo.transport.OdooCall;
import io.github.odoosync.odoo.transport.OdooResult;
import io.github.odoosync.odoo.transport.OdooTransport;
import io.github.odoosync.odoo.transport.OdooVersion;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A fake Odoo spoken to without HTTP: the same JSON, for tests of very many calls. */
final class InProcess implements OdooTransport {

  private static final User ADMIN = new User(2, "admin", "admin", null, List.of(1L));
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private final Instance instance;

  InProcess(int version) {
    this.instance = new Instance(version, CLOCK, Behaviours.all());
    instance.add(ADMIN);
  }

  /** Works on the records directly, in one transaction. */
  <T> T inside(Function<Env, T> work) {
    return instance.inTransaction(ADMIN, Context.EMPTY, work);
  }

  @Override
  public OdooResult send(OdooCall call) {
    Map<String, @Nullable Object> named = Args.asMap(Json.parse(Json.bytes(call.arguments())));
    List<Long> ids = call.ids().orElse(List.of());
    try {
      Object result =
          instance.inTransaction(
              ADMIN,
              new Context(call.context()),
              env -> env.call(call.model(), call.method(), ids, named));
      return OdooResult.at(Json.bytes(result instanceof RecordIds made ? made.ids() : result), 0);
    } catch (OdooFault fault) {
      throw failed(call, fault);
    }
  }

  private static RuntimeException failed(OdooCall call, OdooFault fault) {
    boolean validation = fault.name().endsWith("ValidationError");
    Failure failure =
        Failure.of(
            validation ? ErrorCode.VALIDATION : ErrorCode.USER_ERROR,
            call.operation(),
            1,
            Outcome.NOT_COMMITTED,
            fault.name() + ": " + fault.text());
    return validation
        ? new ValidationException(failure, null)
        : new UserErrorException(failure, null);
  }

  @Override
  public OdooVersion version() {
    return OdooVersion.of(instance.version());
  }

  @Override
  public Dialect dialect() {
    return instance.version() >= 19 ? Dialect.JSON2 : Dialect.JSON_RPC;
  }

  @Override
  public String target() {
    return "fake";
  }

  @Override
  public void close() {}
}
