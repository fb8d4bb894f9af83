package io.github.odoosync.odoo.transport;

/**
 * Carries one call to one Odoo database and brings back the raw result; the SPI below the client.
 *
 * <p>A transport makes exactly one attempt (a refused login is tried once more with fresh
 * credentials): retries, limits and breakers are the client's. Implementations are thread-safe. The
 * one that opened a transport closes it.
 */
public interface OdooTransport extends AutoCloseable {

  /**
   * Sends one call.
   *
   * @return the result, {@linkplain OdooResult#isPresent() absent} if the method returned nothing
   * @throws io.github.odoosync.error.OdooSyncException if it failed; the class and {@code
   *     outcome()} say what is known of the effect
   */
  OdooResult send(OdooCall call);

  /** Returns the version of the server, asked once and kept. */
  OdooVersion version();

  /** Returns which dialect the calls are sent in. */
  Dialect dialect();

  /**
   * Returns the name of the database and server for messages, such as {@code acme@erp.example.com}.
   */
  String target();

  /** Frees what this transport opened; what was handed in stays open. Idempotent. */
  @Override
  void close();
}
