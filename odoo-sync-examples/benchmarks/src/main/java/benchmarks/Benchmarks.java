package benchmarks;

import java.util.List;

/**
 * Runs what the arguments name in a fresh JVM with flags that are known, whatever JVM this is.
 *
 * <p>See the README beside this project.
 */
public final class Benchmarks {

  private static final String USAGE =
      """
      What to run: stream, memory, overhead, peers, all; or clean.
        --records N    stream (100000), memory (1000000)
        --rounds N     measured rounds
        --bulk-rounds N   those of the peers that work in bulk (11)
        --pickings N   peers: deliveries to read (2000)
        --partners N   peers: partners to create (500)
        --subset N     peers: deliveries for the slowest peers (100)
        --odoo-url URL --database NAME --login LOGIN --api-key KEY   peers, clean: a real server;
                       or ODOO_URL, ODOO_DATABASE, ODOO_LOGIN, ODOO_API_KEY
        -Dhelvethink.jar=PATHS   peers: Helvethink's client and what it needs
      """;

  private Benchmarks() {}

  /** Checks the arguments and runs. */
  public static void main(String[] args) throws Exception {
    if (Options.parse(args, System.getenv()).commands().isEmpty()) {
      System.out.println(USAGE);
      return;
    }
    String helvethink = System.getProperty(Helvethink.PROPERTY, "");
    ForkedJvm.run(
        List.of("-Xmx1g", "-D" + Helvethink.PROPERTY + "=" + helvethink), Run.class, args);
  }
}
