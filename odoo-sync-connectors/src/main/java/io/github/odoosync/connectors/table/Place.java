package io.github.odoosync.connectors.table;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far files are read: those begun, with the number of records that were taken of each, and the
 * last ones that are done. Immutable.
 */
final class Place {

  private static final int KEY = 24;

  // With keys of 24 characters and eight digits they fit into a cursor.
  private static final int MOST = 28;

  private static final int DONE = -1;
  private static final int REFUSED = -2;

  private final Map<String, Integer> files;

  private Place(Map<String, Integer> files) {
    this.files = files;
  }

  static Place of(Cursor cursor) {
    Map<String, Integer> files = new LinkedHashMap<>();
    if (!cursor.isStart()) {
      for (String entry : cursor.value().split(" ", -1)) {
        if (!entry.matches("[0-9a-f]{24}(:[0-9]{1,8}|!)?")) {
          throw InvalidValueException.of(
              ErrorCode.INVALID_VALUE, "This is no cursor of a source of tables");
        }
        files.put(entry.substring(0, KEY), state(entry));
      }
    }
    return new Place(files);
  }

  private static Integer state(String entry) {
    if (entry.length() == KEY) {
      return DONE;
    }
    return entry.endsWith("!") ? REFUSED : Integer.valueOf(entry.substring(KEY + 1));
  }

  private static String entry(String file, int taken) {
    return switch (taken) {
      case DONE -> file;
      case REFUSED -> file + "!";
      default -> file + ":" + taken;
    };
  }

  Cursor cursor() {
    List<String> entries = new ArrayList<>();
    files.forEach((file, taken) -> entries.add(entry(file, taken)));
    return new Cursor(String.join(" ", entries));
  }

  boolean isDone(String file) {
    return files.getOrDefault(file, 0) < 0;
  }

  boolean isRefused(String file) {
    return files.getOrDefault(file, 0) == REFUSED;
  }

  /** Returns how many records of a file were taken. */
  int taken(String file) {
    return Math.max(0, files.getOrDefault(file, 0));
  }

  Place at(String file, int taken) {
    return with(file, taken);
  }

  Place done(String file, boolean refused) {
    return with(file, refused ? REFUSED : DONE);
  }

  private Place with(String file, int taken) {
    Map<String, Integer> next = new LinkedHashMap<>(files);
    next.remove(file);
    next.put(file, taken);
    while (next.size() > MOST) {
      next.remove(next.keySet().iterator().next());
    }
    return new Place(next);
  }
}
