package io.github.odoosync.lane;

/** What became of a settlement or renewal. */
public enum Settled {
  /** It was stored. */
  DONE,
  /** Somebody else holds the lane or it is gone: the result came too late and was dropped. */
  FENCED,
  /** A producer's open transaction holds the lane's row; try again. */
  BUSY
}
