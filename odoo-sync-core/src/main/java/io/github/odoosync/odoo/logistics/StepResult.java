package io.github.odoosync.odoo.logistics;

/**
 * How a step that must not happen twice ended: always with its effect there.
 *
 * <p>Of two calls at the very same time both may have acted where Odoo itself lets a button be
 * pressed twice, such as to confirm an order: the effect is there once. Where a key ties the effect
 * to its caller, as with returns, scrap, invoices and receipts, one call acts.
 *
 * @param acted whether this call did it; false if it found everything done already, by an earlier
 *     call, another process or a person
 * @param value what the caller goes on with: the document as it is now
 */
public record StepResult<T>(boolean acted, T value) {

  /** Returns the result of a call that did something. */
  public static <T> StepResult<T> acted(T value) {
    return new StepResult<>(true, value);
  }

  /** Returns the result of a call that found everything done. */
  public static <T> StepResult<T> alreadyDone(T value) {
    return new StepResult<>(false, value);
  }
}
