package io.github.odoosync.internal.odoo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts a long list into calls. */
public final class Chunks {

  private Chunks() {}

  /** Returns the items in their order, at most {@code size} in a chunk. */
  public static <T> List<List<T>> of(Collection<T> items, int size) {
    List<T> all = new ArrayList<>(items);
    List<List<T>> chunks = new ArrayList<>();
    for (int start = 0; start < all.size(); start += size) {
      chunks.add(all.subList(start, Math.min(start + size, all.size())));
    }
    return chunks;
  }
}
