package io.github.odoosync.connectors.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folders of this machine. */
final class LocalArea implements Area {

  private final Path root;

  LocalArea(Path root) {
    this.root = root;
  }

  @Override
  public List<Entry> list(String folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    Path path = Files.createDirectories(root.resolve(folder));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        BasicFileAttributes about = attributes(file);
        if (about != null && about.isRegularFile()) {
          entries.add(
              new Entry(
                  file.getFileName().toString(),
                  about.size(),
                  about.lastModifiedTime().toInstant()));
        }
      }
    }
    return entries;
  }

  private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      // Another node has taken it meanwhile.
      return null;
    }
  }

  @Override
  public byte[] read(String folder, String name, int most) throws IOException {
    try (InputStream in =
        Files.newInputStream(root.resolve(folder).resolve(name), LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(most);
    }
  }

  @Override
  public void write(String folder, String name, byte[] content) throws IOException {
    Path path = Files.createDirectories(root.resolve(folder)).resolve(name);
    try (FileChannel out =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
  }

  @Override
  public boolean rename(String folder, String name, String newFolder, String newName)
      throws IOException {
    Path target = Files.createDirectories(root.resolve(newFolder)).resolve(newName);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      Files.move(root.resolve(folder).resolve(name), target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException | FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void close() {
    // Nothing is open between two calls.
  }
}
