package io.github.odoosync.testing;

/**
 * One thing that a contract asks for.
 *
 * @param name what, as a sentence
 * @param body throws an {@link AssertionError} that says what is wrong, if it is not so
 */
public record ContractCase(String name, Runnable body) {

  /** Checks it. */
  public void run() {
    body.run();
  }
}
