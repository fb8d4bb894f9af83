package io.github.odoosync.connectors.xero;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.capability.InvoiceSink;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.connectors.support.Notes;
import io.github.odoosync.connectors.support.Results;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import io.github.odoosync.standin.XeroServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Invoices booked. */
@Timeout(60)
class BookInvoiceTest {

  private final XeroServer server = new XeroServer();
  private final Connector xero = Books.open(server);
  private final InvoiceSink sink = xero.capability(InvoiceSink.class).orElseThrow();

  @AfterEach
  void close() {
    xero.close();
    server.close();
  }

  @Test
  void anInvoiceIsBookedInXerosWords() {
    ExternalKey key = Results.done(sink.execute(Books.invoice("I1").build(), new Notes("a")));

    Json there = Json.of(server.last());
    assertThat(key)
        .isEqualTo(
            new ExternalKey("xero", XeroServer.TENANT, "invoice", there.get("InvoiceID").text()));
    assertThat(server.booked("I1")).isEqualTo(1);
    assertThat(there.get("Type").text()).isEqualTo("ACCREC");
    assertThat(there.get("Date").text()).isEqualTo("/Date(1772323200000+0000)/");
    assertThat(there.get("Contact").get("ContactNumber").text()).isEqualTo("C42");
    Json line = there.get("LineItems").items().get(0);
    assertThat(line.get("TaxType").text()).isEqualTo("OUTPUT2");
    assertThat(line.get("AccountCode").text()).isEqualTo("200");
    assertThat(line.get("ItemCode").isNull()).isTrue();
  }

  @Test
  void aCreditNoteIsBookedAmongCreditNotes() {
    Invoice credit = Books.invoice("C1").set(Invoice.KIND, Invoice.Kind.CREDIT_NOTE).build();
    assertThat(Results.done(sink.execute(credit, new Notes("a"))).entity())
        .isEqualTo("credit-note");
    assertThat(server.last()).containsEntry("Type", "ACCRECCREDIT");
    assertThat(server.booked("C1")).isEqualTo(1);
  }

  @Test
  void whatXeroCountsOtherwiseIsNeverBooked() {
    server.miscount();
    CommandResult.Rejected<ExternalKey> refused =
        Results.rejected(sink.execute(Books.invoice("I1").build(), new Notes("a")));
    assertThat(refused.message()).isEqualTo("The total is 120.00, and Xero has 120.01");
    assertThat(server.booked("I1")).isZero();
    assertThat(server.last()).containsEntry("Status", "DELETED");
  }

  @Test
  void whatWasBookedByHandOtherwiseIsAConflict() {
    server.change("I1");
    CommandResult<ExternalKey> result =
        sink.executeAgain(Books.invoice("I1").build(), new Notes("a"));
    assertThat(result).isInstanceOf(CommandResult.Conflict.class);
    assertThat(server.made("I1")).isEqualTo(1);
  }

  @Test
  void onceXeroHasForgottenTheKeyTheNumberIsLookedFor() {
    Invoice purchase =
        Books.invoice("I1").set(Invoice.DIRECTION, Invoice.Direction.PURCHASE).build();
    ExternalKey first = Results.done(sink.execute(purchase, new Notes("a")));
    server.forgetKeys();
    assertThat(Results.done(sink.executeAgain(purchase, new Notes("a")))).isEqualTo(first);
    assertThat(server.made("I1")).isEqualTo(1);
  }

  @Test
  void aKeyThatXeroKnowsMakesNoSecondInvoice() {
    Invoice purchase =
        Books.invoice("I1").set(Invoice.DIRECTION, Invoice.Direction.PURCHASE).build();
    ExternalKey first = Results.done(sink.execute(purchase, new Notes("a")));
    assertThat(Results.done(sink.execute(purchase, new Notes("a")))).isEqualTo(first);
    assertThat(server.made("I1")).isEqualTo(1);
    assertThat(Results.done(sink.execute(purchase, new Notes("b")))).isNotEqualTo(first);
  }

  @Test
  void aDraftThatACrashLeftIsBooked() {
    Map<String, String> settings = new HashMap<>(Books.settings(server.address()));
    settings.put(Xero.DRAFTS, "true");
    settings.put(Xero.REFRESH_TOKEN, "refresh-1");
    assertThat(sink.lookUp(Books.invoice("I1").build(), new Notes("a"))).isEmpty();
    try (Connector drafts = Books.open(server, settings, new Books.Kept())) {
      InvoiceSink other = drafts.capability(InvoiceSink.class).orElseThrow();
      assertThat(Results.done(other.execute(Books.invoice("I1").build(), new Notes("a"))))
          .isNotNull();
      assertThat(server.booked("I1")).isZero();
      settings.remove(Xero.DRAFTS);
      settings.put(Xero.REFRESH_TOKEN, "refresh-2");
    }
    try (Connector booking = Books.open(server, settings, new Books.Kept())) {
      InvoiceSink other = booking.capability(InvoiceSink.class).orElseThrow();
      assertThat(other.lookUp(Books.invoice("I1").build(), new Notes("a"))).isEmpty();
      assertThat(Results.done(other.executeAgain(Books.invoice("I1").build(), new Notes("a"))))
          .isNotNull();
      assertThat(server.booked("I1")).isEqualTo(1);
      assertThat(server.made("I1")).isEqualTo(1);
    }
  }

  @Test
  void whatXeroRefusesSaysWhy() {
    server.refuse("Account code '200' is not a valid code for this document.");
    CommandResult.Rejected<ExternalKey> refused =
        Results.rejected(sink.execute(Books.invoice("I1").build(), new Notes("a")));
    assertThat(refused.fields())
        .singleElement()
        .satisfies(field -> assertThat(field.message()).startsWith("Account code '200'"));
  }

  @Test
  void whatIsNotCompleteIsNotEvenSent() {
    Invoice empty = Books.invoice("I1").set(Invoice.LINES, List.of()).build();
    assertThat(Results.rejected(sink.execute(empty, new Notes("a"))).fields())
        .extracting(Object::toString)
        .containsExactly("lines: has to be there (missing)");
    assertThat(server.requests()).isZero();
  }

  @Test
  void aContactIsNamedByItsIdWhereThatIsKnown() {
    PartyRef known =
        PartyRef.builder()
            .setAll(
                PartyRef.EXTERNAL_KEYS,
                new ExternalKey("xero", XeroServer.TENANT, "contact", "c-1"))
            .build();
    Invoice invoice = Books.invoice("I1").set(Invoice.PARTY, known).build();
    assertThat(Results.done(sink.execute(invoice, new Notes("a")))).isNotNull();
    assertThat(server.last().get("Contact")).isEqualTo(Map.of("ContactID", "c-1"));
  }

  @Test
  void aUnitThatIsNotPiecesIsReadByPeople() {
    InvoiceLine line =
        InvoiceLine.builder()
            .set(InvoiceLine.KEY, "1")
            .set(InvoiceLine.DESCRIPTION, "Sand")
            .set(InvoiceLine.QUANTITY, Quantity.of("2.5", Unit.KILOGRAM))
            .set(InvoiceLine.PRICE, Books.eur("4"))
            .build();
    Invoice invoice =
        Books.invoice("I1").setAll(Invoice.LINES, line).set(Invoice.TOTAL, Books.eur("10")).build();
    assertThat(Results.done(sink.execute(invoice, new Notes("a")))).isNotNull();
    assertThat(Json.of(server.last()).get("LineItems").items().get(0).get("Description").text())
        .isEqualTo("Sand (KGM)");
  }
}
