package io.github.odoosync.connectors.edi.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.Diagnostic.Severity;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.connectors.edi.EdiCodec;
import io.github.odoosync.connectors.edi.EdiMessage;
import io.github.odoosync.connectors.edi.EdiMessage.Acknowledgement;
import io.github.odoosync.connectors.edi.EdiMessage.Answer;
import io.github.odoosync.connectors.edi.EdiMessage.Business;
import io.github.odoosync.connectors.edi.EdiMessage.Verdict;
import io.github.odoosync.connectors.edi.InterchangeNumbers;
import io.github.odoosync.connectors.edi.Samples;
import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.order.SalesOrder;
import io.github.odoosync.model.order.SalesOrderLine;
import io.github.odoosync.model.shipment.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is answered to what comes, clean and dirty. */
class X12AcknowledgementTest {

  private final InterchangeNumbers numbers = InterchangeNumbers.inMemory();
  private final EdiCodec customer =
      X12.codec(Samples.otherSide(Role.CUSTOMER), numbers, Samples.CLOCK);
  private final EdiCodec ours = X12.codec(Samples.partner(Role.CUSTOMER), numbers, Samples.CLOCK);

  @Test
  void aBadDocumentIsReportedAndTheOthersGoThrough() {
    String file = threeOrders().replaceFirst("PO1\\*20\\*[0-9.]+", "PO1*20*many");
    Decoded<EdiMessage> decoded = read(file);

    assertThat(decoded.parts()).hasSize(2);
    assertThat(decoded.isRefused()).isFalse();
    assertThat(decoded.diagnostics())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.severity()).isEqualTo(Severity.PART_REFUSED);
              assertThat(found.code()).isEqualTo("AK403:6");
              assertThat(found.position()).startsWith("850 0002, segment ").contains("element 2");
            });
    String answer = answer(decoded);
    assertThat(answer)
        .contains("ST*997*0001~AK1*PO*7~AK2*850*0001~AK5*A~AK2*850*0002~AK3*PO1*")
        .contains("**8~AK4*2**6~AK5*R*5~AK2*850*0003~AK5*A~AK9*P*3*3*2~");
  }

  @Test
  void aPartnerReadsWhatBecameOfEachDocument() {
    String file = threeOrders().replaceFirst("PO1\\*20\\*[0-9.]+", "PO1*20*many");
    Decoded<EdiMessage> decoded = customer.decode(read(file).acknowledgement().orElseThrow());

    assertThat(decoded.acknowledgement()).as("an answer is never answered").isEmpty();
    Acknowledgement told = (Acknowledgement) decoded.parts().get(0);
    assertThat(told.type()).isEqualTo("997");
    assertThat(told.number()).isEqualTo("7");
    assertThat(told.verdict()).isEqualTo(Verdict.PARTLY_ACCEPTED);
    assertThat(told.answers()).extracting(Answer::accepted).containsExactly(true, false, true);
    assertThat(told.answers().get(1).errors())
        .extracting(Diagnostic::code)
        .containsExactly("AK304:8", "AK403:6");
  }

  @Test
  void aSecondCopyGetsTheSameAnswer() {
    String file = threeOrders();
    Decoded<EdiMessage> first = read(file);
    Clock later = Clock.offset(Samples.CLOCK, Duration.ofDays(2));
    Decoded<EdiMessage> second =
        X12.codec(Samples.partner(Role.CUSTOMER), numbers, later).decode(raw(file));
    assertThat(second.key()).isEqualTo(first.key()).isEqualTo("14 NORTHWIND 14 ACME 000000007");
    assertThat(answer(second)).isEqualTo(answer(first));
  }

  @Test
  void aWrongCountOfSegmentsRefusesItsDocumentAlone() {
    Decoded<EdiMessage> decoded =
        read(threeOrders().replaceFirst("SE\\*[0-9]+\\*0002", "SE*99*0002"));
    assertThat(decoded.parts()).hasSize(2);
    assertThat(answer(decoded)).contains("AK2*850*0002~AK5*R*4~");
  }

  @Test
  void aWrongNumberOfDocumentsIsToldAndTheyAreTaken() {
    Decoded<EdiMessage> decoded = read(threeOrders().replace("GE*3*", "GE*4*"));
    assertThat(decoded.parts()).hasSize(3);
    assertThat(answer(decoded)).contains("AK9*E*3*3*3*5~");
  }

  @Test
  void whatIsNotWholeIsRefusedWhole() {
    String file = threeOrders();
    Decoded<EdiMessage> decoded = read(file.substring(0, file.indexOf("GE*")));
    assertThat(decoded.isRefused()).isTrue();
    assertThat(decoded.parts()).isEmpty();
    assertThat(answer(decoded)).contains("TA1*000000007*261123*1430*R*023~").doesNotContain("AK1");
  }

  @Test
  void whoAsksForItIsToldThatTheInterchangeCame() {
    Decoded<EdiMessage> decoded = read(threeOrders().replace("*000000007*0*P", "*000000007*1*P"));
    assertThat(answer(decoded)).contains("TA1*000000007*261123*1430*A*000~GS*FA*");
    Decoded<EdiMessage> told = customer.decode(decoded.acknowledgement().orElseThrow());
    assertThat(told.parts().get(0))
        .isEqualTo(new Acknowledgement("TA1", "000000007", Verdict.ACCEPTED, List.of()));
  }

  @Test
  void aStrangersFileIsRefusedAndNotAnswered() {
    Decoded<EdiMessage> decoded =
        read(threeOrders().replace("*NORTHWIND      *", "*SOUTHWIND      *"));
    assertThat(decoded.isRefused()).isTrue();
    assertThat(decoded.acknowledgement()).isEmpty();
  }

  @Test
  void dirtOfMailersAndHostsIsSeenThrough() {
    String clean = threeOrders();
    List<EdiMessage> parts = read(clean).parts();
    assertThat(read("\u00ef\u00bb\u00bf" + clean).parts()).as("byte order mark").isEqualTo(parts);
    assertThat(read(clean.substring(0, clean.length() - 1)).parts())
        .as("no last terminator")
        .isEqualTo(parts);
    assertThat(read(clean.replaceAll("(.{80})", "$1\r\n")).parts())
        .as("80 columns")
        .isEqualTo(parts);
    assertThat(read(clean.replace("~", "~\r\n")).parts()).as("a line each").isEqualTo(parts);
    assertThat(read(clean.replace("~", "\r\n")).parts()).as("lines end them").isEqualTo(parts);
    assertThat(read(clean.replaceAll(" +\\*", "*")).parts()).as("blanks cut").isEqualTo(parts);
    assertThat(read("\n\n  " + clean + "\u001a\n").parts()).as("around it").isEqualTo(parts);
    assertThat(read(clean.replace("~GS", "~\u0001\u0002~GS")).parts()).isEqualTo(parts);
  }

  @Test
  void whatSendersLeaveOutIsFilledInAndTold() {
    String file =
        threeOrders()
            .replaceFirst("PO1\\*10\\*", "PO1**")
            .replaceFirst("~CTT\\*1~", "~PO1*1*5*EA***VN*B~PO1*1*6*EA***VN*C~CTT*3~");
    Decoded<EdiMessage> decoded = read(recounted(file));
    SalesOrder order = (SalesOrder) ((Business) decoded.parts().get(0)).document();
    assertThat(order.lines()).extracting(SalesOrderLine::key).containsExactly("1", "1-2", "1-3");
    assertThat(decoded.diagnostics())
        .extracting(Diagnostic::severity)
        .hasSize(3)
        .containsOnly(Severity.WARNING);
  }

  @Test
  void aRegionWithoutItsCountryIsOfThePartners() {
    String file =
        threeOrders().replaceFirst("~N1\\*BY", "~N1*ST*Shop*92*7~N4*Solon*OH*44139~N1*BY");
    Decoded<EdiMessage> decoded = read(recounted(file));
    SalesOrder order = (SalesOrder) ((Business) decoded.parts().get(0)).document();
    assertThat(order.deliveryAddress().orElseThrow().region()).contains("US-OH");
    assertThat(order.deliveryAddress().orElseThrow().country()).contains("US");
  }

  /** The file with the right count in its first trailer. */
  private static String recounted(String file) {
    int trailer = file.indexOf("SE*");
    String before = file.substring(file.indexOf("ST*"), trailer);
    long segments = before.chars().filter(c -> c == '~').count() + 1;
    return file.substring(0, trailer)
        + file.substring(trailer).replaceFirst("SE\\*[0-9]+", "SE*" + segments);
  }

  @Test
  void aLineThatIsNoSegmentSpoilsItsDocumentAlone() {
    Decoded<EdiMessage> decoded = read(threeOrders().replaceFirst("~PO1\\*20", "~@@*1~PO1*20"));
    assertThat(decoded.parts()).hasSize(2);
    assertThat(decoded.diagnostics()).extracting(Diagnostic::code).contains("AK304:1");
  }

  @Test
  void aBarcodeWithAWrongCheckDigitIsNeverSent() {
    SalesOrder order = order("1", "4006381333932");
    assertThatThrownBy(() -> ours.write(List.of(new Business("855", order)), 1))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("check digit")
        .hasMessageContaining("PO1");
  }

  @Test
  void anSsccWithAWrongCheckDigitIsToldWhenItComes() {
    EdiCodec supplier =
        X12.codec(Samples.otherSide(Role.SUPPLIER), numbers, Samples.CLOCK, loss -> {});
    Receipt receipt = null;
    for (int seed = 0; receipt == null || receipt.packages().isEmpty(); seed++) {
      receipt = new Samples(seed).expectedReceipt();
    }
    String file = text(supplier.encode(List.of(new Business("856", receipt)), 3));
    String id = receipt.packages().get(0).id();
    Decoded<EdiMessage> decoded =
        X12.codec(Samples.partner(Role.SUPPLIER), numbers, Samples.CLOCK)
            .decode(
                raw(file.replaceFirst("MAN\\*(GM|ZZ)\\*[^~]*~", "MAN*GM*00106141412345678900~")));
    Receipt read = (Receipt) ((Business) decoded.parts().get(0)).document();
    assertThat(decoded.diagnostics())
        .extracting(Diagnostic::message)
        .contains("The check digit of the SSCC is wrong");
    assertThat(read.packages()).hasSameSizeAs(receipt.packages());
    assertThat(id).isNotEmpty();
  }

  @Test
  void whatAFileDoesNotCarryIsToldOrRefused() {
    SalesOrder order =
        SalesOrder.SCHEMA.builder(order("1", null)).set(SalesOrder.TAGS, List.of("vip")).build();
    assertThat(ours.write(List.of(new Business("855", order)), 1).losses())
        .extracting(Diagnostic::position)
        .containsExactly("sales-order.tags");
    assertThatThrownBy(() -> ours.encode(List.of(new Business("855", order)), 1))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("sales-order.tags is not carried");
  }

  @Test
  void whatIsTooLargeIsNotReadAtAll() {
    TradingPartner small = Samples.builder(Role.CUSTOMER).maxBytes(100).build();
    Decoded<EdiMessage> decoded =
        X12.codec(small, numbers, Samples.CLOCK).decode(raw(threeOrders()));
    assertThat(decoded.diagnostics()).extracting(Diagnostic::code).containsExactly("SIZE");
  }

  private Decoded<EdiMessage> read(String file) {
    return ours.decode(raw(file));
  }

  private String threeOrders() {
    List<EdiMessage> orders =
        List.of(
            new Business("850", order("10", null)),
            new Business("850", order("20", "4006381333931")),
            new Business("850", order("30", null)));
    return text(customer.encode(orders, 7));
  }

  private static SalesOrder order(String line, @Nullable String barcode) {
    return SalesOrder.SCHEMA
        .builder(new Samples(line.hashCode()).salesOrder())
        .setAll(
            SalesOrder.LINES,
            SalesOrderLine.builder()
                .set(SalesOrderLine.KEY, line)
                .set(SalesOrderLine.QUANTITY, Quantity.pieces(12))
                .set(
                    SalesOrderLine.PRODUCT,
                    ProductRef.builder()
                        .set(ProductRef.SKU, "A-" + line)
                        .set(ProductRef.BARCODE, barcode)
                        .build())
                .build())
        .build();
  }

  private static String answer(Decoded<EdiMessage> decoded) {
    return text(decoded.acknowledgement().orElseThrow());
  }

  private static RawDocument raw(String file) {
    return RawDocument.of("in.edi", file.getBytes(StandardCharsets.ISO_8859_1), Map.of());
  }

  private static String text(RawDocument document) {
    return new String(document.content(), StandardCharsets.ISO_8859_1);
  }
}
