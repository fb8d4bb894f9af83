package quickstart;

import java.math.BigDecimal;
import java.util.Objects;

/** What was read back is held against what was meant; the first difference ends the run. */
final class Verify {

  private Verify() {}

  static void that(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("Not as it should be: " + what);
    }
  }

  static void equal(Object found, Object expected, String what) {
    that(Objects.equals(found, expected), what + " is " + found + ", not " + expected);
  }

  static void equal(BigDecimal found, int expected, String what) {
    that(
        found.compareTo(BigDecimal.valueOf(expected)) == 0,
        what + " is " + found.toPlainString() + ", not " + expected);
  }
}
