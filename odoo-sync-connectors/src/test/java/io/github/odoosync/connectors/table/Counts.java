package io.github.odoosync.connectors.table;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockAdjustment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts of stock as a warehouse tells them: one row a product, several rows a count. */
final class Counts implements TableMapping<StockAdjustment> {

  static final Column<String> COUNT = Column.text("Zählung").needed();
  static final Column<Instant> AT =
      Column.time("Zeit", "dd.MM.uuuu HH:mm", ZoneId.of("Europe/Berlin")).needed();
  static final Column<String> SKU = Column.text("Artikel").needed();
  static final Column<BigDecimal> PIECES = Column.decimalComma("Menge").needed();
  static final Column<Unit> UNIT =
      Column.oneOf("Einheit", Map.of("ST", Unit.ONE, "KG", Unit.KILOGRAM)).or(Unit.ONE);
  static final Column<String> REASON = Column.text("Grund");

  @Override
  public List<Column<?>> columns() {
    return List.of(COUNT, AT, SKU, PIECES, UNIT, REASON);
  }

  @Override
  public List<Column<?>> key() {
    return List.of(COUNT);
  }

  @Override
  public boolean spansRows() {
    return true;
  }

  @Override
  public StockAdjustment read(List<Row> rows) {
    List<CountedStock> lines = new ArrayList<>();
    for (Row row : rows) {
      lines.add(line(row.need(SKU), new Quantity(row.need(PIECES), row.need(UNIT))));
    }
    return count(rows.get(0).need(COUNT), rows.get(0).need(AT), lines).toBuilder()
        .set(StockAdjustment.REASON, rows.get(0).get(REASON).orElse(null))
        .build();
  }

  @Override
  public List<Row> write(StockAdjustment count) {
    return count.lines().stream()
        .map(
            line ->
                Row.builder()
                    .set(COUNT, count.key().key())
                    .set(AT, count.countedAt().orElse(null))
                    .set(SKU, line.product().sku().orElse(null))
                    .set(PIECES, line.counted().value())
                    .set(UNIT, line.counted().unit())
                    .set(REASON, count.reason().orElse(null))
                    .build())
        .toList();
  }

  static StockAdjustment count(String number, Instant at, List<CountedStock> lines) {
    return StockAdjustment.builder()
        .set(StockAdjustment.KEY, new BusinessKey("stock-adjustment", number))
        .set(StockAdjustment.COUNTED_AT, at)
        .set(StockAdjustment.LINES, lines)
        .build();
  }

  static CountedStock line(String sku, Quantity counted) {
    return CountedStock.builder()
        .set(CountedStock.PRODUCT, ProductRef.builder().set(ProductRef.SKU, sku).build())
        .set(CountedStock.LOCATION, LocationRef.builder().set(LocationRef.CODE, "WH").build())
        .set(CountedStock.COUNTED, counted)
        .build();
  }
}
