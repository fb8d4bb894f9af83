package io.github.odoosync.connectors.easypost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connectors.support.Notes;
import io.github.odoosync.connectors.support.ShownExample;
import io.github.odoosync.standin.EasyPostServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of the package runs as it is shown. */
@Timeout(60)
class EasyPostExampleTest {

  @Test
  void theCheapestLabelIsBought(@TempDir Path folder) throws Exception {
    try (EasyPostServer server = Samples.server()) {
      List<String> printed =
          ShownExample.run(
              "easypost",
              folder,
              Samples.settings(server.address()),
              new Notes("a"),
              Samples.shipment("OUT1", "1"));

      assertThat(printed).singleElement().asString().endsWith(".pdf");
      assertThat(server.sold("OUT1/P1")).isEqualTo(1);
    }
  }
}
