package io.github.odoosync.connectors.ubl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.model.invoice.Invoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Good invoices of others, such as the examples of Peppol, from a folder named by {@code
 * -Dodoosync.ubl.samples}; skipped without it.
 */
class ForeignInvoicesTest {

  @Test
  void eachKeepsTheRulesAndIsRead() throws IOException {
    String folder = System.getProperty("odoosync.ubl.samples", "");
    assumeThat(folder).as("-Dodoosync.ubl.samples names no folder").isNotEmpty();
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".xml")).sorted().toList()) {
        byte[] content = Files.readAllBytes(file);
        Decoded<Invoice> read =
            Ubl.invoices(UblOptions.builder(receiver(content)).build())
                .decode(RawDocument.of("foreign.xml", content, Map.of()));
        assertThat(read.isRefused()).as("%s: %s", file, read.diagnostics()).isFalse();
      }
    }
  }

  private static UblParty receiver(byte[] content) {
    Element endpoint =
        UblXml.read(content).find("AccountingCustomerParty", "Party", "EndpointID").orElseThrow();
    String scheme = String.valueOf(endpoint.attributes().get("schemeID"));
    return UblParty.builder(scheme, endpoint.text(), "the receiver", Papers.SHOP.address()).build();
  }
}
