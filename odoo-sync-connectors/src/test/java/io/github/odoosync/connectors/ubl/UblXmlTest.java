package io.github.odoosync.connectors.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.model.invoice.Invoice;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML of others is read as text, and nothing more. */
@Timeout(60)
class UblXmlTest {

  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String GOOD =
      new String(
          Ubl.invoices(Papers.acme().build()).encode(List.of(Papers.usual()), 1).content(),
          StandardCharsets.UTF_8);

  @Test
  void manyThreadsReadAtOnce() {
    List<Invoice> read =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(i -> GOOD.replace("Danke", "Danke " + i))
            .map(text -> decode(text.getBytes(StandardCharsets.UTF_8)).parts().get(0))
            .toList();
    assertThat(read).doesNotHaveDuplicates().hasSize(200);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).toJson()).contains("Danke " + i);
    }
  }

  @Test
  void noFileIsFetchedForAnEntity(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "the secret");
    String evil =
        with("<!DOCTYPE Invoice [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri()))
            .replace("Danke", "&e;");
    Decoded<Invoice> read = decode(evil.getBytes(StandardCharsets.UTF_8));
    assertThat(read.isRefused()).isTrue();
    assertThat(read.toString()).doesNotContain("the secret");
  }

  @Test
  void entitiesThatGrowAreNotEvenBegun() {
    StringBuilder types = new StringBuilder("<!DOCTYPE Invoice [<!ENTITY a0 \"xxxxxxxxxx\">");
    for (int i = 1; i < 12; i++) {
      types.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    String evil = with(types + "]>").replace("Danke", "&a11;");
    assertThat(decode(evil.getBytes(StandardCharsets.UTF_8)).isRefused()).isTrue();
  }

  @Test
  void aDocumentTypeAloneIsRefusedToo() {
    byte[] evil = with("<!DOCTYPE Invoice>").getBytes(StandardCharsets.UTF_8);
    assertThat(decode(evil).diagnostics().get(0).message())
        .isEqualTo("A document type is not read");
  }

  @Test
  void whatNestsTooDeepIsRefused() {
    String deep = HEAD + "<a>".repeat(100_000) + "</a>".repeat(100_000);
    assertThat(decode(deep.getBytes(StandardCharsets.UTF_8)).diagnostics())
        .singleElement()
        .extracting(Diagnostic::code)
        .isEqualTo("SIZE");
  }

  @Test
  void aFileThatIsTooLargeIsNotReadAtAll() {
    Decoded<Invoice> read =
        Ubl.invoices(Papers.acme().maxBytes(100).build())
            .decode(RawDocument.of("a.xml", GOOD.getBytes(StandardCharsets.UTF_8), Map.of()));
    assertThat(read.diagnostics()).singleElement().extracting(Diagnostic::code).isEqualTo("SIZE");
  }

  @Test
  void whatIsAttachedIsNotRead() {
    String attached =
        GOOD.replace(
            "<cac:AccountingSupplierParty>",
            "<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment>"
                + "<cbc:EmbeddedDocumentBinaryObject mimeCode=\"application/pdf\">"
                + "QUJD".repeat(1_000_000)
                + "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>"
                + "</cac:AdditionalDocumentReference><cac:AccountingSupplierParty>");
    byte[] content = attached.getBytes(StandardCharsets.UTF_8);
    assertThat(decode(content).parts().get(0).meaning()).isEqualTo(Papers.usual().meaning());
    assertThat(
            UblXml.read(content)
                .text("AdditionalDocumentReference", "Attachment", "EmbeddedDocumentBinaryObject"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16", "windows-1252", "UTF-16LE"})
  void theCharsetIsTheOneThatTheFileSays(String charset) {
    String mark = charset.equals("UTF-16LE") ? "\ufeff" : "";
    String said = mark + GOOD.replace("encoding=\"UTF-8\"", "encoding=\"" + charset + "\"");
    assertThat(decode(said.getBytes(Charset.forName(charset))).parts().get(0).meaning())
        .isEqualTo(Papers.usual().meaning());
  }

  @Test
  void aByteOrderMarkIsTaken() {
    assertThat(decode(("\ufeff" + GOOD).getBytes(StandardCharsets.UTF_8)).parts().get(0).meaning())
        .isEqualTo(Papers.usual().meaning());
  }

  @Test
  void whatIsSomethingElseIsRefusedByItsName() {
    byte[] order = GOOD.replace("Invoice", "Order").getBytes(StandardCharsets.UTF_8);
    assertThat(decode(order).diagnostics())
        .singleElement()
        .extracting(Diagnostic::code)
        .isEqualTo("KIND");
    assertThat(decode(new byte[0]).isRefused()).isTrue();
    assertThat(decode("{}".getBytes(StandardCharsets.UTF_8)).isRefused()).isTrue();
  }

  @Test
  void bytesThatAreNotOfTheCharsetAreNeverGuessedAt() {
    for (String charset : List.of("UTF-8", "no-such-charset", "", "US-ASCII")) {
      String said = GOOD.replace("encoding=\"UTF-8\"", "encoding=\"" + charset + "\"");
      assertThat(decode(said.getBytes(StandardCharsets.ISO_8859_1)).diagnostics())
          .as(charset)
          .singleElement()
          .extracting(Diagnostic::code)
          .isEqualTo("CHARSET");
    }
  }

  private static String with(String type) {
    assertThat(GOOD).startsWith(HEAD).contains("Danke");
    return GOOD.replace(HEAD, HEAD + type);
  }

  private static Decoded<Invoice> decode(byte[] content) {
    return Ubl.invoices(Papers.acme().build()).decode(RawDocument.of("a.xml", content, Map.of()));
  }
}
