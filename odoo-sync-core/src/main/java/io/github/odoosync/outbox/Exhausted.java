package io.github.odoosync.outbox;

/** What happens to a message that no further attempt will be made for. */
public enum Exhausted {
  /** It keeps its place and its lane stands still, so that order is kept at any price. */
  PARK_LANE,
  /** It becomes a dead letter and its lane goes on without it. */
  SKIP,
  /** It and all that wait behind it in its lane become dead letters, to be replayed in order. */
  DEAD_LETTER_REST
}
