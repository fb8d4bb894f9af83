package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.internal.odoo.BulkCalls;
import io.github.odoosync.odoo.RowResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Does something with each of many records, and goes on after one that failed, unless the server
 * has failed twice in a row.
 */
final class OneByOne<T> {

  private static final int TOO_OFTEN = 2;

  private final ToLongFunction<T> id;

  OneByOne(ToLongFunction<T> id) {
    this.id = id;
  }

  /** Returns how those ended that failed. */
  Map<Long, RowResult> run(List<T> records, Consumer<T> work) {
    Map<Long, RowResult> failed = new HashMap<>();
    RowResult rest = null;
    int inARow = 0;
    for (T each : records) {
      if (rest != null && inARow == TOO_OFTEN) {
        failed.put(id.applyAsLong(each), rest);
        continue;
      }
      try {
        work.accept(each);
        inARow = 0;
      } catch (OdooSyncException e) {
        RowResult result = BulkCalls.resultOf(e);
        failed.put(id.applyAsLong(each), result);
        inARow = BulkCalls.isOfTheServer(result) ? inARow + 1 : 0;
        rest = BulkCalls.notTried(e);
      }
    }
    return failed;
  }
}
