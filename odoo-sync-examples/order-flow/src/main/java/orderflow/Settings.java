package orderflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which Odoo the orders go to, and how many: from the command line or else the environment.
 *
 * @param url where Odoo is; empty for a fake one in this process
 * @param database its database
 * @param login the user
 * @param apiKey the user's API key
 * @param orders how many orders the shop sells
 * @param seed of all chance
 * @param console the port at which the sync process opens its console, which then stays open; empty
 *     for none
 */
record Settings(
    Optional<String> url,
    Optional<String> database,
    Optional<String> login,
    Optional<String> apiKey,
    int orders,
    long seed,
    Optional<String> console) {

  private static final List<String> NAMES =
      List.of("odoo-url", "database", "login", "api-key", "orders", "seed", "console");

  static Settings of(String[] args, Map<String, String> environment) {
    Map<String, String> options = parse(args);
    Settings settings =
        new Settings(
            value("odoo-url", options, environment, "ODOO_URL"),
            value("database", options, environment, "ODOO_DATABASE"),
            value("login", options, environment, "ODOO_LOGIN"),
            value("api-key", options, environment, "ODOO_API_KEY"),
            Integer.parseInt(options.getOrDefault("orders", "300")),
            Long.parseLong(options.getOrDefault("seed", "7")),
            Optional.ofNullable(options.get("console")));
    if (settings.url.isPresent() && settings.apiKey.isEmpty()) {
      throw new IllegalArgumentException(
          "A server was named but no key: set ODOO_API_KEY or pass --api-key");
    }
    return settings;
  }

  private static Map<String, String> parse(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      String name = args[i].startsWith("--") ? args[i].substring(2) : "";
      if (!NAMES.contains(name) || i + 1 == args.length) {
        throw new IllegalArgumentException(
            "Usage: [--odoo-url URL --database NAME --login USER --api-key KEY]"
                + " [--orders NUMBER] [--seed NUMBER] [--console PORT]");
      }
      options.put(name, args[i + 1]);
    }
    return options;
  }

  private static Optional<String> value(
      String option, Map<String, String> options, Map<String, String> environment, String name) {
    return Optional.ofNullable(options.get(option))
        .or(() -> Optional.ofNullable(environment.get(name)))
        .filter(text -> !text.isBlank());
  }
}
