package io.github.odoosync.internal.fake;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a schema: {@code name type flags [@versions] [= selection keys]}. */
final class FieldLine {

  private static final Pattern LINE =
      Pattern.compile(
          "(?<name>\\S+) (?<type>[a-z0-9_]+)(>(?<relation>[^/\\s]+))?(/(?<inverse>\\S+))?"
              + "(\\$(?<currency>\\S+))? (?<flags>\\S+)( @(?<versions>\\S+))?( = ?(?<keys>.*))?");

  private final Matcher parts;

  FieldLine(String line) {
    parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a field: " + line);
    }
  }

  boolean isIn(int version) {
    return covers(parts.group("versions"), version);
  }

  FieldDef field() {
    return new FieldDef(
        parts.group("name"),
        FieldType.of(parts.group("type")),
        parts.group("relation"),
        parts.group("inverse"),
        parts.group("currency"),
        has('!'),
        has('r'),
        has('s'),
        has('f'),
        has('o'),
        has('c'),
        has('t'),
        selection(parts.group("keys")));
  }

  /** Tells whether a range like {@code 17-18} holds a version; no range holds all. */
  static boolean covers(@Nullable String range, int version) {
    if (range == null) {
      return true;
    }
    String[] ends = range.split("-", -1);
    return Integer.parseInt(ends[0]) <= version
        && version <= Integer.parseInt(ends[ends.length - 1]);
  }

  private boolean has(char flag) {
    return parts.group("flags").indexOf(flag) >= 0;
  }

  private static List<String> selection(@Nullable String keys) {
    if (keys == null || keys.isEmpty()) {
      return List.of();
    }
    if (keys.equals("@timezones")) {
      return ZoneId.getAvailableZoneIds().stream().sorted().toList();
    }
    return List.of(keys.split("\\|", -1));
  }
}
