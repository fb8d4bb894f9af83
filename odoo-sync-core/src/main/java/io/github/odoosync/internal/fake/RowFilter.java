package io.github.odoosync.internal.fake;

/** Decides whether a row belongs to a result. */
@FunctionalInterface
interface RowFilter {

  boolean accepts(long id, Row row);
}
