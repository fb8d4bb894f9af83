package io.github.odoosync.connectors.edi.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.connectors.edi.EdiCodec;
import io.github.odoosync.connectors.edi.EdiMessage;
import io.github.odoosync.connectors.edi.EdiMessage.Acknowledgement;
import io.github.odoosync.connectors.edi.EdiMessage.Answer;
import io.github.odoosync.connectors.edi.EdiMessage.Business;
import io.github.odoosync.connectors.edi.EdiMessage.Verdict;
import io.github.odoosync.connectors.edi.InterchangeNumbers;
import io.github.odoosync.connectors.edi.Samples;
import io.github.odoosync.connectors.edi.TradingPartner.Role;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is answered to what comes, clean and dirty. */
class EdifactAcknowledgementTest {

  private final InterchangeNumbers numbers = InterchangeNumbers.inMemory();
  private final EdiCodec customer =
      Edifact.codec(Samples.otherSide(Role.CUSTOMER), numbers, Samples.CLOCK);
  private final EdiCodec ours =
      Edifact.codec(Samples.partner(Role.CUSTOMER), numbers, Samples.CLOCK);

  @Test
  void aBadMessageIsReportedAndTheOthersGoThrough() {
    String file = threeOrders();
    int second = file.indexOf("UNH+2+");
    String spoiled =
        file.substring(0, second)
            + file.substring(second).replaceFirst("QTY\\+21:[0-9.]+", "QTY+21:many");
    Decoded<EdiMessage> decoded = read(spoiled);

    assertThat(decoded.parts()).hasSize(2);
    assertThat(decoded.diagnostics()).extracting(Diagnostic::code).containsExactly("0085:37");
    assertThat(text(decoded.acknowledgement().orElseThrow()))
        .contains("UCI+7+NORTHWIND:14+ACME:14+7'UCM+1+ORDERS:D:96A:UN+7'UCM+2+ORDERS:D:96A:UN+4'")
        .contains("'UCD+37+2'UCM+3+ORDERS:D:96A:UN+7'");

    Decoded<EdiMessage> told = customer.decode(decoded.acknowledgement().orElseThrow());
    assertThat(told.acknowledgement()).as("an answer is never answered").isEmpty();
    Acknowledgement answer = (Acknowledgement) told.parts().get(0);
    assertThat(answer.number()).isEqualTo("7");
    assertThat(answer.verdict()).isEqualTo(Verdict.PARTLY_ACCEPTED);
    assertThat(answer.answers()).extracting(Answer::accepted).containsExactly(true, false, true);
  }

  @Test
  void aWrongCountRefusesItsMessageAlone() {
    Decoded<EdiMessage> decoded =
        read(threeOrders().replaceFirst("UNT\\+[0-9]+\\+2'", "UNT+99+2'"));
    assertThat(decoded.parts()).hasSize(2);
    assertThat(text(decoded.acknowledgement().orElseThrow()))
        .contains("UCM+2+ORDERS:D:96A:UN+4+29'");
  }

  @Test
  void dirtOfMailersAndHostsIsSeenThrough() {
    String clean = threeOrders();
    List<EdiMessage> parts = read(clean).parts();
    assertThat(parts).hasSize(3);
    assertThat(read("\u00ef\u00bb\u00bf" + clean).parts()).as("byte order mark").hasSize(3);
    assertThat(read(clean.substring(0, clean.length() - 1)).parts())
        .as("no last terminator")
        .isEqualTo(parts);
    assertThat(read(clean.replaceAll("(.{80})", "$1\r\n")).parts())
        .as("80 columns")
        .isEqualTo(parts);
    assertThat(read("UNA:+.? '\r\n" + clean).parts()).as("UNA").isEqualTo(parts);
    assertThat(read("\n " + clean + "\u001a\n").parts()).as("around it").isEqualTo(parts);
  }

  @Test
  void otherDelimitersAndCharactersAreReadAsTheFileNamesThem() {
    List<EdiMessage> parts = read(threeOrders()).parts();
    String other = threeOrders().replace("UNOC", "UNOD");
    RawDocument file =
        RawDocument.of("in.edi", other.getBytes(Charset.forName("ISO-8859-2")), Map.of());
    assertThat(ours.decode(file).parts()).isEqualTo(parts);
  }

  @Test
  void whatIsNotWholeIsRefusedWhole() {
    String file = threeOrders();
    Decoded<EdiMessage> decoded = read(file.substring(0, file.indexOf("UNZ")));
    assertThat(decoded.isRefused()).isTrue();
    assertThat(decoded.parts()).isEmpty();
    assertThat(text(decoded.acknowledgement().orElseThrow()))
        .contains("UCI+7+NORTHWIND:14+ACME:14+4+13'")
        .doesNotContain("UCM");
  }

  private Decoded<EdiMessage> read(String file) {
    return ours.decode(
        RawDocument.of("in.edi", file.getBytes(StandardCharsets.ISO_8859_1), Map.of()));
  }

  private String threeOrders() {
    List<EdiMessage> orders =
        List.of(
            new Business("ORDERS", new Samples(1).salesOrder()),
            new Business("ORDERS", new Samples(2).salesOrder()),
            new Business("ORDERS", new Samples(3).salesOrder()));
    return text(customer.encode(orders, 7));
  }

  private static String text(RawDocument document) {
    return new String(document.content(), StandardCharsets.ISO_8859_1);
  }
}
