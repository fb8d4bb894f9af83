package benchmarks;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import okhttp3.OkHttpClient;

/** Opens the client that is measured. */
final class Clients {

  private Clients() {}

  /** Opens a client of a server; calls go through the given HTTP client. */
  static OdooClient open(Server server, OkHttpClient http) {
    return OdooClient.builder(server.url())
        .database(server.database())
        .apiKey(server.login(), Secret.of(server.key()))
        .http(options -> options.okHttpClient(http))
        .build();
  }
}
