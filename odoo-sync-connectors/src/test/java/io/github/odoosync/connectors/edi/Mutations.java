package io.github.odoosync.connectors.edi;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Breaks files by chance, as lines, editors and attackers do. */
public final class Mutations {

  private static final String TELLING = "*~>:+'?\n\r^|\0 ISAGSTUNBHLZ0123456789\u00ff";

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** Returns the file with one to five changes. */
  public byte[] of(byte[] content) {
    byte[] changed = content.clone();
    for (int i = random.nextInt(5); i >= 0 && changed.length > 4; i--) {
      changed = changed(changed);
    }
    return changed;
  }

  private byte[] changed(byte[] content) {
    int at = random.nextInt(content.length);
    int length = 1 + random.nextInt(Math.min(40, content.length - at));
    return switch (random.nextInt(6)) {
      case 0 -> replaced(content, at, telling());
      case 1 -> replaced(content, at, (byte) random.nextInt(256));
      case 2 -> spliced(content, at, at + length, new byte[0]);
      case 3 -> spliced(content, at, at, Arrays.copyOfRange(content, at, at + length));
      case 4 -> Arrays.copyOf(content, at);
      default -> spliced(content, at, at, new byte[] {telling(), telling(), telling()});
    };
  }

  private byte telling() {
    return (byte) TELLING.charAt(random.nextInt(TELLING.length()));
  }

  private static byte[] replaced(byte[] content, int at, byte value) {
    byte[] changed = content.clone();
    changed[at] = value;
    return changed;
  }

  private static byte[] spliced(byte[] content, int from, int to, byte[] between) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(content, 0, from);
    out.writeBytes(between);
    out.write(content, to, content.length - to);
    return out.toByteArray();
  }
}
