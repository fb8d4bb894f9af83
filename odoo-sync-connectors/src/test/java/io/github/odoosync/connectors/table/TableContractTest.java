package io.github.odoosync.connectors.table;

import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.document.DocumentTransport;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.connectors.file.FileOptions;
import io.github.odoosync.connectors.file.FileTransport;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.testing.ConnectorContract;
import io.github.odoosync.testing.SourceRig;
import io.github.odoosync.testing.SystemFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A source of files keeps what every source has to keep. */
class TableContractTest {

  @TempDir Path root;

  @TestFactory
  Stream<DynamicTest> files() {
    return ConnectorContract.source(Rig::new).stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), each::run));
  }

  private final class Rig implements SourceRig {

    private final AtomicBoolean away = new AtomicBoolean();
    private final Path folder;
    private int files;

    Rig() {
      try {
        folder = Files.createTempDirectory(root, "rig");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public IncrementalSource<?> source() {
      FileOptions options =
          FileOptions.standard()
              .withQuiet(Duration.ZERO)
              .withClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
      DocumentTransport transport = new Faulty(FileTransport.in(folder, options), away);
      return new TableSource<>(
          "levels", new TableCodec<>("levels", TableFormat.csv().build(), new Levels()), transport);
    }

    @Override
    public String change(int number) {
      write("S" + number + "," + files);
      return "S" + number;
    }

    @Override
    public void poison() {
      write("P1,none");
    }

    private void write(String row) {
      try {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(in.resolve("f%04d.csv".formatted(++files)), "sku,pieces\n" + row + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void arm(SystemFault fault) {
      away.set(true);
    }

    @Override
    public void close() {
      // The folder goes with the test.
    }
  }

  /** Folders that are away when they are told to be. */
  private record Faulty(DocumentTransport folders, AtomicBoolean away)
      implements DocumentTransport {

    @Override
    public List<RawDocument> receive(int limit) {
      if (away.getAndSet(false)) {
        throw new NoAnswerException(
            Failure.of(ErrorCode.NO_ANSWER, "files.receive", 0, Outcome.NOT_COMMITTED, "away"),
            null);
      }
      return folders.receive(limit);
    }

    @Override
    public void send(RawDocument document) {
      folders.send(document);
    }

    @Override
    public void settle(RawDocument document, Settlement settlement) {
      folders.settle(document, settlement);
    }
  }
}
