package io.github.odoosync.connectors.xero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.InvoiceReader;
import io.github.odoosync.connector.capability.InvoiceSource;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.RateLimitedException;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.standin.XeroServer;
import io.github.odoosync.testing.SystemFault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Invoices and their payments read. */
@Timeout(60)
class InvoicesTest {

  private final XeroServer server = new XeroServer();
  private final Connector xero = Books.open(server);
  private final InvoiceReader reader = xero.capability(InvoiceReader.class).orElseThrow();

  @AfterEach
  void close() {
    xero.close();
    server.close();
  }

  @Test
  void aPaymentIsAChangeOfItsInvoice() {
    String id = server.change("I1");
    assertThat(read(id).payment()).contains(Invoice.Payment.NOT_PAID);
    server.pay("I1", "4");
    assertThat(read(id).payment()).contains(Invoice.Payment.PARTIAL);
    assertThat(read(id).open()).contains(Books.eur("6"));
    server.pay("I1", "6");
    assertThat(read(id).payment()).contains(Invoice.Payment.PAID);
    assertThat(read(id).state()).contains(Invoice.State.POSTED);
    String other = server.change("I2");
    server.credit("I2", "10");
    assertThat(read(other).payment()).contains(Invoice.Payment.REVERSED);
  }

  @Test
  void anInvoiceIsReadWithItsKeysDatesAndAmounts() {
    Invoice invoice = read(server.change("I1"));
    assertThat(invoice.key()).hasToString("invoice:I1");
    assertThat(invoice.direction()).isEqualTo(Invoice.Direction.SALE);
    assertThat(invoice.issuedOn()).contains(LocalDate.of(2026, 3, 1));
    assertThat(invoice.party().code()).contains("C1");
    assertThat(invoice.total()).contains(Books.eur("10"));
    assertThat(invoice.externalKey("xero")).isPresent();
    assertThat(invoice.lines()).hasSize(1);
  }

  @Test
  void whatIsNotThereIsNotRead() {
    assertThat(reader.read("no-such")).isEmpty();
  }

  @Test
  void manyOfOneTimeAreReadByPages() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      made.add(server.change("I" + i));
    }
    InvoiceSource source = xero.capability(InvoiceSource.class).orElseThrow();
    List<String> read = new ArrayList<>();
    Cursor cursor = Cursor.START;
    SourcePage<Invoice> page;
    int pages = 0;
    do {
      // Two of them within one second: one a page never gets beyond it but by pages.
      page = source.fetch(cursor, 1);
      page.records().forEach(record -> read.add(record.id()));
      cursor = page.next();
    } while (page.more() && ++pages < 100);
    assertThat(pages).isLessThan(100);
    assertThat(read).containsAll(made);
  }

  @Test
  void timesAreReadAsXeroWritesThem() {
    for (String text :
        List.of("/Date(1552326816230+0000)/", "/Date(1552326816230)/", "2019-03-11T17:53:36.230")) {
      assertThat(XeroDates.time(Json.of(text))).contains(Instant.ofEpochMilli(1_552_326_816_230L));
    }
    assertThat(XeroDates.day(Json.of("/Date(-86400000+0000)/")))
        .contains(LocalDate.of(1969, 12, 31));
  }

  @Test
  void aLimitSaysHowLongToWait() {
    server.armLists(SystemFault.TOO_MANY_REQUESTS);
    InvoiceSource source = xero.capability(InvoiceSource.class).orElseThrow();
    assertThatThrownBy(() -> source.fetch(Cursor.START, 10))
        .isInstanceOfSatisfying(
            RateLimitedException.class,
            e -> assertThat(e.failure().retryAfter()).isEqualTo(Duration.ofSeconds(7)));
  }

  @Test
  void pricesWithTaxAreNotTakenForPricesWithout() {
    InvoiceMapper mapper = new InvoiceMapper("t", XeroOptions.builder().build());
    Map<String, Object> line =
        Map.of(
            "LineItemID",
            "l1",
            "Quantity",
            1L,
            "UnitAmount",
            120L,
            "LineAmount",
            120L,
            "TaxAmount",
            20L,
            "TaxType",
            "OUTPUT2");
    Invoice invoice =
        mapper.read(
            Json.of(
                Map.of(
                    "InvoiceID",
                    "i1",
                    "Type",
                    "ACCPAY",
                    "Status",
                    "DRAFT",
                    "CurrencyCode",
                    "EUR",
                    "Contact",
                    Map.of("ContactID", "c1"),
                    "LineAmountTypes",
                    "Inclusive",
                    "LineItems",
                    List.of(line),
                    "Total",
                    120L)));
    assertThat(invoice.lines().get(0).price()).isEmpty();
    assertThat(invoice.lines().get(0).net()).contains(Books.eur("100"));
    assertThat(invoice.direction()).isEqualTo(Invoice.Direction.PURCHASE);
  }

  @Test
  void aStrangeCursorIsRefused() {
    InvoiceSource source = xero.capability(InvoiceSource.class).orElseThrow();
    for (String strange : List.of("x", "- 0 -", "- 1 yesterday", "- 1")) {
      assertThatThrownBy(() -> source.fetch(new Cursor(strange), 10))
          .isInstanceOf(InvalidValueException.class);
    }
  }

  private Invoice read(String id) {
    SourceRecord<Invoice> record = reader.read(id).orElseThrow();
    assertThat(record).isInstanceOf(SourceRecord.Found.class);
    return ((SourceRecord.Found<Invoice>) record).value();
  }
}
