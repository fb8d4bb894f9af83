package io.github.odoosync.connectors.ubl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invoices and credit notes. */
class UblInvoiceTest {

  private static final UblOptions ACME = Papers.acme().build();

  @Test
  void anInvoiceReadsAsItWasWritten() {
    Invoice credit =
        Invoice.SCHEMA
            .builder(Papers.usual())
            .set(Invoice.KIND, Invoice.Kind.CREDIT_NOTE)
            .set(Invoice.REVERSES, new BusinessKey("invoice", "2026-0"))
            .build();
    Invoice within =
        Papers.invoice(Papers.line("1", "2", "3", "Innergemeinschaftlich").build())
            .set(Invoice.TAX, Papers.eur("0"))
            .build();
    for (Invoice full : List.of(Papers.usual(), credit)) {
      assertThat(decode(encode(full)).parts().get(0).meaning()).isEqualTo(full.meaning());
    }
    for (Invoice invoice : List.of(Papers.usual(), credit, within)) {
      Decoded<Invoice> read = decode(encode(invoice));
      assertThat(read.diagnostics()).isEmpty();
      assertThat(read.parts()).hasSize(1);
      assertThat(read.parts().get(0).key()).isEqualTo(invoice.key());
      assertThat(read.parts().get(0).orders()).isEqualTo(invoice.orders());
      assertThat(read.key()).isEqualTo("4012345000009 %s 2026-1", name(invoice));
    }
  }

  @Test
  void theTotalsOfEveryInvoiceKeepTheRules() {
    for (int seed = 0; seed < 300; seed++) {
      Invoice invoice = Papers.byChance(new Random(seed));
      Decoded<Invoice> read = decode(encode(invoice));
      assertThat(read.diagnostics()).as("seed %d", seed).isEmpty();
      Invoice there = read.parts().get(0);
      assertThat(there.net().orElseThrow().plus(there.tax().orElseThrow()))
          .as("seed %d", seed)
          .isEqualTo(there.total().orElseThrow());
    }
  }

