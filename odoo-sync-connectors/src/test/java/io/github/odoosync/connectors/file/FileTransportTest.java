package io.github.odoosync.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.connector.document.DocumentTransport.Settlement;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.error.InvalidValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents by way of folders. */
class FileTransportTest {

  private static final Instant NOW = Instant.parse("2026-11-23T14:30:00Z");

  @TempDir Path root;

  FileTransport transport(FileOptions options) {
    return FileTransport.in(root, options);
  }

  @Test
  void aFileIsTakenOnceAndPutAwayWhenItIsSettled() throws IOException {
    arrives("b.edi", "second", NOW.minusSeconds(60));
    arrives("a.edi", "first", NOW.minusSeconds(120));

    List<RawDocument> found = at(NOW).receive(10);
    assertThat(found).extracting(RawDocument::name).containsExactly("a.edi", "b.edi");
    assertThat(text(found.get(0))).isEqualTo("first");
    assertThat(at(NOW).receive(10)).as("claimed").isEmpty();

    at(NOW).settle(found.get(0), Settlement.TAKEN);
    at(NOW).settle(found.get(1), Settlement.REFUSED);
    at(NOW).settle(found.get(1), Settlement.REFUSED);
    assertThat(names("processed")).containsExactly("a.edi");
    assertThat(names("failed")).containsExactly("b.edi");
    assertThat(names("working")).isEmpty();
  }

  @Test
  void whatWasNotSettledComesAgainAfterTheLease() throws IOException {
    arrives("a.edi", "x", NOW.minusSeconds(60));
    at(NOW).receive(10);
    assertThat(at(NOW.plusSeconds(14 * 60)).receive(10)).isEmpty();
    List<RawDocument> again = at(NOW.plusSeconds(16 * 60)).receive(10);
    assertThat(again).extracting(RawDocument::name).containsExactly("a.edi");
    at(NOW).settle(again.get(0), Settlement.TAKEN);
    assertThat(names("processed")).containsExactly("a.edi");
  }

  @Test
  void aZombiesSettlementMovesNothing() throws IOException {
    arrives("a.edi", "x", NOW.minusSeconds(60));
    RawDocument zombie = at(NOW).receive(10).get(0);
    at(NOW.plusSeconds(16 * 60)).receive(10);
    at(NOW).settle(zombie, Settlement.REFUSED);
    assertThat(names("failed")).isEmpty();
    assertThat(names("working")).hasSize(1);
  }

  @Test
  void aFileOfTheSameNameLosesNothing() throws IOException {
    for (int i = 0; i < 2; i++) {
      arrives("a.edi", "x" + i, NOW.minusSeconds(60));
      FileTransport files = at(NOW.plusSeconds(i));
      files.settle(files.receive(1).get(0), Settlement.TAKEN);
    }
    assertThat(names("processed")).hasSize(2).contains("a.edi");
  }

  @Test
  void filesOfOneNameClaimedInOneMillisecondLoseNothing() throws IOException {
    for (int i = 0; i < 4; i++) {
      arrives("a.edi", "x" + i, NOW.minusSeconds(60));
      at(NOW).settle(at(NOW).receive(1).get(0), Settlement.TAKEN);
      assertThat(names("working")).isEmpty();
    }
    assertThat(names("processed")).hasSize(4).contains("a.edi");
  }

  @Test
  void whatIsStillBeingWrittenIsLeftAlone() throws IOException {
    arrives("young.edi", "x", NOW.minusSeconds(2));
    arrives("a.tmp", "x", NOW.minusSeconds(60));
    arrives(".hidden", "x", NOW.minusSeconds(60));
    arrives("b.part", "x", NOW.minusSeconds(60));
    assertThat(at(NOW).receive(10)).isEmpty();
    assertThat(at(NOW.plusSeconds(10)).receive(10))
        .extracting(RawDocument::name)
        .containsExactly("young.edi");
  }

  @Test
  void whatIsTooLargeIsPutAsideUnread() throws IOException {
    arrives("big.edi", "x".repeat(101), NOW.minusSeconds(60));
    arrives("small.edi", "x".repeat(100), NOW.minusSeconds(60));
    FileTransport files = transport(options(NOW).withMaxBytes(100));
    assertThat(files.receive(10)).extracting(RawDocument::name).containsExactly("small.edi");
    assertThat(names("failed")).containsExactly("big.edi", "big.edi.reason.txt");
  }

  @Test
  void aNameThatIsNotPlainIsPutAsideAndTheOthersCome() throws IOException {
    arrives("a\\..\\evil.edi", "x", NOW.minusSeconds(60));
    arrives("good.edi", "x", NOW.minusSeconds(60));
    assertThat(at(NOW).receive(10)).extracting(RawDocument::name).containsExactly("good.edi");
    assertThat(names("failed")).contains("a_.._evil.edi");
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path secret = Files.writeString(root.resolve("secret"), "secret");
    Files.createSymbolicLink(folder("in").resolve("a.edi"), secret);
    assertThat(at(NOW.plusSeconds(3600)).receive(10)).isEmpty();
  }

  @Test
  void aFileIsSentInFullOrNotAtAllAndOnce() throws IOException {
    RawDocument document = RawDocument.of("x12-000000001.edi", bytes("ISA"), Map.of());
    at(NOW).send(document);
    at(NOW).send(document);
    assertThat(names("out")).containsExactly("x12-000000001.edi");
    assertThat(Files.readString(root.resolve("out/x12-000000001.edi"))).isEqualTo("ISA");
    assertThatThrownBy(
            () -> at(NOW).send(RawDocument.of("x12-000000001.edi", bytes("IEA"), Map.of())))
        .isInstanceOf(InvalidValueException.class);
    assertThat(names("out")).containsExactly("x12-000000001.edi");
  }

  @Test
  void aHalfWrittenFileOfAnEarlierAttemptIsWrittenAnew() throws IOException {
    Files.writeString(folder("out").resolve(".a.edi.tmp"), "half of someth");
    at(NOW).send(RawDocument.of("a.edi", bytes("whole"), Map.of()));
    assertThat(names("out")).containsExactly("a.edi");
    assertThat(Files.readString(root.resolve("out/a.edi"))).isEqualTo("whole");
  }

  @Test
  void aLargeFileComesAndGoesWhole() throws IOException {
    String large = "0123456789".repeat(30_000);
    arrives("large.edi", large, NOW.minusSeconds(60));
    RawDocument found = at(NOW).receive(1).get(0);
    assertThat(text(found)).isEqualTo(large);
    at(NOW).send(RawDocument.of("large.edi", found.content(), Map.of()));
    assertThat(Files.readString(root.resolve("out/large.edi"))).isEqualTo(large);
  }

  FileTransport at(Instant now) {
    return transport(options(now));
  }

  static FileOptions options(Instant now) {
    return FileOptions.standard()
        .withClock(Clock.fixed(now, ZoneOffset.UTC))
        .withQuiet(Duration.ofSeconds(5));
  }

  private void arrives(String name, String content, Instant at) throws IOException {
    Path file = Files.writeString(folder("in").resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.from(at));
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(folder(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(RawDocument document) {
    return new String(document.content(), StandardCharsets.US_ASCII);
  }
}
