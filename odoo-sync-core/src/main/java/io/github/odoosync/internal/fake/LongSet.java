package io.github.odoosync.internal.fake;

import java.util.Arrays;

/** A sorted set of ids in an array: small when it holds one, quick when ids only grow. */
final class LongSet {

  private long[] ids = new long[1];
  private int size;

  void add(long id) {
    int at = size == 0 || ids[size - 1] < id ? -size - 1 : Arrays.binarySearch(ids, 0, size, id);
    if (at >= 0) {
      return;
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    int place = -at - 1;
    System.arraycopy(ids, place, ids, place + 1, size - place);
    ids[place] = id;
    size++;
  }

  void remove(long id) {
    int at = Arrays.binarySearch(ids, 0, size, id);
    if (at >= 0) {
      System.arraycopy(ids, at + 1, ids, at, size - at - 1);
      size--;
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  long[] toArray() {
    return Arrays.copyOf(ids, size);
  }
}
