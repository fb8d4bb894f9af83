package io.github.odoosync.lane;

/** What kind of trouble a message is in, so that the right people look at it. */
public enum Category {
  /** The message's own content is wrong or of an unknown type. */
  DATA,
  /** Something it refers to has no counterpart on the other side. */
  MAPPING,
  /** The other side refused for want of a right. */
  PERMISSION,
  /** Somebody else changed or did the same; people have to decide. */
  CONFLICT,
  /** The other side or the way to it failed for too long. */
  PLATFORM,
  /** The handler itself is broken. */
  BUG
}
