package io.github.odoosync.connectors.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.Diagnostic.Severity;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.stock.StockAdjustment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files read and written. */
class TableCodecTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final TableFormat GERMAN =
      TableFormat.csv().delimiter(';').charset(WINDOWS).build();

  private static final StockAdjustment COUNT =
      Counts.count(
              "Z1",
              Instant.parse("2026-03-01T09:30:00Z"),
              List.of(
                  Counts.line("Öl;\"5 l\"", Quantity.of("1234.5", Unit.KILOGRAM)),
                  Counts.line("zwei\nZeilen", Quantity.pieces(2))))
          .toBuilder()
          .set(StockAdjustment.REASON, "=HYPERLINK(\"http://evil.example\")")
          .build();

  private static final StockAdjustment OTHER =
      Counts.count(
          "Z2",
          Instant.parse("2026-07-01T09:30:00Z"),
          List.of(Counts.line("-1", Quantity.of("0.001", Unit.KILOGRAM))));

  @Test
  void aTableIsWrittenAsThePartnerReadsIt() {
    RawDocument file = counts(GERMAN).encode(List.of(COUNT, OTHER), 7);

    assertThat(file.name()).isEqualTo("count-000000007.csv");
    assertThat(new String(file.content(), WINDOWS))
        .isEqualTo(
            """
            Zählung;Zeit;Artikel;Menge;Einheit;Grund
            Z1;01.03.2026 10:30;"Öl;""5 l""\";1234,5;KG;"'=HYPERLINK(""http://evil.example"")"
            Z1;01.03.2026 10:30;"zwei\nZeilen";2;ST;"'=HYPERLINK(""http://evil.example"")"
            Z2;01.07.2026 11:30;'-1;0,001;KG;
            """
                .replaceAll("(?<!zwei)\n", "\r\n"));
  }

  @Test
  void whatIsWrittenReadsTheSame() {
    Column<?> sum = Counts.PIECES;
    assertThat(sum).isNotNull();
    ControlTotals totals = ControlTotals.lastRow("ENDE").withSum(Counts.PIECES);
    List<TableFormat> formats =
        List.of(
            GERMAN,
            TableFormat.csv().build(),
            TableFormat.csv().byteOrderMark().quote('\'').delimiter('\t').build(),
            TableFormat.csv().withoutHeader().withoutFormulaGuard().totals(totals).build(),
            TableFormat.csv().charset(StandardCharsets.UTF_16BE).byteOrderMark().build(),
            TableFormat.jsonLines().build(),
            TableFormat.jsonLines().totals(totals).refuseWholeFiles().build());
    for (TableFormat format : formats) {
      RawDocument file = counts(format).encode(List.of(COUNT, OTHER), 1);
      Decoded<StockAdjustment> read = counts(format).decode(file);
      assertThat(read.diagnostics()).as(text(file)).isEmpty();
      assertThat(read.parts()).as(text(file)).containsExactly(COUNT, OTHER);
      assertThat(read.acknowledgement()).isEmpty();
    }
  }

  @Test
  void jsonHasNumbersAsNumbers() {
    TableCodec<Row> codec = levels(TableFormat.jsonLines().build());
    RawDocument file = codec.encode(List.of(Levels.row("A", "1.50"), Levels.row("B", "-3")), 1);
    assertThat(file.name()).isEqualTo("levels-000000001.jsonl");
    assertThat(text(file))
        .isEqualTo("{\"sku\":\"A\",\"pieces\":1.5}\n{\"sku\":\"B\",\"pieces\":-3}\n");
  }

  @Test
  void aBadRowIsToldAndTheOthersGoOn() {
    RawDocument file = file("sku,pieces\nA,1\n=B,\"1,5\"\n\nC,\nD\nE,5\n");
    Decoded<Row> read = levels(TableFormat.csv().build()).decode(file);

    assertThat(skus(read)).containsExactly("A", "E");
    assertThat(read.isRefused()).isFalse();
    assertThat(read.diagnostics())
        .extracting(Diagnostic::severity, Diagnostic::code, Diagnostic::position)
        .containsExactly(
            tuple(Severity.PART_REFUSED, "FORM", "line 3, pieces"),
            tuple(Severity.PART_REFUSED, "MISSING", "line 5, pieces"),
            tuple(Severity.PART_REFUSED, "CELLS", "line 6"));
    RawDocument errors = read.acknowledgement().orElseThrow();
    assertThat(errors.name()).matches("levels\\.csv-[0-9a-f]{8}\\.errors\\.csv");
    assertThat(text(errors).split("\r\n"))
        .containsExactly(
            "\ufeffline,column,code,came,expected",
            "3,pieces,FORM,\"1,5\",a number such as 1234.5",
            "5,pieces,MISSING,,\"a number such as 1234.5, not an empty cell\"",
            "6,,CELLS,1 cells,2 cells");
  }

  @Test
  void aFormulaOfTheSenderIsNoneInTheFileOfErrors() {
    Decoded<Row> read =
        levels(TableFormat.csv().build()).decode(file("sku,pieces\nA,=cmd|'/c calc'!A1\n"));
    assertThat(text(read.acknowledgement().orElseThrow())).contains(",'=cmd|'/c calc'!A1,");
  }

  @Test
  void oneBadRowRefusesAFileWhereThatWasAgreed() {
    TableFormat format = TableFormat.csv().refuseWholeFiles().build();
    Decoded<Row> read = levels(format).decode(file("sku,pieces\nA,1\nB,x\n"));
    assertThat(read.isRefused()).isTrue();
    assertThat(read.parts()).isEmpty();
  }

  @Test
  void theRowsOfADocumentGoOnTogetherOrNotAtAll() {
    String table =
        """
        Zählung,Zeit,Artikel,Menge
        Z1,01.03.2026 10:30,A,1
        Z2,01.03.2026 10:30,A,1
        Z2,01.03.2026 10:30,B,x
        Z3,01.03.2026 10:30,A,1
        """;
    Decoded<StockAdjustment> read = counts(TableFormat.csv().build()).decode(file(table));
    assertThat(read.parts()).extracting(count -> count.key().key()).containsExactly("Z1", "Z3");
    assertThat(read.diagnostics())
        .extracting(Diagnostic::code, Diagnostic::position)
        .containsExactly(tuple("FORM", "line 4, Menge"), tuple("REST", "line 3"));
  }

  @Test
  void aRowThatMayBeOfEitherNeighbourSpoilsBoth() {
    String table =
        """
        Zählung,Zeit,Artikel,Menge
        Z1,01.03.2026 10:30,A,1
        ,01.03.2026 10:30,B,1
        Z2,01.03.2026 10:30,A,1
        Z3,01.03.2026 10:30,A,1
        """;
    Decoded<StockAdjustment> read = counts(TableFormat.csv().build()).decode(file(table));
    assertThat(read.parts()).extracting(count -> count.key().key()).containsExactly("Z3");
  }

  @Test
  void aKeyComesOnceUnlessItSaysTheSame() {
    Decoded<Row> read =
        levels(TableFormat.csv().build()).decode(file("sku,pieces\nA,1\nB,1\nA,1\nB,2\n"));
    assertThat(skus(read)).containsExactly("A", "B");
    assertThat(read.diagnostics()).singleElement().extracting(Diagnostic::code).isEqualTo("TWICE");
  }

  @Test
  void totalsThatDifferRefuseTheFile() {
    TableFormat format =
        TableFormat.csv().totals(ControlTotals.lastRow("END").withSum(Levels.PIECES)).build();
    assertThat(skus(levels(format).decode(file("sku,pieces\nA,1\nB,0.5\nEND,2,1.5\n"))))
        .containsExactly("A", "B");
    for (String wrong :
        List.of(
            "sku,pieces\nA,1\nB,0.5\n",
            "sku,pieces\nA,1\nB,0.5\nEND,3,1.5\n",
            "sku,pieces\nA,1\nB,0.5\nEND,2,1.6\n",
            "sku,pieces\nA,1\nB,0.5\nEND,2\n",
            "sku,pieces\nA,1\nB,x\nEND,2,1\n",
            "sku,pieces\nEND,2,1.5\nA,1\nB,0.5\n",
            "")) {
      Decoded<Row> read = levels(format).decode(file(wrong));
      assertThat(read.isRefused()).as(wrong).isTrue();
      assertThat(read.parts()).as(wrong).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sku\nA\n",
        "pieces,sku,sku\n1,A,B\n",
        "",
        "sku,pieces\nA,\"1\nB,2\nC,3\n",
        "sku,pieces\nA,\"1\"x\n",
        "sku,pieces\n0123456789012345678901234567890123456789012345678901,1\n",
        "sku,pieces\nA,1\nB,1\nC,1\nD,1\nE,1\nF,1\n"
      })
  void whatIsNoSuchTableIsRefusedAsAWhole(String table) {
    TableFormat format = TableFormat.csv().limits(1_000, 5, 50).build();
    Decoded<Row> read = levels(format).decode(file(table));
    assertThat(read.isRefused()).isTrue();
    assertThat(read.parts()).isEmpty();
    assertThat(read.acknowledgement()).isPresent();
  }

  @Test
  void aFileThatIsTooLargeIsNotReadAtAll() {
    TableFormat format = TableFormat.csv().limits(20, 5, 50).build();
    Decoded<Row> read = levels(format).decode(file("sku,pieces\nA,1\nB,1\nC,1\n"));
    assertThat(read.diagnostics()).singleElement().extracting(Diagnostic::code).isEqualTo("SIZE");
  }

  @Test
  void bytesOfAnotherCharsetAreNeverGuessedAt() {
    byte[] content = "sku,pieces\nÖl,1\n".getBytes(StandardCharsets.ISO_8859_1);
    Decoded<Row> read =
        levels(TableFormat.csv().build()).decode(RawDocument.of("a.csv", content, Map.of()));
    assertThat(read.isRefused()).isTrue();
    assertThat(read.diagnostics().get(0).message()).isEqualTo("Byte 12 is none of UTF-8");
    assertThatThrownBy(() -> counts(GERMAN).encode(List.of(kanji()), 1))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("windows-1252");
  }

  @Test
  void columnsAreFoundByNameWhateverTheirOrderAndCase() {
    Decoded<Row> read =
        levels(TableFormat.csv().build()).decode(file("Remark, PIECES ,SKU\nx,1,A\n"));
    assertThat(skus(read)).containsExactly("A");
    assertThat(read.diagnostics())
        .singleElement()
        .satisfies(each -> assertThat(each.severity()).isEqualTo(Severity.WARNING))
        .satisfies(each -> assertThat(each.position()).isEqualTo("Remark"));
  }

  @Test
  void numbersAreReadAsAgreedAndNeverGuessedAt() {
    Column<?> comma = Column.decimalComma("a");
    assertThat(comma.read("1.234,5")).hasToString("1234.5");
    assertThat(Column.decimal("a").read("1,234.5")).hasToString("1234.5");
    for (String wrong : List.of("1.5", "1,2,3", "1.23,4", "1e3", "٣", "0x1", "--1", "1 000")) {
      assertThatThrownBy(() -> comma.read(wrong)).as(wrong).isInstanceOf(BadCell.class);
    }
  }

  @Test
  void whatWouldReadOtherwiseIsNotWritten() {
    Row row = Row.builder().set(Levels.SKU, " blank ").set(Levels.PIECES, null).build();
    TableCodec<Row> codec = levels(TableFormat.csv().build());
    assertThatThrownBy(() -> codec.encode(List.of(row), 1))
        .isInstanceOf(InvalidValueException.class);
    StockAdjustment seconds =
        Counts.count("Z1", Instant.parse("2026-03-01T09:30:01Z"), COUNT.lines());
    assertThatThrownBy(() -> counts(GERMAN).encode(List.of(seconds), 1))
        .hasMessageContaining("Zeit cannot be written");
  }

  @Test
  void aTextThatLooksGuardedStaysWhatItIs() {
    TableCodec<Row> codec = levels(TableFormat.csv().build());
    for (String sku : List.of("=1", "'=1", "''=1", "'s", "+49", "@a", "-", "＝1")) {
      RawDocument file = codec.encode(List.of(Levels.row(sku, "-1")), 1);
      assertThat(text(file)).doesNotContainPattern("\n[=+\\-@＝]").contains(",-1");
      assertThat(skus(codec.decode(file))).containsExactly(sku);
    }
  }

  @Test
  void totalsOfAFileBesideAreWrittenBeside() {
    TableFormat format =
        TableFormat.csv().totals(ControlTotals.fileBeside(".ctl").withSum(Levels.PIECES)).build();
    RawDocument totals =
        levels(format)
            .encodeTotals(List.of(Levels.row("A", "1"), Levels.row("B", "0.5")), 3)
            .orElseThrow();
    assertThat(totals.name()).isEqualTo("levels-000000003.csv.ctl");
    assertThat(text(totals)).isEqualTo("2,1.5\r\n");
  }

  private static StockAdjustment kanji() {
    return Counts.count(
        "Z1",
        Instant.parse("2026-03-01T09:30:00Z"),
        List.of(Counts.line("漢字", Quantity.pieces(1))));
  }

  private static TableCodec<StockAdjustment> counts(TableFormat format) {
    return new TableCodec<>("count", format, new Counts());
  }

  private static TableCodec<Row> levels(TableFormat format) {
    return new TableCodec<>("levels", format, new Levels());
  }

  private static List<String> skus(Decoded<Row> read) {
    List<String> skus = new ArrayList<>();
    read.parts().forEach(row -> skus.add(row.need(Levels.SKU)));
    return skus;
  }

  private static RawDocument file(String text) {
    return RawDocument.of("levels.csv", text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private static String text(RawDocument file) {
    return new String(file.content(), StandardCharsets.UTF_8);
  }
}
