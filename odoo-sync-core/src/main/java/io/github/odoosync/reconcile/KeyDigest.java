package io.github.odoosync.reconcile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A key and the digest of what its document means: all that a run keeps of most documents. */
@SuppressWarnings("ArrayRecordComponent")
record KeyDigest(String key, byte[] digest) implements Comparable<KeyDigest> {

  private static final int DIGEST_BYTES = 32;

  static KeyDigest read(DataInputStream in) throws IOException {
    byte[] key = in.readNBytes(in.readInt());
    return new KeyDigest(new String(key, StandardCharsets.UTF_8), in.readNBytes(DIGEST_BYTES));
  }

  void write(DataOutputStream out) throws IOException {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    out.writeInt(text.length);
    out.write(text);
    out.write(digest);
  }

  boolean sameAs(KeyDigest other) {
    return Arrays.equals(digest, other.digest);
  }

  @Override
  public int compareTo(KeyDigest other) {
    return key.compareTo(other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyDigest that && key.equals(that.key) && sameAs(that);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
