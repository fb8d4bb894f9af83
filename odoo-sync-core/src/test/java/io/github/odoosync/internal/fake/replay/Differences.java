package io.github.odoosync.internal.fake.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects where an answer of the fake differs from the recorded one. */
final class Differences {

  private static final Pattern SEQUENCE =
      Pattern.compile(
          "\\b(S|P|WH/[A-Z]+/|INV/\\d{4}/)\\d{5}\\b|\\b\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d:\\d\\d)?");

  private final List<String> found = new ArrayList<>();

  void add(String where, @Nullable Object recorded, @Nullable Object fake) {
    found.add(where + ": recorded " + recorded + ", fake " + fake);
  }

  /** Compares exactly, but for numbers out of sequences and for times. */
  void text(String where, String recorded, @Nullable Object fake) {
    if (!(fake instanceof String text) || !plain(recorded).equals(plain(text))) {
      add(where, recorded, fake);
    }
  }

  void equal(String where, @Nullable Object recorded, @Nullable Object fake) {
    if (!java.util.Objects.equals(recorded, fake)) {
      add(where, recorded, fake);
    }
  }

  void sameKind(String where, @Nullable Object recorded, @Nullable Object fake) {
    equal(where + " (kind)", kind(recorded), kind(fake));
  }

  List<String> all() {
    return found;
  }

  static String kind(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    return value instanceof Boolean flag && !flag ? "false" : value.getClass().getSimpleName();
  }

  private static String plain(String text) {
    return SEQUENCE.matcher(text).replaceAll("$1#");
  }
}
