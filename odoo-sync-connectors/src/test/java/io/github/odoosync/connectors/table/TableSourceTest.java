package io.github.odoosync.connectors.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connectors.file.FileOptions;
import io.github.odoosync.connectors.file.FileTransport;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files read as a stream. */
class TableSourceTest {

  private static final TableFormat PLAIN = TableFormat.csv().build();
  private static final TableFormat COUNTED =
      TableFormat.csv().totals(ControlTotals.fileBeside(".ctl").withSum(Levels.PIECES)).build();

  @TempDir Path root;

  private final ManualClock clock = ManualClock.at(Instant.now().plusSeconds(60));
  private final List<String> read = new ArrayList<>();
  private final List<SourceRecord<Row>> unreadable = new ArrayList<>();
  private Cursor cursor = Cursor.START;
  private Duration betweenPages = Duration.ZERO;

  @Test
  void aFileIsReadPageByPageAndThenPutAway() throws IOException {
    arrives("a.csv", table(1, 7));
    TableSource<Row> source = source(PLAIN);

    readPage(source, 5);
    assertThat(read).hasSize(5);
    assertThat(names("working")).hasSize(1);
    readAll(source);

    assertThat(read).containsExactly("S1", "S2", "S3", "S4", "S5", "S6", "S7");
    assertThat(names("processed")).containsExactly("a.csv");
    assertThat(names("out")).isEmpty();
  }

  @Test
  void afterACrashItGoesOnBehindTheLastRowThatIsStored() throws IOException {
    arrives("a.csv", table(1, 20));
    betweenPages = Duration.ofMinutes(16);
    while (read.size() < 20) {
      // Each page by a source of its own, as after a crash; the page that was not kept is lost.
      readPage(source(PLAIN), 3);
      SourcePage<Row> lost = again(source(PLAIN), 3);
      assertThat(lost).isNotNull();
      assertThat(read).doesNotHaveDuplicates();
    }
    clock.advance(Duration.ofHours(1));
    readAll(source(PLAIN));
    assertThat(read).isEqualTo(IntStream.rangeClosed(1, 20).mapToObj(n -> "S" + n).toList());
    assertThat(names("processed")).containsExactly("a.csv");
  }

  @Test
  void aCopyIsPutAwayAndNotReadAgain() throws IOException {
    betweenPages = Duration.ofSeconds(1);
    arrives("a.csv", table(1, 2));
    readAll(source(PLAIN));
    arrives("a.csv", table(1, 2));
    readAll(source(PLAIN));
    arrives("a.csv", table(1, 3));
    readAll(source(PLAIN));

    assertThat(read).containsExactly("S1", "S2", "S1", "S2", "S3");
    assertThat(names("processed")).hasSize(3);
  }

  @Test
  void errorsAreWrittenBesideAndWhatIsBadIsTold() throws IOException {
    arrives("a.csv", "sku,pieces\nA,1\nB,x\nC,3\n");
    readAll(source(PLAIN));

    assertThat(read).containsExactly("A", "C");
    assertThat(unreadable).singleElement().extracting(SourceRecord::id).isEqualTo("B");
    assertThat(names("processed")).containsExactly("a.csv");
    String errors = names("out").get(0);
    assertThat(errors).matches("a\\.csv-[0-9a-f]{8}\\.errors\\.csv");
    assertThat(Files.readString(root.resolve("out").resolve(errors))).contains("\r\n3,pieces,FORM");
  }

  @Test
  void aFileThatIsRefusedIsPutAsideAndHoldsUpNoOther() throws IOException {
    arrives("a.csv", "nonsense\n");
    arrives("b.csv", table(1, 2));
    readAll(source(PLAIN));

    assertThat(read).containsExactly("S1", "S2");
    assertThat(unreadable).singleElement().extracting(SourceRecord::id).isEqualTo("file/a.csv");
    assertThat(names("failed")).containsExactly("a.csv");
    assertThat(names("processed")).containsExactly("b.csv");
    assertThat(names("out")).hasSize(1);
  }

