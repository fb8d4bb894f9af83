/**
 * Tables: CSV and JSON lines, exchanged as files with partners who have nothing better.
 *
 * <p>Each {@link io.github.odoosync.connectors.table.Column} is declared; a {@link
 * io.github.odoosync.connectors.table.TableMapping} says what rows mean; {@link
 * io.github.odoosync.connectors.table.TableCodec} reads and writes files by any transport, and
 * {@link io.github.odoosync.connectors.table.TableSource} reads them as a stream that sources of
 * connectors are read by.
 *
 * <table>
 *   <caption>What it can do</caption>
 *   <tr><th>Capability</th><th>By</th><th>Carried out again</th></tr>
 *   <tr><td>{@code IncrementalSource}</td><td>{@code TableSource} over a {@code
 *     DocumentTransport}</td><td>goes on behind the last row that is stored; a copy of one of the
 *     last 28 files, by name and content, is put away</td></tr>
 *   <tr><td>{@code DocumentCodec}</td><td>{@code TableCodec}</td><td>the same documents and number
 *     give the same file</td></tr>
 * </table>
 *
 * <table>
 *   <caption>What can be agreed</caption>
 *   <tr><th>Option</th><th>Unless set</th></tr>
 *   <tr><td>{@code delimiter}, {@code quote}, header</td><td>{@code ,} and {@code "}, with
 *     one</td></tr>
 *   <tr><td>{@code charset}, byte order mark</td><td>UTF-8, written without; one that comes goes
 *     before what was agreed</td></tr>
 *   <tr><td>columns: needed, another value for empty cells, decimal comma, dates, codes</td>
 *     <td>may be empty, decimal point</td></tr>
 *   <tr><td>{@code totals}: rows and a sum, in the last row or in a file beside</td>
 *     <td>none</td></tr>
 *   <tr><td>{@code refuseWholeFiles}</td><td>the good rows of a file go on</td></tr>
 *   <tr><td>{@code withoutFormulaGuard}</td><td>texts that a spreadsheet would take for formulas
 *     are written with an apostrophe</td></tr>
 *   <tr><td>{@code limits}</td><td>10 MB, 200,000 rows, 32,000 characters a cell</td></tr>
 * </table>
 *
 * <p>What is wrong is told to the sender in a file of errors: line, column, what came, what was
 * expected. A bad row leaves the others; rows of one document go on together or not at all. A file
 * is refused as a whole, and nothing of it is taken, if its charset, quotes, header or totals are
 * wrong, or if that was agreed for any bad row.
 *
 * <p>Limits: a file is held in memory while it is read. After a crash a file comes again when the
 * lease of its transport ends, and what came meanwhile is read before it: where one file's rows
 * supersede another's, let the lease be short, and one node read.
 *
 * <p>Known traps:
 *
 * <ul>
 *   <li>A row with the key of an earlier one in its file is refused, unless it says the same.
 *   <li>In a document of several rows a row without a key belongs to both its neighbours, and so
 *       spoils them: nobody knows whose it is.
 *   <li>A file whose totals stand beside waits for them; if it is received a second time without
 *       them it is refused.
 *   <li>Spreadsheets cut leading zeros and turn long numbers into powers: let keys be texts, and
 *       agree totals.
 * </ul>
 *
 * <p>In an application, for stock that a warehouse tells once a day:
 *
 * <pre>{@code
 * Column<String> sku = Column.text("Artikel").needed();
 * Column<BigDecimal> pieces = Column.decimalComma("Menge").needed();
 * TableMapping<StockLevel> mapping =
 *     new TableMapping<>() {
 *       public List<Column<?>> columns() {
 *         return List.of(sku, pieces);
 *       }
 *
 *       public List<Column<?>> key() {
 *         return List.of(sku);
 *       }
 *
 *       public StockLevel read(List<Row> rows) {
 *         String article = rows.get(0).need(sku);
 *         return StockLevel.builder()
 *             .set(StockLevel.KEY, new BusinessKey("stock-level", article))
 *             .set(StockLevel.PRODUCT, ProductRef.builder().set(ProductRef.SKU, article).build())
 *             .set(StockLevel.LOCATION, LocationRef.builder().set(LocationRef.CODE, "WH").build())
 *             .set(StockLevel.ON_HAND, new Quantity(rows.get(0).need(pieces), Unit.ONE))
 *             .build();
 *       }
 *
 *       public List<Row> write(StockLevel level) {
 *         return List.of(
 *             Row.builder()
 *                 .set(sku, level.product().sku().orElseThrow())
 *                 .set(pieces, level.onHand().value())
 *                 .build());
 *       }
 *     };
 * TableFormat format =
 *     TableFormat.csv()
 *         .delimiter(';')
 *         .charset(Charset.forName("windows-1252"))
 *         .totals(ControlTotals.lastRow("SUMME").withSum(pieces))
 *         .build();
 * TableCodec<StockLevel> codec = new TableCodec<>("stock", format, mapping);
 * DocumentTransport folder =
 *     FileTransport.in(Path.of(given.get("folder")), FileOptions.standard().withQuiet(Duration.ZERO));
 * IncrementalSource<StockLevel> source = new TableSource<>("stock", codec, folder);
 * SourcePage<StockLevel> page = source.fetch(Cursor.START, 100);
 * page.records().forEach(record -> print(record.id()));
 * source.stored(page.next()); // as its reader does when all of that is stored
 * }</pre>
 */
@NullMarked
package io.github.odoosync.connectors.table;

import org.jspecify.annotations.NullMarked;
