package io.github.odoosync.connectors.fuzz;

import io.github.odoosync.error.OdooSyncException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Feeds a parser with good documents that were damaged by a seeded chance: 2,000 of them, or as
 * many as the system property {@code fuzz.runs} says.
 */
public final class Mutations {

  private static final int RUNS = Integer.getInteger("fuzz.runs", 2_000);
  private static final int LARGEST = 200_000;

  private static final List<String> JUNK =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "\"\"",
          "-1",
          "1e99",
          "1e999999999",
          "0.000000001",
          "NaN",
          "99999999999999999999",
          "[".repeat(100),
          "{\"a\":".repeat(100),
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\u00e9\u0301",
          "\"\"\"",
          ",",
          ":",
          "\0",
          "2026-13-45T99:00:00Z",
          "0001-01-01T00:00:00Z");

  private final Random chance;
  private final List<byte[]> documents;

  private Mutations(long seed, List<byte[]> documents) {
    this.chance = new Random(seed);
    this.documents = documents;
  }

  /**
   * Lets a parser read damaged documents: it may refuse them only with an error of this library.
   */
  public static void feed(long seed, List<byte[]> documents, Consumer<byte[]> parser) {
    Mutations mutations = new Mutations(seed, documents);
    for (int run = 0; run < RUNS; run++) {
      byte[] document = mutations.next();
      try {
        parser.accept(document);
      } catch (OdooSyncException e) {
        // Refused as it should be.
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "Seed " + seed + ", run " + run + ": " + new String(document, StandardCharsets.UTF_8),
            e);
      }
    }
  }

  private byte[] next() {
    byte[] document = documents.get(chance.nextInt(documents.size()));
    for (int damage = chance.nextInt(4); damage >= 0; damage--) {
      document = damaged(document);
    }
    return document.length > LARGEST ? Arrays.copyOf(document, LARGEST) : document;
  }

  private byte[] damaged(byte[] document) {
    int from = chance.nextInt(document.length + 1);
    int to = Math.min(document.length, from + chance.nextInt(60));
    return switch (chance.nextInt(6)) {
      case 0 -> joined(document, from, new byte[0], to);
      case 1 -> joined(document, to, Arrays.copyOfRange(document, from, to), to);
      case 2 -> joined(document, from, junk(), to);
      case 3 -> joined(document, from, new byte[] {(byte) chance.nextInt(256)}, from);
      case 4 -> valueReplaced(document, from);
      default -> valueReplaced(document, to);
    };
  }

  /** Replaces a whole value, so that the document stays JSON and only its meaning is damaged. */
  private byte[] valueReplaced(byte[] document, int near) {
    int colon = indexOf(document, near, ':');
    int comma = indexOf(document, colon + 1, ',');
    return colon < 0 || comma < 0
        ? joined(document, near, junk(), near)
        : joined(document, colon + 1, junk(), comma);
  }

  private byte[] junk() {
    return JUNK.get(chance.nextInt(JUNK.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static int indexOf(byte[] document, int from, char wanted) {
    for (int i = from; i < document.length; i++) {
      if (document[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] joined(byte[] document, int end, byte[] middle, int start) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(document.length + middle.length);
    joined.write(document, 0, end);
    joined.writeBytes(middle);
    joined.write(document, start, document.length - start);
    return joined.toByteArray();
  }
}
