package io.github.odoosync.internal.upsert;

import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.ConflictException;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.ServerFaultException;
import io.github.odoosync.error.UnknownNameException;
import io.github.odoosync.error.UserErrorException;
import io.github.odoosync.error.ValidationException;
import io.github.odoosync.internal.odoo.Session;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.odoo.transport.OdooCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads items so that the good ones land and the bad ones are named.
 *
 * <p>{@code load()} is all or nothing. A batch that fails is sent again without the rows that its
 * messages surely blame; one that blames nobody is halved. Each further call removes a row or
 * halves a batch, so there are fewer than twice as many calls as rows, and three for one bad row.
 */
final class Loader {

  private final Session session;
  private final String model;
  private final @Nullable RowResult[] results;
  private final Deque<List<LoadItem>> waiting = new ArrayDeque<>();

  Loader(Session session, String model, @Nullable RowResult[] results) {
    this.session = session;
    this.model = model;
    this.results = results;
  }

  /** Loads batches, each of items with the same columns. */
  void load(List<List<LoadItem>> batches) {
    waiting.addAll(batches);
    while (!waiting.isEmpty()) {
      attempt(waiting.pop());
    }
  }

  private void attempt(List<LoadItem> batch) {
    try {
      take(batch, send(batch));
    } catch (OdooSyncException e) {
      failed(batch, e);
    }
  }

  private LoadAnswer send(List<LoadItem> batch) {
    List<List<String>> data = new ArrayList<>();
    batch.forEach(item -> data.addAll(item.cells()));
    OdooCall call =
        session
            .writing(model, "load")
            .context(Map.of("tz", "UTC"))
            .argument("fields", batch.get(0).columns())
            .argument("data", data)
            .build();
    Object answer = session.value(call);
    if (!(answer instanceof Map<?, ?> map)) {
      throw Session.unexpected(call, "load() did not answer with an object", null);
    }
    if (map.get("ids") instanceof List<?> ids && !ids.stream().allMatch(Number.class::isInstance)) {
      throw Session.unexpected(call, "load() answered with ids that are none", null);
    }
    LoadAnswer loaded = new LoadAnswer(batch, map);
    if (loaded.ids().map(List::size).orElse(batch.size()) != batch.size()) {
      throw Session.unexpected(
          call, "load() answered with another number of ids than it was given rows", null);
    }
    return loaded;
  }

  private void take(List<LoadItem> batch, LoadAnswer answer) {
    answer
        .ids()
        .ifPresentOrElse(ids -> saved(batch, answer, ids), () -> withoutCulprits(batch, answer));
  }

  private void saved(List<LoadItem> batch, LoadAnswer answer, List<Long> ids) {
    for (int i = 0; i < batch.size(); i++) {
      put(batch.get(i), new RowResult.Saved(ids.get(i), answer.warnings(i)));
    }
  }

  private void withoutCulprits(List<LoadItem> batch, LoadAnswer answer) {
    Map<Integer, RowResult.Rejected> culprits = answer.culprits();
    if (culprits.isEmpty()) {
      halveOr(batch, answer.anyError());
      return;
    }
    List<LoadItem> rest = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      RowResult.Rejected rejected = culprits.get(i);
      if (rejected == null) {
        rest.add(batch.get(i));
      } else {
        put(batch.get(i), rejected);
      }
    }
    if (!rest.isEmpty()) {
      waiting.push(rest);
    }
  }

  private void failed(List<LoadItem> batch, OdooSyncException error) {
    if (error instanceof ConflictException) {
      halveOr(batch, rejected(RowResult.Kind.CONFLICT, error));
    } else if (error instanceof ValidationException || error instanceof UserErrorException) {
      halveOr(batch, rejected(RowResult.Kind.VALIDATION, error));
    } else if (isAboutTheBatch(error)) {
      batch.forEach(item -> put(item, rejected(kind(error), error)));
    } else {
      stop(batch, error);
    }
  }

  private static boolean isAboutTheBatch(OdooSyncException error) {
    return error.outcome() == Outcome.NOT_COMMITTED
        && (error instanceof UnknownNameException
            || error instanceof AccessException
            || error instanceof MissingRecordException
            || error instanceof ServerFaultException);
  }

  private void halveOr(List<LoadItem> batch, RowResult.Rejected alone) {
    if (batch.size() == 1) {
      put(batch.get(0), alone);
      return;
    }
    int half = batch.size() / 2;
    waiting.push(batch.subList(half, batch.size()));
    waiting.push(batch.subList(0, half));
  }

  // What is wrong with the server or the login would be wrong for the next batch too.
  private void stop(List<LoadItem> batch, OdooSyncException error) {
    RowResult here =
        error.outcome() == Outcome.NOT_COMMITTED
            ? rejected(kind(error), error)
            : new RowResult.Unknown(error);
    batch.forEach(item -> put(item, here));
    RowResult.Rejected later = rejected(RowResult.Kind.NOT_TRIED, error);
    waiting.forEach(rest -> rest.forEach(item -> put(item, later)));
    waiting.clear();
  }

  private void put(LoadItem item, RowResult result) {
    results[item.position()] = result;
  }

  private static RowResult.Kind kind(OdooSyncException error) {
    if (error instanceof UnknownNameException) {
      return RowResult.Kind.DATA;
    }
    return error instanceof AccessException ? RowResult.Kind.ACCESS : RowResult.Kind.SERVER;
  }

  private static RowResult.Rejected rejected(RowResult.Kind kind, OdooSyncException error) {
    return new RowResult.Rejected(kind, null, error.failure().detail(), error);
  }
}
