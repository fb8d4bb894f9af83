package benchmarks;

import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.RecordStream;

/** Streams typed products with odoo-sync. */
final class StreamContestant implements Contestant, AutoCloseable {

  private final CallLog log = new CallLog();
  private final OdooClient odoo;

  StreamContestant(Server server) {
    this.odoo = Clients.open(server, log.client());
  }

  CallLog log() {
    return log;
  }

  @Override
  public String name() {
    return "odoo-sync, typed stream";
  }

  @Override
  public long run(int records) {
    long handled = 0;
    try (RecordStream<Product> products = odoo.model(Product.class).query().stream()) {
      for (Product product : products) {
        handled += product.id() > 0 ? 1 : 0;
      }
    }
    return handled;
  }

  @Override
  public long calls() {
    return log.calls();
  }

  @Override
  public void close() {
    odoo.close();
  }
}
