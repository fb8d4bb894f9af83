package orderflow;

import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.OdooClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the sync process finds everything; the key comes by the environment, never by the command
 * line.
 *
 * @param run names this run's orders, so that runs on one Odoo do not meet
 */
record Places(
    String odooUrl,
    String database,
    String login,
    String shopUrl,
    String carrierUrl,
    int port,
    Path folder,
    String run) {

  static final String KEY = "ORDER_FLOW_API_KEY";

  static Places of(String[] args) {
    return new Places(
        args[0],
        args[1],
        args[2],
        args[3],
        args[4],
        Integer.parseInt(args[5]),
        Path.of(args[6]),
        args[7]);
  }

  List<String> arguments() {
    return List.of(
        odooUrl,
        database,
        login,
        shopUrl,
        carrierUrl,
        Integer.toString(port),
        folder.toString(),
        run);
  }

  OdooClient connect(Map<String, String> environment) {
    OdooClient.Builder builder = OdooClient.builder(odooUrl);
    if (!database.isEmpty()) {
      builder.database(database);
    }
    Secret key = Secret.of(environment.get(KEY));
    return (login.isEmpty() ? builder.apiKey(key) : builder.apiKey(login, key)).build();
  }
}
