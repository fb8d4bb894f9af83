package io.github.odoosync.capture;

import java.util.Collection;
import java.util.Map;

/** Reads roots whole, each as it is now. */
@FunctionalInterface
interface RootReader<T> {

  /** Returns the roots by their ids; those that are gone or hidden are left out. */
  Map<Long, T> read(Collection<Long> ids);
}
