package migration;

import io.github.odoosync.OdooSync;
import io.github.odoosync.jdbc.JdbcStore;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.writer.Intent;
import io.github.odoosync.writer.IntentResult;
import io.github.odoosync.writer.Seeded;
import io.github.odoosync.writer.WriterEvent;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;

/** The way over: bind, try, go. */
final class CutOver {

  private final OdooClient odoo;
  private final PrintStream out;

  CutOver(OdooClient odoo, PrintStream out) {
    this.odoo = odoo;
    this.out = out;
  }

  void run() throws InterruptedException {
    onTrial(Customer.all());
    JdbcStore store = store("live");
    // From its first batch on, a deployment with a smaller epoch writes nothing more.
    try (OdooSync sync = OdooSync.builder(odoo, store).writing(writer -> writer.epoch(1)).build()) {
      Set<String> undecided = bind(sync);
      sync.start();
      for (String region : List.of("north", "south")) {
        goOver(sync, region, undecided);
      }
      out.printf("Writing now: epoch %d%n", store.writer().epoch("odoo"));
    }
  }

  /**
   * Says what would be written, and writes nothing; in a database of its own, to be thrown away.
   */
  private void onTrial(List<Customer> customers) throws InterruptedException {
    out.println("On trial:");
    try (OdooSync trial =
        OdooSync.builder(odoo, store("trial"))
            .writing(writer -> writer.flow("trial").shadow().skipRejected())
            .listener(
                event -> {
                  if (event instanceof WriterEvent.Shadowed shadowed) {
                    out.println("  " + shadowed.intent() + " " + shadowed.write());
                  }
                })
            .build()) {
      trial.start();
      await(trial, enqueue(trial, customers));
    }
  }

  /** Binds customers to the partners that Odoo has; returns those that people have to look at. */
  private Set<String> bind(OdooSync sync) {
    out.println("Bound:");
    Set<String> undecided = new HashSet<>();
    for (Seeded each : sync.writer().seed(Customer.all().stream().map(Customer::party).toList())) {
      out.println("  " + each.document() + " " + each.state() + " " + each.records());
      if (each.state() == Seeded.State.AMBIGUOUS) {
        undecided.add(each.document().key());
      }
    }
    return undecided;
  }

  private void goOver(OdooSync sync, String region, Set<String> undecided)
      throws InterruptedException {
    out.println("Gone over: " + region);
    List<Intent> intents =
        enqueue(
            sync,
            Customer.all().stream()
                .filter(each -> each.region().equals(region))
                .filter(each -> !undecided.contains(each.number()))
                .toList());
    await(sync, intents);
    for (Intent each : intents) {
      IntentResult result = sync.result(each.id()).orElseThrow();
      out.println("  " + result.subject() + " " + result.state());
    }
  }

  /** In an application this is done in the transaction that changes the customer. */
  private static List<Intent> enqueue(OdooSync sync, List<Customer> customers) {
    List<Intent> intents = customers.stream().map(each -> Intent.upsert(each.party())).toList();
    sync.enqueue(intents.toArray(Intent[]::new));
    return intents;
  }

  private static void await(OdooSync sync, List<Intent> intents) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!intents.stream().allMatch(each -> hasEnded(sync, each))) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Not all intents ended within a minute");
      }
      Thread.sleep(20);
    }
  }

  private static boolean hasEnded(OdooSync sync, Intent intent) {
    return sync.result(intent.id()).filter(IntentResult::ended).isPresent();
  }

  private static JdbcStore store(String name) {
    JdbcDataSource database = new JdbcDataSource();
    database.setUrl("jdbc:h2:mem:migration-" + name + ";DB_CLOSE_DELAY=-1");
    JdbcStore store = JdbcStore.of(database);
    store.createSchema();
    return store;
  }
}
