package io.github.odoosync.connectors.table;

import java.math.BigDecimal;
import java.util.List;

/** Rows of a key and a number, which stay rows. */
final class Levels implements TableMapping<Row> {

  static final Column<String> SKU = Column.text("sku").needed();
  static final Column<BigDecimal> PIECES = Column.decimal("pieces").needed();

  @Override
  public List<Column<?>> columns() {
    return List.of(SKU, PIECES);
  }

  @Override
  public List<Column<?>> key() {
    return List.of(SKU);
  }

  @Override
  public Row read(List<Row> rows) {
    return rows.get(0);
  }

  @Override
  public List<Row> write(Row row) {
    return List.of(row);
  }

  static Row row(String sku, String pieces) {
    return Row.builder().set(SKU, sku).set(PIECES, new BigDecimal(pieces)).build();
  }
}
