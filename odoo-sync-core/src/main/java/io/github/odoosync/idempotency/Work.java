package io.github.odoosync.idempotency;

/**
 * The work of a key.
 *
 * @param <E> what it may throw beside unchecked exceptions
 */
@FunctionalInterface
public interface Work<E extends Exception> {

  /**
   * Does the work.
   *
   * @return what is kept and given to all who ask again
   */
  StoredResult run(Run run) throws E;
}
