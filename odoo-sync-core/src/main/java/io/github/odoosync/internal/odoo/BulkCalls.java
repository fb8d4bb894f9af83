package io.github.odoosync.internal.odoo;

import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.ConflictException;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.error.ServerFaultException;
import io.github.odoosync.error.UnansweredWizardException;
import io.github.odoosync.error.UserErrorException;
import io.github.odoosync.error.ValidationException;
import io.github.odoosync.odoo.RowResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does something with many records, in calls that are halved when they are refused: bad records
 * stand alone in the end, and the good ones are done.
 *
 * @param <T> what is told of a record
 */
public final class BulkCalls<T> {

  private record Part(int from, int to) {}

  private final Function<List<T>, List<Long>> call;
  private final int chunk;
  private final Deque<Part> waiting = new ArrayDeque<>();

  /**
   * Calls this function, at most {@code chunk} records in a call.
   *
   * @param call all or nothing; returns the records' ids
   */
  public BulkCalls(Function<List<T>, List<Long>> call, int chunk) {
    this.call = call;
    this.chunk = chunk;
  }

  /** Returns what became of each record. */
  public List<RowResult> run(List<T> records) {
    List<RowResult> results = new ArrayList<>(Collections.nCopies(records.size(), null));
    for (int from = 0; from < records.size(); from += chunk) {
      waiting.add(new Part(from, Math.min(from + chunk, records.size())));
    }
    while (!waiting.isEmpty()) {
      Part part = waiting.pop();
      try {
        List<Long> ids = call.apply(records.subList(part.from, part.to));
        for (int i = part.from; i < part.to; i++) {
          results.set(i, new RowResult.Saved(ids.get(i - part.from), List.of()));
        }
      } catch (OdooSyncException e) {
        failed(part, e, results);
      }
    }
    return results;
  }

  /**
   * Does one thing to many records, all or nothing in each call.
   *
   * @return what became of those of which it was not done
   */
  public static Map<Long, RowResult> failures(
      List<Long> ids, int chunk, Consumer<List<Long>> call) {
    List<RowResult> results =
        new BulkCalls<Long>(
                part -> {
                  call.accept(part);
                  return part;
                },
                chunk)
            .run(ids);
    Map<Long, RowResult> failures = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      if (!(results.get(i) instanceof RowResult.Saved)) {
        failures.put(ids.get(i), results.get(i));
      }
    }
    return failures;
  }

  private void failed(Part part, OdooSyncException error, List<RowResult> results) {
    RowResult.Kind kind = kindOfOneRow(error);
    if (kind == null) {
      stop(part, error, results);
    } else if (part.to - part.from == 1) {
      results.set(part.from, rejected(kind, error));
    } else {
      int middle = (part.from + part.to) / 2;
      waiting.push(new Part(middle, part.to));
      waiting.push(new Part(part.from, middle));
    }
  }

  /**
   * Looks what became of calls. If that fails, too, and one of them may still be at work, then that
   * is what is thrown: an error of a mere look would let the calls be made again at once.
   *
   * @param failures what the calls were answered
   */
  public static <T> T lookAfter(Collection<RowResult> failures, Supplier<T> look) {
    try {
      return look.get();
    } catch (OdooSyncException e) {
      for (RowResult failure : failures) {
        if (failure instanceof RowResult.Unknown unknown) {
          unknown.error().addSuppressed(e);
          throw unknown.error();
        }
      }
      throw e;
    }
  }

  /** Returns what a failure means that one record met by itself. */
  public static RowResult resultOf(OdooSyncException error) {
    RowResult.Kind kind = kindOfOneRow(error);
    if (kind != null) {
      return rejected(kind, error);
    }
    if (error instanceof RejectedException || error.outcome() == Outcome.COMMITTED) {
      return rejected(RowResult.Kind.VALIDATION, error);
    }
    return ofTheServer(error);
  }

  /** Returns what a failure means for those that come after it. */
  public static RowResult notTried(OdooSyncException error) {
    return rejected(RowResult.Kind.NOT_TRIED, error);
  }

  /** Returns whether a result says more of the server than of the record. */
  public static boolean isOfTheServer(RowResult result) {
    return result instanceof RowResult.Unknown
        || result.rejection().filter(each -> each.kind() == RowResult.Kind.SERVER).isPresent();
  }

  // Null if the error is not one that a single record can cause.
  private static RowResult.@Nullable Kind kindOfOneRow(OdooSyncException error) {
    if (error.outcome() != Outcome.NOT_COMMITTED) {
      return null;
    }
    if (error instanceof ValidationException
        || error instanceof UserErrorException
        || error instanceof UnansweredWizardException) {
      return RowResult.Kind.VALIDATION;
    }
    if (error instanceof MissingRecordException) {
      return RowResult.Kind.DELETED;
    }
    if (error instanceof ConflictException) {
      return RowResult.Kind.CONFLICT;
    }
    if (error instanceof AccessException) {
      return RowResult.Kind.ACCESS;
    }
    return error instanceof ServerFaultException ? RowResult.Kind.DATA : null;
  }

  private void stop(Part part, OdooSyncException error, List<RowResult> results) {
    fill(part, ofTheServer(error), results);
    RowResult later = notTried(error);
    waiting.forEach(rest -> fill(rest, later, results));
    waiting.clear();
  }

  private static RowResult ofTheServer(OdooSyncException error) {
    return error.outcome() == Outcome.NOT_COMMITTED
        ? rejected(RowResult.Kind.SERVER, error)
        : new RowResult.Unknown(error);
  }

  private static void fill(Part part, RowResult result, List<RowResult> results) {
    Collections.fill(results.subList(part.from, part.to), result);
  }

  private static RowResult.Rejected rejected(RowResult.Kind kind, OdooSyncException error) {
    return new RowResult.Rejected(kind, null, error.failure().detail(), error);
  }
}
