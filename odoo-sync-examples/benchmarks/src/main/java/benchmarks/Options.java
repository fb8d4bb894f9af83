package benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the command line and the environment say. */
public final class Options {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "odoo-url", "ODOO_URL",
          "database", "ODOO_DATABASE",
          "login", "ODOO_LOGIN",
          "api-key", "ODOO_API_KEY");

  private static final Set<String> NUMBERS =
      Set.of(
          "records",
          "rounds",
          "bulk-rounds",
          "pickings",
          "partners",
          "orders",
          "subset",
          "messages",
          "peer-messages");

  private static final Set<String> WORDS = Set.of("size");

  private final List<String> commands;
  private final Map<String, String> values;
  private final Map<String, String> environment;

  private Options(
      List<String> commands, Map<String, String> values, Map<String, String> environment) {
    this.commands = commands;
    this.values = values;
    this.environment = environment;
  }

  public static Options parse(String[] args, Map<String, String> environment) {
    List<String> commands = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        commands.add(args[i]);
      } else {
        String name = args[i].substring(2);
        requireKnown(name);
        if (i + 1 == args.length) {
          throw new IllegalArgumentException("--" + name + " needs a value");
        }
        values.put(name, args[++i]);
      }
    }
    return new Options(commands, values, environment);
  }

  /** Returns what to run, in the order it was asked for. */
  public List<String> commands() {
    return commands;
  }

  public int number(String name, int otherwise) {
    String given = values.get(name);
    return given == null ? otherwise : Integer.parseInt(given.replace("_", ""));
  }

  /** Returns what was given, or the other. */
  public String word(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /** Returns the real server to measure on, if one is named. */
  public Optional<Server> server() {
    return text("odoo-url")
        .map(url -> new Server(url, required("database"), required("login"), required("api-key")));
  }

  private String required(String name) {
    return text(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A server needs --" + name + " or " + ENVIRONMENT.get(name)));
  }

  private Optional<String> text(String name) {
    String given = values.getOrDefault(name, environment.get(ENVIRONMENT.get(name)));
    return Optional.ofNullable(given).filter(value -> !value.isBlank());
  }

  private static void requireKnown(String name) {
    if (!NUMBERS.contains(name) && !WORDS.contains(name) && !ENVIRONMENT.containsKey(name)) {
      throw new IllegalArgumentException("Unknown option --" + name);
    }
  }
}
