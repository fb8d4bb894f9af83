package io.github.odoosync.connectors.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.connectors.fuzz.Mutations;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.stock.StockAdjustment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a partner sends is taken or told of, and never thrown at. */
@Timeout(900)
class TableFuzzTest {

  private static final List<StockAdjustment> COUNTS =
      List.of(
          Counts.count(
              "Z1",
              Instant.parse("2026-03-01T09:30:00Z"),
              List.of(
                  Counts.line("Öl;\"5 l\"", Quantity.of("1234.5", Unit.KILOGRAM)),
                  Counts.line("=A1", Quantity.pieces(2)))),
          Counts.count(
              "Z2",
              Instant.parse("2026-07-01T09:30:00Z"),
              List.of(Counts.line("B", Quantity.pieces(3)))));

  @Test
  void damagedTables() {
    feed(1, TableFormat.csv().delimiter(';').byteOrderMark().build());
  }

  @Test
  void damagedTablesWithTotals() {
    feed(2, TableFormat.csv().totals(ControlTotals.lastRow("END").withSum(Counts.PIECES)).build());
  }

  @Test
  void damagedLinesOfJson() {
    feed(3, TableFormat.jsonLines().totals(ControlTotals.lastRow("END")).build());
  }

  private static void feed(long seed, TableFormat format) {
    TableCodec<StockAdjustment> codec = new TableCodec<>("count", format, new Counts());
    Mutations.feed(
        seed,
        List.of(codec.encode(COUNTS, 1).content()),
        content -> {
          Decoded<StockAdjustment> read = codec.decode(RawDocument.of("a.csv", content, Map.of()));
          assertThat(read.isRefused() && !read.parts().isEmpty()).isFalse();
          boolean told =
              read.diagnostics().stream().anyMatch(each -> !each.code().equals("COLUMN"));
          assertThat(read.acknowledgement().isPresent()).isEqualTo(told);
        });
  }
}
