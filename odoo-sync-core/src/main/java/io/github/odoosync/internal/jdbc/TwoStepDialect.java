package io.github.odoosync.internal.jdbc;

/**
 * What databases have in common that cannot change and return rows in one statement: rows are
 * locked, read and written back in a short transaction.
 */
abstract class TwoStepDialect extends Dialect {

  @Override
  final Enqueuer enqueuer(Sql sql) {
    return new TwoStepEnqueuer(sql, this);
  }

  @Override
  final Claimer claimer(Sql sql) {
    return new TwoStepClaimer(sql, this);
  }

  @Override
  final Holder holder(Sql sql) {
    return new TwoStepHolder(sql);
  }

  /** Returns what follows the table's name where lanes are picked, to name the index. */
  abstract String dueIndexHint();

  /** Returns of how many lanes messages are read by one statement without a scan. */
  abstract int lanesPerFetch();

  /** Returns the schema of a table, empty for the one in use, and its own name. */
  static String[] schemaAndName(String table) {
    int dot = table.indexOf('.');
    return dot < 0
        ? new String[] {"", table}
        : new String[] {table.substring(0, dot), table.substring(dot + 1)};
  }
}
