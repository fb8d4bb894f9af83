package io.github.odoosync.internal.fake.http;

import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.RemoteCall;
import io.github.odoosync.internal.fake.http.FaultKind.Depth;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes a call from an endpoint through log and faults to its answer. */
final class Calls {

  private final CallLog log;
  private final FaultDesk faults;
  private final CallRunner runner;

  Calls(CallLog log, FaultDesk faults, CallRunner runner) {
    this.log = log;
    this.faults = faults;
    this.runner = runner;
  }

  Answer run(RemoteCall call, Request request, Function<@Nullable Object, Answer> encoder)
      throws Disconnect {
    log.add(new CallLog.Entry(call, request.openHeaders()));
    ArmedFault fault = faults.strike(call.model(), call.method(), Depth.TRANSACTION);
    if (fault == null) {
      return encoder.apply(runner.run(call, null));
    }
    Answer instead = before(fault, call.wire());
    if (instead != null) {
      return instead;
    }
    return after(fault, encoder.apply(runner.run(call, fault)));
  }

  /** Applies a fault to what anybody may ask, such as the version. */
  Answer page(String service, String method, Supplier<Answer> page) throws Disconnect {
    return plain(faults.strike(service, method, Depth.PAGE), page);
  }

  /** Applies a fault to a log-in. */
  Answer logIn(String method, Supplier<Answer> answer) throws Disconnect {
    return plain(faults.strike("common", method, Depth.LOG_IN), answer);
  }

  private static Answer plain(@Nullable ArmedFault fault, Supplier<Answer> answer)
      throws Disconnect {
    if (fault == null) {
      return answer.get();
    }
    Answer instead = before(fault, RemoteCall.Wire.JSON_RPC);
    return instead == null ? after(fault, answer.get()) : instead;
  }

  private static @Nullable Answer before(ArmedFault fault, RemoteCall.Wire wire) throws Disconnect {
    FaultPlan plan = fault.plan();
    switch (plan.kind()) {
      case DELAY -> fault.pause();
      case CLOSED_BEFORE -> throw new Disconnect();
      case EXPIRED_KEY ->
          throw wire == RemoteCall.Wire.JSON_2 ? Json2Endpoint.invalidKey() : accessDenied();
      case RATE_LIMITED -> {
        return ProxyPages.tooManyRequests(plan);
      }
      case PROXY_ERROR -> {
        return ProxyPages.error(plan.status());
      }
      default -> {}
    }
    return null;
  }

  static OdooFault accessDenied() {
    return OdooFault.of("odoo.exceptions.AccessDenied", 403, "Access Denied");
  }

  private static Answer after(ArmedFault fault, Answer answer) throws Disconnect {
    switch (fault.plan().kind()) {
      case CLOSED_AFTER -> throw new Disconnect();
      case ANSWER_LOST -> {
        fault.pause();
        throw new Disconnect();
      }
      case SLOW_FIRST_BYTE -> fault.pause();
      case PROXY_ERROR_AFTER -> {
        return ProxyPages.error(fault.plan().status());
      }
      case TRUNCATED -> {
        return answer.truncated();
      }
      default -> {}
    }
    return answer;
  }
}