  @Test
  void errorsAreSentOnceThoughTheFileComesAgainAfterACrash() throws IOException {
    arrives("a.csv", "nonsense\n");
    readPage(source(PLAIN), 10);
    assertThat(names("out")).isEmpty();
    clock.advance(Duration.ofHours(1));
    readAll(source(PLAIN));
    readAll(source(PLAIN));

    assertThat(unreadable).hasSize(1);
    assertThat(names("failed")).containsExactly("a.csv");
    assertThat(names("out")).hasSize(1);
  }

  @Test
  void aFileWaitsForItsTotalsWhicheverComesFirst() throws IOException {
    arrives("a.csv", "sku,pieces\nA,1\nB,0.5\n");
    TableSource<Row> source = source(COUNTED);
    readAll(source);
    assertThat(read).isEmpty();
    arrives("b.csv.ctl", "1,2\n");
    arrives("a.csv.ctl", "2,1.5\n");
    readAll(source);
    assertThat(read).containsExactly("A", "B");
    arrives("b.csv", "sku,pieces\nC,2\n");
    readAll(source);

    assertThat(read).containsExactly("A", "B", "C");
    assertThat(names("processed"))
        .containsExactlyInAnyOrder("a.csv", "a.csv.ctl", "b.csv", "b.csv.ctl");
  }

  @Test
  void nothingIsTakenOfAFileWhoseTotalsDiffer() throws IOException {
    arrives("a.csv", "sku,pieces\nA,1\nB,0.5\n");
    arrives("a.csv.ctl", "2,1.4\n");
    readAll(source(COUNTED));
    assertThat(read).isEmpty();
    assertThat(unreadable).hasSize(1);
    assertThat(names("failed")).containsExactlyInAnyOrder("a.csv", "a.csv.ctl");
  }

  @Test
  void aFileWhoseTotalsNeverComeIsRefusedWhenItComesAgain() throws IOException {
    arrives("a.csv", table(1, 2));
    arrives("b.csv.ctl", "1,2\n");
    TableSource<Row> source = source(COUNTED);
    readAll(source);
    clock.advance(Duration.ofHours(1));
    readAll(source);

    assertThat(read).isEmpty();
    assertThat(unreadable).hasSize(1);
    assertThat(names("failed")).containsExactlyInAnyOrder("a.csv", "b.csv.ctl");
    assertThat(names("out")).hasSize(1);
  }

  @Test
  void aStrangeCursorIsRefused() {
    assertThatThrownBy(() -> source(PLAIN).fetch(new Cursor("../../etc/passwd"), 1))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void theCursorForgetsTheOldestFilesAndStaysShort() throws IOException {
    TableSource<Row> source = source(PLAIN);
    for (int i = 0; i < 40; i++) {
      arrives("f" + i + ".csv", table(i, i));
    }
    readAll(source);
    assertThat(read).hasSize(40);
    assertThat(cursor.value().length()).isBetween(600, Cursor.MAX_LENGTH);
  }

  private TableSource<Row> source(TableFormat format) {
    FileOptions options = new FileOptions(1_000_000, Duration.ZERO, Duration.ofMinutes(15), clock);
    return new TableSource<>(
        "levels",
        new TableCodec<>("levels", format, new Levels()),
        FileTransport.in(root, options));
  }

  private void readAll(TableSource<Row> source) {
    while (readPage(source, 10)) {
      source.stored(cursor);
    }
  }

  private boolean readPage(TableSource<Row> source, int limit) {
    SourcePage<Row> page = again(source, limit);
    for (SourceRecord<Row> record : page.records()) {
      if (record instanceof SourceRecord.Found<Row> found) {
        read.add(found.value().need(Levels.SKU));
      } else {
        unreadable.add(record);
      }
    }
    cursor = page.next();
    return page.more();
  }

  /** Reads the next page; a file that another source holds comes when its lease has ended. */
  private SourcePage<Row> again(TableSource<Row> source, int limit) {
    clock.advance(betweenPages);
    return source.fetch(cursor, limit);
  }

  private static String table(int from, int to) {
    StringBuilder table = new StringBuilder("sku,pieces\n");
    IntStream.rangeClosed(from, to).forEach(n -> table.append("S%d,%d\n".formatted(n, n)));
    return table.toString();
  }

  private void arrives(String name, String text) throws IOException {
    Files.writeString(Files.createDirectories(root.resolve("in")).resolve(name), text);
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Files.createDirectories(root.resolve(folder)))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
