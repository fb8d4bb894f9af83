package io.github.odoosync.testing;

import io.github.odoosync.connector.IncrementalSource;

/** A source and a stand-in of its system, which is empty at first. */
public interface SourceRig extends AutoCloseable {

  /** Returns the source; each call returns one opened anew, as after a restart. */
  IncrementalSource<?> source();

  /** Makes a record of this number in the system, or changes it, and returns the system's id. */
  String change(int number);

  /** Makes a record that cannot be understood. */
  void poison();

  /** Has the system do this to the next request: {@code UNAVAILABLE} or {@code LOST_ANSWER}. */
  void arm(SystemFault fault);

  @Override
  void close();
}
