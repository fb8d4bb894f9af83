package io.github.odoosync.model.order;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The rules that the lines of all orders share. */
final class Lines {

  private Lines() {}

  /** Lines are told apart by their keys: two of one key would become one, or four. */
  static <L> void requireUnique(String document, List<L> lines, Function<L, String> key) {
    Set<String> seen = new HashSet<>();
    for (L line : lines) {
      if (!seen.add(key.apply(line))) {
        throw InvalidValueException.of(
            ErrorCode.INVALID_VALUE,
            document + ": two lines have the key '" + key.apply(line) + "'");
      }
    }
  }
}
