package io.github.odoosync.connectors.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connectors.support.Notes;
import io.github.odoosync.connectors.support.ShownExample;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of the package runs as it is shown. */
@Timeout(60)
class TableExampleTest {

  @Test
  void theStockOfAWarehouseIsRead(@TempDir Path folder) throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.write(
        in.resolve("stock.csv"),
        "Artikel;Menge\r\nÖl;1.000,5\r\nA2;2\r\nSUMME;2;1002,5\r\n"
            .getBytes(Charset.forName("windows-1252")));

    List<String> printed =
        ShownExample.run(
            "table", folder, Map.of("folder", folder.toString()), new Notes("a"), null);

    assertThat(printed).containsExactly("Öl", "A2");
    assertThat(folder.resolve("processed/stock.csv")).exists();
  }
}
