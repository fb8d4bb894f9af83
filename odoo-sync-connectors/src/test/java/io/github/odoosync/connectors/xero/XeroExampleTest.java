package io.github.odoosync.connectors.xero;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connectors.support.Notes;
import io.github.odoosync.connectors.support.ShownExample;
import io.github.odoosync.standin.XeroServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of the package runs as it is shown. */
@Timeout(60)
class XeroExampleTest {

  @Test
  void anInvoiceIsBookedAndItsStateRead(@TempDir Path folder) throws Exception {
    try (XeroServer server = new XeroServer()) {
      Map<String, String> settings = new HashMap<>(Books.settings(server.address()));
      settings.remove(Xero.REFRESH_TOKEN);
      List<String> printed = ShownExample.run("xero", folder, settings, new Notes("a"), null);

      assertThat(printed).containsExactly("2026-1: NOT_PAID, 100.00 EUR open");
      assertThat(server.booked("2026-1")).isEqualTo(1);
    }
  }
}
