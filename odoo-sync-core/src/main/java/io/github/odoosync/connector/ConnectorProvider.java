package io.github.odoosync.connector;

/** Opens connectors of one system: the entry type of a connector's package. Thread-safe. */
public interface ConnectorProvider {

  /** Returns what its connectors are and can do, and which settings they need. */
  ConnectorDescriptor descriptor();

  /**
   * Opens a connector for one account. Sends nothing: {@link Connector#check} does.
   *
   * @param settings checked against the descriptor's
   * @param runtime stays open when the connector is closed
   * @throws io.github.odoosync.error.ConfigurationException if settings do not fit together
   */
  Connector open(Settings settings, ConnectorRuntime runtime);
}
