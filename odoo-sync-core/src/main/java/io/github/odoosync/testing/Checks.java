package io.github.odoosync.testing;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the checks of contracts share. */
final class Checks {

  private Checks() {}

  static <G extends AutoCloseable> ContractCase of(
      String name, Supplier<? extends G> rigs, Consumer<G> check) {
    return new ContractCase(name, () -> withRig(rigs, check));
  }

  private static <G extends AutoCloseable> void withRig(
      Supplier<? extends G> rigs, Consumer<G> check) {
    G rig = rigs.get();
    try {
      check.accept(rig);
    } catch (RuntimeException e) {
      throw new AssertionError("It threw " + e, e);
    } finally {
      close(rig);
    }
  }

  private static void close(AutoCloseable rig) {
    try {
      rig.close();
    } catch (Exception e) {
      throw new AssertionError("It could not be closed", e);
    }
  }

  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }
}
