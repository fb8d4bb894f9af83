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
      What to run: stream, memory, overhead, peers, outbox, writer, capture, all; or clean.
      Of outbox alone: drain, hot-keys, enqueue, latency, claim.
        --records N    stream (100000), memory (1000000), capture (100000)
        --rounds N     measured rounds
        --bulk-rounds N   those of the peers that work in bulk (11)
        --pickings N   peers: deliveries to read (2000)
        --partners N   peers, writer: partners, and products, to create (500)
        --orders N     writer: orders to create and confirm (100)
        --subset N     peers: deliveries for the slowest peers (100)
        --size small   outbox: sizes for a quick look (full)
        --messages N   drain: the backlog (200000)
        --peer-messages N   drain: the backlog of the slower ones (20000)
        --odoo-url URL --database NAME --login LOGIN --api-key KEY   peers, capture, clean: a real server;
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
        List.of(
            "-Xmx1g",
            // What transaction-outbox validates with would log past slf4j.
            "-Dorg.jboss.logging.provider=slf4j",
            "-D" + Helvethink.PROPERTY + "=" + helvethink),
        Run.class,
        args);
  }
}
