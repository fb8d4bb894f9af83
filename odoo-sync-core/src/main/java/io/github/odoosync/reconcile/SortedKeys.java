package io.github.odoosync.reconcile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keys in order, in constant memory: sorted piece by piece, the pieces kept in temporary files.
 *
 * <p>Read once, by {@link #iterator}, after all were added. Not thread-safe.
 */
final class SortedKeys implements AutoCloseable {

  private final int pieceSize;
  private final List<Piece> pieces = new ArrayList<>();
  private List<KeyDigest> piece = new ArrayList<>();

  /**
   * @param pieceSize how many keys are kept in memory
   */
  SortedKeys(int pieceSize) {
    this.pieceSize = pieceSize;
  }

  void add(KeyDigest key) {
    piece.add(key);
    if (piece.size() == pieceSize) {
      Collections.sort(piece);
      pieces.add(Piece.write(piece));
      piece = new ArrayList<>();
    }
  }

  /** Returns all keys in order; equal ones stand side by side. */
  Iterator<KeyDigest> iterator() {
    Collections.sort(piece);
    PriorityQueue<Head> heads = new PriorityQueue<>();
    Head.add(heads, piece.iterator());
    for (Piece written : pieces) {
      Head.add(heads, written.read());
    }
    return new Merged(heads);
  }

  @Override
  public void close() {
    pieces.forEach(Piece::close);
    pieces.clear();
  }

  /** A sorted piece in a file of its own. */
  private static final class Piece implements AutoCloseable {

    private final Path file;
    private final int size;
    private @Nullable DataInputStream in;

    private Piece(Path file, int size) {
      this.file = file;
      this.size = size;
    }

    static Piece write(List<KeyDigest> keys) {
      try {
        Piece piece = new Piece(Files.createTempFile("odoo-sync-", ".keys"), keys.size());
        try (DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(piece.file)))) {
          for (KeyDigest key : keys) {
            key.write(out);
          }
        } catch (IOException | RuntimeException e) {
          piece.close();
          throw e;
        }
        return piece;
      } catch (IOException e) {
        throw new UncheckedIOException("Keys could not be written to a temporary file", e);
      }
    }

    Iterator<KeyDigest> read() {
      try {
        DataInputStream open =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        in = open;
        return new FileKeys(open, size);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        if (in != null) {
          in.close();
        }
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException("A temporary file could not be removed", e);
      }
    }
  }

  private static final class FileKeys implements Iterator<KeyDigest> {

    private final DataInputStream in;
    private int left;

    FileKeys(DataInputStream in, int size) {
      this.in = in;
      this.left = size;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public KeyDigest next() {
      if (left == 0) {
        throw new NoSuchElementException();
      }
      left--;
      try {
        return KeyDigest.read(in);
      } catch (IOException e) {
        throw new UncheckedIOException("A temporary file could not be read", e);
      }
    }
  }

  private record Head(KeyDigest key, Iterator<KeyDigest> rest) implements Comparable<Head> {

    static void add(PriorityQueue<Head> heads, Iterator<KeyDigest> rest) {
      if (rest.hasNext()) {
        heads.add(new Head(rest.next(), rest));
      }
    }

    @Override
    public int compareTo(Head other) {
      return key.compareTo(other.key);
    }
  }

  private static final class Merged implements Iterator<KeyDigest> {

    private final PriorityQueue<Head> heads;

    Merged(PriorityQueue<Head> heads) {
      this.heads = heads;
    }

    @Override
    public boolean hasNext() {
      return !heads.isEmpty();
    }

    @Override
    public KeyDigest next() {
      Head head = heads.remove();
      Head.add(heads, head.rest());
      return head.key();
    }
  }
}
