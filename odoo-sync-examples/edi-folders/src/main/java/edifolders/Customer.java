package edifolders;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.connectors.edi.EdiCodec;
import io.github.odoosync.connectors.edi.EdiMessage;
import io.github.odoosync.connectors.edi.EdiMessage.Business;
import io.github.odoosync.connectors.edi.InterchangeNumbers;
import io.github.odoosync.connectors.edi.x12.X12;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.OrderState;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.PurchaseOrderLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The other side of the folders: orders, and reads what comes back. */
final class Customer {

  private final Path folder;
  private final PrintStream out;
  private final EdiCodec codec =
      X12.codec(Agreement.SUPPLIER, InterchangeNumbers.inMemory(), Clock.systemUTC());

  Customer(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  void orders(String number) throws IOException {
    PurchaseOrder order =
        PurchaseOrder.builder(number)
            .set(PurchaseOrder.STATE, OrderState.CONFIRMED)
            .set(PurchaseOrder.SUPPLIER, PartyRef.builder().set(PartyRef.CODE, "ACME").build())
            .set(PurchaseOrder.CURRENCY, Currency.getInstance("USD"))
            .setAll(PurchaseOrder.LINES, line("1", "CHAIR", 12), line("2", "TABLE", 3))
            .build();
    RawDocument file = codec.encode(List.of(new Business("850", order)), 1);
    Path in = Files.createDirectories(folder.resolve("in"));
    Path temporary = Files.write(in.resolve(file.name() + ".tmp"), file.content());
    Files.move(temporary, in.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
    out.println("northwind: orders by " + number);
  }

  private static PurchaseOrderLine line(String key, String sku, long quantity) {
    return PurchaseOrderLine.builder()
        .set(PurchaseOrderLine.KEY, key)
        .set(PurchaseOrderLine.PRODUCT, ProductRef.builder().set(ProductRef.SKU, sku).build())
        .set(PurchaseOrderLine.QUANTITY, Quantity.pieces(quantity))
        .set(PurchaseOrderLine.PRICE, Money.of("49.90", "USD"))
        .build();
  }

  /** Returns the types of what came, in the order of its numbers. */
  List<String> reads() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder.resolve("out"))) {
      files = found.sorted().toList();
    }
    List<String> types = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      Decoded<EdiMessage> read =
          codec.decode(RawDocument.of(name, Files.readAllBytes(file), Map.of()));
      read.diagnostics().forEach(each -> out.println("northwind: " + each));
      for (EdiMessage part : read.parts()) {
        out.println("northwind: reads " + part.type() + " in " + name);
        types.add(part.type());
      }
    }
    return types;
  }
}
