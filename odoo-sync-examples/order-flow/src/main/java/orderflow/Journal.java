package orderflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened to which order, a line each, in a file that outlives a killed process. */
final class Journal {

  private static final String FILE = "journal.tsv";

  private final Path file;

  Journal(Path folder) {
    this.file = folder.resolve(FILE);
  }

  /** One line. */
  record Line(Instant at, String order, String step, String text) {}

  /** Notes a step of an order. */
  synchronized void note(String order, String step, String text) {
    String line =
        String.join("\t", Instant.now().toString(), order, step, text.replaceAll("\\s+", " "));
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all lines that are whole. */
  List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("\t", 4);
        if (parts.length == 4) {
          lines.add(new Line(Instant.parse(parts[0]), parts[1], parts[2], parts[3]));
        }
      }
    }
    return lines;
  }
}