  @Test
  void whatIsWrittenIsWhatPeppolAsksFor() {
    assertThat(encode(Papers.usual()))
        .contains(
            "<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc"
                + ":billing:3.0</cbc:CustomizationID>",
            "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>",
            "<cbc:BuyerReference>PO-7 &lt;x&gt;</cbc:BuyerReference>",
            "<cbc:EndpointID schemeID=\"0208\">0123456789</cbc:EndpointID>"
                + "<cac:PartyIdentification>",
            "<cbc:TaxableAmount currencyID=\"EUR\">21.25</cbc:TaxableAmount>"
                + "<cbc:TaxAmount currencyID=\"EUR\">4.04</cbc:TaxAmount>",
            "<cbc:LineExtensionAmount currencyID=\"EUR\">54.55</cbc:LineExtensionAmount>"
                + "<cbc:TaxExclusiveAmount currencyID=\"EUR\">54.55</cbc:TaxExclusiveAmount>"
                + "<cbc:TaxInclusiveAmount currencyID=\"EUR\">60.92</cbc:TaxInclusiveAmount>"
                + "<cbc:PrepaidAmount currencyID=\"EUR\">10.00</cbc:PrepaidAmount>"
                + "<cbc:PayableAmount currencyID=\"EUR\">50.92</cbc:PayableAmount>",
            "<cbc:MultiplierFactorNumeric>12.5</cbc:MultiplierFactorNumeric>"
                + "<cbc:Amount currencyID=\"EUR\">3.75</cbc:Amount>"
                + "<cbc:BaseAmount currencyID=\"EUR\">30.00</cbc:BaseAmount>")
        .doesNotContain("<cac:BillingReference", "></cbc:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cbc:LineExtensionAmount currencyID="EUR">54.55 | 54.56 | BR-CO-10 | LineExtensionAmount is 54.56, and by the sum of the lines it is 54.55
          cbc:TaxExclusiveAmount currencyID="EUR">54.55 | 54.50 | BR-CO-13 | TaxExclusiveAmount is 54.50, and by lines, allowances and charges it is 54.55
          cbc:TaxInclusiveAmount currencyID="EUR">60.92 | 60.90 | BR-CO-15 | TaxInclusiveAmount is 60.90, and by net and tax it is 60.92
          cbc:PayableAmount currencyID="EUR">50.92 | 60.92 | BR-CO-16 | PayableAmount is 60.92, and by total, prepaid and rounding it is 50.92
          cbc:TaxAmount currencyID="EUR">4.04 | 5.04 | BR-CO-17 | the tax S 19 is 5.04, and by base and rate it is 4.04
          cbc:TaxAmount currencyID="EUR">4.04 | 4.05 | BR-CO-14 | TaxAmount is 6.37, and by all taxes it is 6.38
          cbc:TaxableAmount currencyID="EUR">33.30 | 36.00 | BR-S-08 | the base of S 7 is 36.00, and by its lines it is 33.30
          cbc:LineExtensionAmount currencyID="EUR">26.25 | 26.30 | PEPPOL-EN16931-R120 | the net amount of line 1 is 26.30, and by quantity and price it is 26.25
          cbc:Amount currencyID="EUR">3.75 | 3.79 | PEPPOL-EN16931-R120 | the net amount of line 1 is 26.25, and by quantity and price it is 26.21
          cbc:PriceAmount currencyID="EUR">10.00 | -10.00 | BR-27 | The price of line 1 is negative, or of nothing
          cbc:PrepaidAmount currencyID="EUR | USD | PEPPOL-EN16931-R051 | PrepaidAmount is not in the currency of the document
          """)
  void whatOthersCountWrongIsRefusedWithRuleAndAmounts(
      String there, String wrong, String rule, String message) {
    String right = encode(Papers.usual());
    int end = there.lastIndexOf(there.contains(">") ? '>' : '"') + 1;
    assertThat(right).contains(there);
    Decoded<Invoice> read = decode(right.replace(there, there.substring(0, end) + wrong));
    assertThat(read.isRefused()).isTrue();
    assertThat(read.parts()).isEmpty();
    assertThat(read.diagnostics())
        .anySatisfy(
            each -> {
              assertThat(each.code()).isEqualTo(rule);
              assertThat(each.message()).isEqualTo(message);
            });
  }

  @Test
  void allowancesOfTheWholeDocumentAreReadAsLinesAndCounted() {
    Decoded<Invoice> read = decode(withAllowance("2.00", "98.00", "18.62", "116.62"));
    assertThat(read.isRefused()).isFalse();
    assertThat(read.diagnostics()).extracting(Diagnostic::code).containsExactly("ALLOWANCE");
    InvoiceLine allowance = read.parts().get(0).lines().get(1);
    assertThat(allowance.key()).isEqualTo("allowance-1");
    assertThat(allowance.net()).contains(Papers.eur("-2.00"));
    assertThat(read.parts().get(0).net()).contains(Papers.eur("98.00"));

    assertThat(decode(withAllowance("3.00", "97.00", "18.43", "115.43")).diagnostics())
        .extracting(Diagnostic::code)
        .contains("BR-CO-11");
  }

  private static String withAllowance(String total, String net, String tax, String gross) {
    return encode(Papers.invoice(Papers.line("1", "1", "100", "19% USt").build()).build())
        .replace(
            "<cac:TaxTotal>",
            "<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>"
                + "<cbc:AllowanceChargeReason>Treue</cbc:AllowanceChargeReason>"
                + "<cbc:Amount currencyID=\"EUR\">2.00</cbc:Amount><cac:TaxCategory>"
                + "<cbc:ID>S</cbc:ID><cbc:Percent>19.00</cbc:Percent><cac:TaxScheme><cbc:ID>VAT"
                + "</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:AllowanceCharge><cac:TaxTotal>")
        .replace(
            "TaxExclusiveAmount currencyID=\"EUR\">100.00",
            "TaxExclusiveAmount currencyID=\"EUR\">" + net)
        .replace(
            "TaxableAmount currencyID=\"EUR\">100.00", "TaxableAmount currencyID=\"EUR\">" + net)
        .replace(">19.00</cbc:TaxAmount>", ">" + tax + "</cbc:TaxAmount>")
        .replace(">119.00<", ">" + gross + "<")
        .replace(
            "<cbc:PayableAmount",
            "<cbc:AllowanceTotalAmount currencyID=\"EUR\">"
                + total
                + "</cbc:AllowanceTotalAmount><cbc:PayableAmount");
  }

  @Test
  void oursWithWrongTotalsAreNotWritten() {
    Invoice usual = Papers.usual();
    refused(
        Invoice.SCHEMA.builder(usual).set(Invoice.NET, Papers.eur("54.56")).build(), "BR-CO-10");
    refused(Invoice.SCHEMA.builder(usual).set(Invoice.TAX, Papers.eur("6.41")).build(), "BR-CO-17");
    refused(Invoice.SCHEMA.builder(usual).set(Invoice.TOTAL, Papers.eur("62")).build(), "BR-CO-15");
    refused(
        Invoice.SCHEMA.builder(usual).set(Invoice.TOTAL, Papers.eur("60.921")).build(), "BR-DEC");
    InvoiceLine wrong =
        Papers.line("1", "3", "10", "19% USt").set(InvoiceLine.NET, Papers.eur("31")).build();
    refused(Papers.invoice(wrong).build(), "PEPPOL-EN16931-R120");
  }

  @Test
  void whatARuleWantsHasToBeThere() {
    Invoice usual = Papers.usual();
    refused(Invoice.SCHEMA.builder(usual).set(Invoice.DUE_ON, null).build(), "BR-CO-25");
    refused(
        Invoice.SCHEMA
            .builder(usual)
            .set(Invoice.REFERENCE, null)
            .set(Invoice.ORDERS, List.of())
            .build(),
        "PEPPOL-EN16931-R003");
    refused(Invoice.SCHEMA.builder(usual).set(Invoice.LINES, List.of()).build(), "BR-16");
    refused(Invoice.SCHEMA.builder(usual).set(Invoice.CURRENCY, null).build(), "currency");
    refused(Papers.invoice(Papers.line("1", "1", "-1", "S 7").build()).build(), "BR-27");
    refused(Papers.invoice(Papers.line("1", "1", "1", "secret tax").build()).build(), "secret tax");
    refused(
        Invoice.SCHEMA
            .builder(usual)
            .set(Invoice.PARTY, PartyRef.builder().set(PartyRef.CODE, "nobody").build())
            .build(),
        "party");
    refused(Invoice.SCHEMA.builder(usual).set(Invoice.NOTE, "\u0001").build(), "characters");
  }

  @Test
  void taxThatOdooRoundsByLineIsKept() {
    InvoiceLine[] lines = new InvoiceLine[4];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = Papers.line("" + i, "1", "0.13", "19% USt").build();
    }
    Invoice invoice =
        Papers.invoice(lines)
            .set(Invoice.NET, Papers.eur("0.52"))
            .set(Invoice.TAX, Papers.eur("0.08"))
            .set(Invoice.TOTAL, Papers.eur("0.60"))
            .build();
    assertThat(decode(encode(invoice)).parts().get(0).tax()).contains(Papers.eur("0.08"));
  }

  @Test
  void whatIsToBePaidMayBeRounded() {
    Invoice invoice =
        Papers.invoice(Papers.line("1", "1", "9.98", "S 0").build())
            .set(Invoice.TOTAL, Papers.eur("10.00"))
            .build();
    String file = encode(invoice);
    assertThat(file)
        .contains("<cbc:PayableRoundingAmount currencyID=\"EUR\">0.02</cbc:PayableRoundingAmount>");
    assertThat(decode(file).parts().get(0).total()).contains(Papers.eur("10.00"));
  }

  @Test
  void theCustomerReadsItAsASupplierInvoice() {
    Invoice read =
        Ubl.invoices(Papers.shop().build()).decode(file(encode(Papers.usual()))).parts().get(0);
    assertThat(read.direction()).isEqualTo(Invoice.Direction.PURCHASE);
    assertThat(read.party().gln()).isPresent();
    assertThat(read.party().name()).contains("ACME GmbH");
    assertThat(read.orders()).containsExactly(new BusinessKey("purchase-order", "SO1"));
    assertThat(read.lines().get(0).taxes()).containsExactly("S 19");
  }

  @Test
  void whatIsNeitherFromUsNorToUsIsRefused() {
    UblParty stranger = UblParty.builder("0088", "1", "X", Papers.ACME.address()).build();
    Decoded<Invoice> read =
        Ubl.invoices(UblOptions.builder(stranger).build()).decode(file(encode(Papers.usual())));
    assertThat(read.diagnostics())
        .singleElement()
        .extracting(Diagnostic::code)
        .isEqualTo("RECEIVER");
  }

  @Test
  void whatAFileDoesNotCarryIsToldOrRefused() {
    Invoice more = Invoice.SCHEMA.builder(Papers.usual()).set(Invoice.ORIGIN, "SO1, SO2").build();
    refused(more, "invoice.origin is not carried");
    List<Diagnostic> losses = new ArrayList<>();
    RawDocument written =
        Ubl.invoices(Papers.acme().losses(losses::add).build()).encode(List.of(more), 7);
    assertThat(written.name()).isEqualTo("invoice-000000007.xml");
    assertThat(losses).singleElement().extracting(Diagnostic::position).isEqualTo("invoice.origin");
  }

  @Test
  void aPriceOfManyUnitsIsReadAsThatOfOne() {
    String file =
        encode(Papers.invoice(Papers.line("1", "200", "0.05", "S 0").build()).build())
            .replace(
                "<cbc:PriceAmount currencyID=\"EUR\">0.05</cbc:PriceAmount>",
                "<cbc:PriceAmount currencyID=\"EUR\">5.00</cbc:PriceAmount>"
                    + "<cbc:BaseQuantity unitCode=\"C62\">100</cbc:BaseQuantity>");
    InvoiceLine line = decode(file).parts().get(0).lines().get(0);
    assertThat(line.price()).contains(Papers.eur("0.05"));
    assertThat(line.quantity()).contains(Quantity.pieces(200));
  }

  @Test
  void aCreditNoteSaysWhenItIsDue() {
    Invoice credit =
        Invoice.SCHEMA.builder(Papers.usual()).set(Invoice.KIND, Invoice.Kind.CREDIT_NOTE).build();
    assertThat(decode(encode(credit)).parts().get(0).dueOn()).contains(LocalDate.of(2026, 3, 31));
  }

  private static String name(Invoice invoice) {
    return invoice.kind() == Invoice.Kind.CREDIT_NOTE ? "CreditNote" : "Invoice";
  }

  private static void refused(Invoice invoice, String because) {
    assertThatThrownBy(() -> encode(invoice))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(because);
  }

  private static String encode(Invoice invoice) {
    return new String(Ubl.invoices(ACME).encode(List.of(invoice), 1).content(), UTF_8);
  }

  private static Decoded<Invoice> decode(String text) {
    return Ubl.invoices(ACME).decode(file(text));
  }

  private static RawDocument file(String text) {
    return RawDocument.of("a.xml", text.getBytes(UTF_8), Map.of());
  }
}
