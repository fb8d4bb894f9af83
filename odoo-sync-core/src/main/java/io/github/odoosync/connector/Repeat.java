package io.github.odoosync.connector;

/** How a command may be carried out again when nobody knows whether it was. */
public enum Repeat {
  /** The system takes a key with it and does what it did before: send it again. */
  NATIVE_KEY,
  /** The system refuses a second thing of the same number or reference: send it again. */
  NATURAL_KEY,
  /** The system compares with what was expected, so the second time changes nothing: send again. */
  COMPARE_AND_SET,
  /** The system does it a second time: look first, and send it only if nothing is there. */
  LOOKUP_BEFORE_RETRY,
  /** The system does it a second time and shows nothing to look for: people decide. */
  UNSAFE
}
