package io.github.odoosync.internal.fake;

import java.util.List;

/**
 * Records as a method's answer: JSON-2 always sends a list of ids.
 *
 * @param asNumber whether JSON-RPC sends the one id bare
 */
public record RecordIds(List<Long> ids, boolean asNumber) {

  /** Keeps an unmodifiable copy. */
  public RecordIds {
    ids = List.copyOf(ids);
  }

  /** Returns what JSON-RPC sends. */
  public Object overJsonRpc() {
    return asNumber && ids.size() == 1 ? ids.get(0) : ids;
  }
}
