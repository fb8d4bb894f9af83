package quickstart;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which Odoo to talk to: from the command line or else the environment; none means the fake one.
 *
 * @param url where Odoo is; empty for the fake server
 * @param database its database
 * @param login the user
 * @param apiKey the user's API key, or the password on databases that allow it
 * @param dialect {@code json2} or {@code json-rpc}; empty to choose by the server's version
 */
record Settings(
    Optional<String> url,
    Optional<String> database,
    Optional<String> login,
    Optional<String> apiKey,
    Optional<String> dialect) {

  static Settings of(String[] args, Map<String, String> environment) {
    Map<String, String> options = parse(args);
    Settings settings =
        new Settings(
            value("odoo-url", options, environment, "ODOO_URL"),
            value("database", options, environment, "ODOO_DATABASE"),
            value("login", options, environment, "ODOO_LOGIN"),
            value("api-key", options, environment, "ODOO_API_KEY"),
            value("dialect", options, environment, "ODOO_DIALECT"));
    if (settings.url.isPresent() && settings.apiKey.isEmpty()) {
      throw new IllegalArgumentException(
          "A server was named but no key: set ODOO_API_KEY or pass --api-key");
    }
    return settings;
  }

  private static Map<String, String> parse(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].startsWith("--") || i + 1 == args.length) {
        throw new IllegalArgumentException(
            "Usage: [--odoo-url URL --database NAME --login USER --api-key KEY]"
                + " [--dialect json2|json-rpc]");
      }
      options.put(args[i].substring(2), args[i + 1]);
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
