package io.github.odoosync.idempotency;

/** What a look after an earlier run of a key found. */
public sealed interface Recovery {

  /**
   * Its effect is there.
   *
   * @param result what the work would have returned
   */
  record Done(StoredResult result) implements Recovery {}

  /** Its effect is surely not there and will not come: the work is done now. */
  record NotDone() implements Recovery {}

  /** Nobody can tell: the key stays in doubt and its work is not done. */
  record Unknown() implements Recovery {}

  /** Returns that the effect is there. */
  static Recovery done(StoredResult result) {
    return new Done(result);
  }

  /** Returns that the effect is surely not there and will not come. */
  static Recovery notDone() {
    return new NotDone();
  }

  /** Returns that nobody can tell. */
  static Recovery unknown() {
    return new Unknown();
  }
}
