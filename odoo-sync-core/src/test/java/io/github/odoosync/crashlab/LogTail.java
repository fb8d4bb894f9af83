package io.github.odoosync.crashlab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Follows the log while it grows, to know how far the workers are. */
final class LogTail implements AutoCloseable {

  private final RandomAccessFile file;
  private final Map<String, Integer> byWorker = new HashMap<>();
  private final Set<String> messages = new HashSet<>();
  private String rest = "";

  LogTail(Path path) {
    try {
      file = new RandomAccessFile(path.toFile(), "r");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int effectsOf(String worker) {
    read();
    return byWorker.getOrDefault(worker, 0);
  }

  /** Messages with at least one effect. */
  int messages() {
    read();
    return messages.size();
  }

  private void read() {
    try {
      byte[] news = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(news);
      String text = rest + new String(news, StandardCharsets.US_ASCII);
      int end = text.lastIndexOf(';') + 1;
      rest = text.substring(end);
      text.substring(0, end).lines().forEach(this::count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void count(String line) {
    LogLine.parse(line)
        .filter(LogLine.Effect.class::isInstance)
        .map(LogLine.Effect.class::cast)
        .ifPresent(
            effect -> {
              byWorker.merge(effect.worker(), 1, Integer::sum);
              messages.add(effect.message());
            });
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
