package io.github.odoosync.connector.store;

/**
 * Keeps what connectors need from one run to the next.
 *
 * <p>Thread-safe. What takes no connection of the caller's runs in short transactions of its own,
 * under read committed, and has committed when it returns; times are of the database's clock. A
 * store that cannot be reached throws {@link io.github.odoosync.error.StoreException}; then nothing
 * of the call is stored, or it is said that this is unknown.
 */
public interface ConnectorStore {

  /** Returns how far streams are read. */
  SourceStore sources();

  /** Returns which commands are under way. */
  CommandStore commands();

  /** Returns what came, as it came. */
  PayloadArchive archive();

  /** Returns the control numbers of partners. */
  ControlNumbers numbers();

  /**
   * Removes what is older than the retention says, at most about {@code chunk} rows.
   *
   * @return how many rows went; less than {@code chunk} when nothing is left to remove for now
   */
  int purge(ConnectorRetention retention, int chunk);
}
