package io.github.odoosync.connectors.file;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Where the folders are. A session: opened for one call, and closed after it. */
interface Area extends AutoCloseable {

  /** A plain file. */
  record Entry(String name, long size, Instant changedAt) {}

  /** Opens sessions. */
  interface Opener {
    Area open() throws IOException;
  }

  /**
   * Returns the plain files of a folder, neither links nor folders; makes it if it is not there.
   */
  List<Entry> list(String folder) throws IOException;

  /** Reads a file, or at most so much of it. */
  byte[] read(String folder, String name, int most) throws IOException;

  /** Writes a file, over an old one, and sees that it is kept. */
  void write(String folder, String name, byte[] content) throws IOException;

  /** Renames a file in one step; false if it is not there, or another has the new name. */
  boolean rename(String folder, String name, String newFolder, String newName) throws IOException;

  @Override
  void close() throws IOException;
}
