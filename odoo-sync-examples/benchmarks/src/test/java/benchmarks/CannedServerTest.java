package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CannedServerTest {

  private static final int RECORDS = 2_345;

  @Test
  void bothContestantsReadEveryRecordInTheSameCalls() throws IOException {
    HttpServer http = CannedServer.start(RECORDS);
    try (StreamContestant ours = new StreamContestant(server(http))) {
      ours.run(RECORDS);
      ours.log().keep();
      assertThat(ours.run(RECORDS)).isEqualTo(RECORDS);

      BareReplay bare = new BareReplay(ours.log().kept());
      assertThat(bare.run(RECORDS)).isEqualTo(RECORDS);
      assertThat(bare.calls()).isEqualTo(4);
    } finally {
      http.stop(0);
    }
  }

  @Test
  void aStreamGivesWhatTheServerHas() throws IOException {
    HttpServer http = CannedServer.start(3);
    CallLog log = new CallLog();
    try (var odoo = Clients.open(server(http), log.client());
        var stream = odoo.model(Product.class).query().stream()) {
      List<Product> products = stream.stream().toList();

      assertThat(products).extracting(Product::id).containsExactly(1L, 2L, 3L);
      assertThat(products.get(1).name()).isEqualTo("Stapelbox grün 2, 60 × 40 cm");
      assertThat(products.get(1).listPrice()).isEqualByComparingTo("2.02");
      assertThat(products.get(2).barcode()).isEmpty();
    } finally {
      http.stop(0);
    }
  }

  @Test
  void theOverheadOfACallIsMeasured() throws IOException {
    HttpServer http = CannedServer.start(1);
    try {
      double[] medians = OverheadBenchmark.measure(server(http), 1, 1);

      assertThat(medians[0]).isPositive();
      assertThat(medians[1]).isPositive();
    } finally {
      http.stop(0);
    }
  }

  private static Server server(HttpServer http) {
    return CannedServer.at(http.getAddress().getPort());
  }
}
