package io.github.odoosync.idempotency;

/** Looks whether an earlier run of a key had its effect, before the work may be done again. */
@FunctionalInterface
public interface Recover {

  /**
   * Looks. An exception is taken as {@link Recovery#unknown()} and passed on.
   *
   * @return what was found
   */
  Recovery look(Run run) throws Exception;
}
