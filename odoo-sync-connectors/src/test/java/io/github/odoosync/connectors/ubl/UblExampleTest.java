package io.github.odoosync.connectors.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connectors.support.Notes;
import io.github.odoosync.connectors.support.ShownExample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of the package runs as it is shown. */
@Timeout(60)
class UblExampleTest {

  @Test
  void anInvoiceIsWrittenToAFolder(@TempDir Path folder) throws Exception {
    List<String> printed =
        ShownExample.run("ubl", folder, Map.of("folder", folder.toString()), new Notes("a"), null);

    assertThat(printed).containsExactly("119.00 EUR");
    assertThat(Files.readString(folder.resolve("out/invoice-000000001.xml")))
        .contains("<cbc:PayableAmount currencyID=\"EUR\">119.00</cbc:PayableAmount>");
  }
}
