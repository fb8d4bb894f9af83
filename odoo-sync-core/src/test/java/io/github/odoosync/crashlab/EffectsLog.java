package io.github.odoosync.crashlab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * One file that all processes append to: the target of the effects and the diary of the faults.
 *
 * <p>Each line is one write to a file opened for appending. The operating system puts such writes
 * one after the other, so the file's order is the order in which a target would have seen them, and
 * what was written outlives its writer's death.
 */
final class EffectsLog implements AutoCloseable {

  private final FileChannel channel;

  EffectsLog(Path file) {
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line's own start and end show one that its writer died in. */
  void append(LogLine line) {
    ByteBuffer bytes =
        ByteBuffer.wrap(("\n" + line.text() + ";").getBytes(StandardCharsets.US_ASCII));
    try {
      int length = bytes.remaining();
      if (channel.write(bytes) != length) {
        throw new IOException("A line was written in two parts");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      return text.lines().filter(line -> !line.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
