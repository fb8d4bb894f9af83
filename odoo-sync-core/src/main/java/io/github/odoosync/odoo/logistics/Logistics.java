package io.github.odoosync.odoo.logistics;

import io.github.odoosync.odoo.OdooClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Odoo's logistics, the same on Odoo 17, 18 and 19.
 *
 * <p>Thread-safe; has nothing to close. Keep it: units, currencies, warehouses and other records
 * that hardly ever change are read once and taken as they are for ten minutes. It works with the
 * client's language, companies and rights; all times are UTC. The client stays the caller's.
 */
public final class Logistics {

  private final Server server;
  private final Units units;

  private Logistics(OdooClient client, Clock clock) {
    this.server = new Server(client, clock);
    this.units = new Units(server, clock);
  }

  /** Returns logistics over a client. Nothing is sent yet; see {@link #check}. */
  public static Logistics of(OdooClient client) {
    return of(client, Clock.systemUTC());
  }

  static Logistics of(OdooClient client, Clock clock) {
    return new Logistics(client, clock);
  }

  /** Returns the sales orders. */
  public Orders orders() {
    return new Orders(server, units);
  }

  /** Returns the purchase orders. */
  public Purchases purchases() {
    return new Purchases(server, units, transfers());
  }

  /** Returns the invoices, bills and credit notes. */
  public Invoices invoices() {
    return new Invoices(server);
  }

  /** Returns the files on documents. */
  public Attachments attachments() {
    return new Attachments(server);
  }

  /** Returns the notes on documents. */
  public Notes notes() {
    return new Notes(server);
  }

  /**
   * Asks the server what it has of what logistics needs. Each operation does so too, for its own
   * part and once, and refuses with the same words.
   */
  public ServerReport check() {
    return server.report();
  }

  /** Returns the transfers: deliveries, receipts and internal moves of goods. */
  public Transfers transfers() {
    return new Transfers(server, units);
  }

  /** Returns the batches and waves of transfers. */
  public Batches batches() {
    return new Batches(server, transfers());
  }

  /** Returns the returns of what was shipped or received. */
  public Returns returns() {
    return new Returns(server, units);
  }

  /** Returns counts of stock, and scrap. */
  public Inventory inventory() {
    return new Inventory(server, units);
  }

  /** Returns the levels of stock. */
  public Stock stock() {
    return new Stock(server, units);
  }

  /**
   * Asks which rights the login lacks for these operations; empty if none. Record rules and the
   * rights on single fields are not seen by this.
   */
  public List<MissingRight> missingRights(Collection<Operation> operations) {
    List<MissingRight> missing = new ArrayList<>();
    for (Operation operation : operations) {
      for (Operation.Right right : operation.rights()) {
        if (!server.allows(right.model(), right.access())) {
          missing.add(new MissingRight(operation, right.model(), right.access()));
        }
      }
    }
    return missing;
  }
}
