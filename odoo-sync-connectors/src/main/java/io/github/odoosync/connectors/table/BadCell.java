package io.github.odoosync.connectors.table;

/** A cell is not what its column expects. */
final class BadCell extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadCell() {
    super("The cell is not what its column expects", null, false, false);
  }
}
