package io.github.odoosync.connectors.ubl;

import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.DocumentCodec;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Shipment;
import java.util.List;

/** Makes codecs of UBL 2.1; each is thread-safe. */
public final class Ubl {

  private Ubl() {}

  /**
   * Returns the codec of invoices and credit notes: ours to customers, written and read, and those
   * of suppliers, read. One whose totals are wrong is refused, naming rule and amounts.
   */
  public static DocumentCodec<Invoice> invoices(UblOptions options) {
    return new UblCodec<>(
        options,
        List.of(Names.INVOICE, Names.CREDIT_NOTE),
        new InvoiceWriter(options)::write,
        (root, remarks) -> {
          List<Diagnostic> broken = InvoiceRules.broken(root);
          if (!broken.isEmpty()) {
            Diagnostic first = broken.get(0);
            remarks.addAll(broken.subList(1, broken.size()));
            throw new BadUbl(first.code(), first.message());
          }
          return new InvoiceReader(options, root, remarks).read();
        });
  }

  /** Returns the codec of our despatch advices: what was shipped to customers. */
  public static DocumentCodec<Shipment> despatchAdvices(UblOptions options) {
    return new UblCodec<>(
        options,
        List.of(Names.DESPATCH_ADVICE),
        new AdviceForm(options)::write,
        (root, remarks) -> new AdviceReader(options, root).shipped());
  }

  /** Returns the codec of suppliers' despatch advices: what is to come in. It writes none. */
  public static DocumentCodec<Receipt> arrivals(UblOptions options) {
    return new UblCodec<>(
        options,
        List.of(Names.DESPATCH_ADVICE),
        receipt -> {
          throw InvoiceTotals.refuse("What suppliers advise is read, and not written");
        },
        (root, remarks) -> new AdviceReader(options, root).expected());
  }
}
