package io.github.odoosync.idempotency;

/**
 * How a call of a key ended well.
 *
 * @param result what the work came to, now or then
 * @param how where the result is from
 */
public record Execution(StoredResult result, How how) {

  /** Where a result is from. */
  public enum How {
    /** The work was done by this call. */
    DONE,
    /** This call found the effect of an earlier one whose end was not known. */
    RECOVERED,
    /** An earlier call stored it. */
    REPLAYED
  }
}
