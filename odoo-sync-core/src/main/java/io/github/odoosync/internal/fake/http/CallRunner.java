package io.github.odoosync.internal.fake.http;

import io.github.odoosync.internal.fake.Context;
import io.github.odoosync.internal.fake.Instance;
import io.github.odoosync.internal.fake.Loads;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.OpenTransaction;
import io.github.odoosync.internal.fake.RemoteCall;
import io.github.odoosync.internal.fake.RemoteCalls;
import io.github.odoosync.internal.fake.User;
import org.jspecify.annotations.Nullable;

/** Runs a call in its transaction, and wrongly where a fault wants it so. */
final class CallRunner {

  private final Instance instance;
  private final RemoteCalls calls;

  CallRunner(Instance instance) {
    this.instance = instance;
    this.calls = new RemoteCalls(instance);
  }

  @Nullable Object run(RemoteCall call, @Nullable ArmedFault fault) {
    RemoteCalls.Ready ready = calls.resolve(call);
    FaultKind kind = fault == null ? null : fault.plan().kind();
    if (kind == FaultKind.SERIALIZATION) {
      return conflict(call);
    }
    User user = call.user();
    Context context = call.context();
    if (kind == FaultKind.LATE_COMMIT && fault != null) {
      return late(call, ready, fault);
    }
    return calls.readsFromReplica(call)
        ? instance.onReplica(user, context, ready::run)
        : instance.inTransaction(user, context, ready::run);
  }

  // load() catches the database's error and answers it as a message.
  private static Object conflict(RemoteCall call) {
    if (call.method().equals("load")) {
      return Loads.conflict();
    }
    throw OdooFault.serialization();
  }

  private @Nullable Object late(RemoteCall call, RemoteCalls.Ready ready, ArmedFault fault) {
    OpenTransaction transaction = instance.begin();
    try {
      Object result = transaction.run(call.user(), call.context(), ready::run);
      fault.pause();
      transaction.commit();
      return result;
    } finally {
      transaction.rollback();
    }
  }
}
