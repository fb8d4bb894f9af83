package io.github.odoosync.internal.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one transaction, made in place and remembered so that they can be taken back.
 *
 * <p>Undo serves three ends: rollback, hiding an open transaction from everybody else, and showing
 * the past as a lagging replica does.
 */
final class Transaction {

  private record Change(Table table, long id, @Nullable Row before, @Nullable Row after) {}

  private final Database database;
  private final Instant start;
  private final long snapshot;
  private final List<Change> changes = new ArrayList<>();
  private final Set<Object> claims = new HashSet<>();

  Transaction(Database database, Instant start, long snapshot) {
    this.database = database;
    this.start = start;
    this.snapshot = snapshot;
  }

  /** Returns when it began: Odoo's create_date and write_date. */
  Instant start() {
    return start;
  }

  /** Returns the number of the last commit that this transaction could see when it began. */
  long snapshot() {
    return snapshot;
  }

  Set<Object> claims() {
    return claims;
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Takes a row or a unique key for this transaction alone; fails if another has it. */
  void claim(Object key) {
    if (claims.add(key)) {
      database.refuseIfTaken(this, key);
    }
  }

  void put(Table table, long id, @Nullable Row after) {
    Row before = table.row(id);
    if (before != null) {
      claim(new RowKey(table.model().name(), id));
    }
    table.replace(id, after);
    changes.add(new Change(table, id, before, after));
  }

  int savepoint() {
    return changes.size();
  }

  void rollbackTo(int savepoint) {
    for (int i = changes.size() - 1; i >= savepoint; i--) {
      Change change = changes.remove(i);
      change.table.replace(change.id, change.before);
    }
  }

  void undo() {
    for (int i = changes.size() - 1; i >= 0; i--) {
      Change change = changes.get(i);
      change.table.replace(change.id, change.before);
    }
  }

  void redo() {
    for (Change change : changes) {
      change.table.replace(change.id, change.after);
    }
  }

  record RowKey(String model, long id) {}
}
