package edifolders;

import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.connectors.edi.EdiCodec;
import io.github.odoosync.connectors.edi.EdiExchange;
import io.github.odoosync.connectors.edi.EdiExchange.Verdict;
import io.github.odoosync.connectors.edi.EdiMessage;
import io.github.odoosync.connectors.edi.EdiMessage.Business;
import io.github.odoosync.connectors.edi.InterchangeNumbers;
import io.github.odoosync.connectors.edi.x12.X12;
import io.github.odoosync.connectors.file.FileOptions;
import io.github.odoosync.connectors.file.FileTransport;
import io.github.odoosync.model.order.SalesOrder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An order comes by folder, is answered and shipped, and the partner is told by folder. */
public final class OrderToDespatch {

  private final Path folder;
  private final PrintStream out;

  // In earnest both are kept in the database, in the transaction that stores the order.
  private final InterchangeNumbers numbers = InterchangeNumbers.inMemory();
  private final Map<String, RawDocument> arrived = new HashMap<>();

  OrderToDespatch(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /** Runs below the folder given, or a temporary one. */
  public static void main(String[] args) throws IOException {
    Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("edi");
    List<String> types = new OrderToDespatch(folder, System.out).run();
    if (!types.equals(List.of("997", "855", "856"))) {
      System.err.println("The customer should have got 997, 855 and 856, and got " + types);
      System.exit(1);
    }
  }

  /** Returns the types of what the customer got. */
  List<String> run() throws IOException {
    Customer customer = new Customer(folder, out);
    customer.orders("PO-4711");
    for (SalesOrder order : takeOrders()) {
      answerAndShip(order);
    }
    return customer.reads();
  }

  private List<SalesOrder> takeOrders() {
    List<SalesOrder> orders = new ArrayList<>();
    EdiExchange exchange =
        new EdiExchange(
            codec(),
            files(),
            (file, content) -> {
              RawDocument before = arrived.putIfAbsent(content.key(), file);
              if (before != null) {
                return before.hasContentOf(file) ? Verdict.COPY : Verdict.OTHER_CONTENT;
              }
              for (EdiMessage part : content.parts()) {
                if (part instanceof Business message
                    && message.document() instanceof SalesOrder order) {
                  orders.add(order);
                }
              }
              return Verdict.STORED;
            });
    exchange
        .receive(100)
        .forEach(taken -> out.println("acme: " + taken.file() + " " + taken.outcome()));
    return orders;
  }

  private void answerAndShip(SalesOrder order) {
    send(new Business("855", order));
    send(new Business("856", Goods.shipped(order)));
  }

  private void send(Business message) {
    long number = numbers.number("northwind", message.type() + " " + message.document().key());
    files().send(codec().encode(List.of(message), number));
    out.println("acme: sends " + message.type() + " of " + message.document().key());
  }

  private EdiCodec codec() {
    return X12.codec(
        Agreement.CUSTOMER,
        numbers,
        Clock.systemUTC(),
        loss -> out.println("acme: " + loss.message()));
  }

  private FileTransport files() {
    // The other side of this example renames, so that its files need no time to settle.
    return FileTransport.in(folder, FileOptions.standard().withQuiet(Duration.ZERO));
  }
}
