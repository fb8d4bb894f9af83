package io.github.odoosync.reconcile;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks two sides' keys side by side and names those that do not agree at first sight. */
final class Suspicion {

  private final Iterator<KeyDigest> left;
  private final Iterator<KeyDigest> right;
  private final Consumer<String> suspects;
  private @Nullable KeyDigest nextLeft;
  private @Nullable KeyDigest nextRight;
  private long compared;

  private Suspicion(
      Iterator<KeyDigest> left, Iterator<KeyDigest> right, Consumer<String> suspects) {
    this.left = left;
    this.right = right;
    this.suspects = suspects;
  }

  /** Returns how many different keys there are on the two sides together. */
  static long walk(Iterator<KeyDigest> left, Iterator<KeyDigest> right, Consumer<String> suspects) {
    return new Suspicion(left, right, suspects).walk();
  }

  private long walk() {
    nextLeft = following(left);
    nextRight = following(right);
    while (nextLeft != null || nextRight != null) {
      step(smaller(nextLeft, nextRight));
    }
    return compared;
  }

  private void step(String key) {
    KeyDigest here = nextLeft;
    KeyDigest there = nextRight;
    int onLeft = skipLeft(key);
    int onRight = skipRight(key);
    compared++;
    boolean agree =
        onLeft == 1 && onRight == 1 && here != null && there != null && here.sameAs(there);
    if (!agree) {
      suspects.accept(key);
    }
  }

  private int skipLeft(String key) {
    int count = 0;
    for (; nextLeft != null && nextLeft.key().equals(key); nextLeft = following(left)) {
      count++;
    }
    return count;
  }

  private int skipRight(String key) {
    int count = 0;
    for (; nextRight != null && nextRight.key().equals(key); nextRight = following(right)) {
      count++;
    }
    return count;
  }

  private static String smaller(@Nullable KeyDigest one, @Nullable KeyDigest other) {
    if (one == null) {
      return Objects.requireNonNull(other).key();
    }
    return other == null || one.compareTo(other) <= 0 ? one.key() : other.key();
  }

  private static @Nullable KeyDigest following(Iterator<KeyDigest> keys) {
    return keys.hasNext() ? keys.next() : null;
  }
}
