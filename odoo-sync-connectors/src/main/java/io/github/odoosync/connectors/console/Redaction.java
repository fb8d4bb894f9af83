package io.github.odoosync.connectors.console;

import io.github.odoosync.observe.Secret;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Takes out of texts what looks like a secret, and what is known to be one. Immutable. */
final class Redaction implements UnaryOperator<String> {

  static final String HIDDEN = "***";

  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*(passw|secret|token|credential|authorization|cookie|api[-_ ]?key|private[-_ ]?key"
              + "|access[-_ ]?key|signature|session[-_ ]?id).*");

  private static final Pattern SCHEME =
      Pattern.compile("(?i)\\b(bearer|basic|digest)\\s+[A-Za-z0-9._~+/=-]{8,}");

  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)((?:passw(?:or)?d|secret|token|api[-_]?key|access[-_]?key|signature)[\\w-]{0,40}"
              + "\\\\?[\"']?\\s{0,3}[=:]\\s{0,3}\\\\?[\"']?)(?!\\*\\*\\*)[^\\s\"'&,;<>\\\\]{4,}");

  private static final Pattern USER_INFO = Pattern.compile("(//[^/\\s:@]{0,100}:)[^/\\s@]{1,200}@");

  private final List<String> known;

  Redaction(Collection<Secret> known) {
    // The longest first, so that none hides a part of another.
    this.known =
        known.stream()
            .map(Secret::reveal)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  @Override
  public String apply(String text) {
    String clean = text;
    for (String secret : known) {
      clean = clean.replace(secret, HIDDEN);
    }
    if (clean.indexOf(' ') >= 0) {
      clean = SCHEME.matcher(clean).replaceAll("$1 " + HIDDEN);
    }
    if (clean.indexOf('=') >= 0 || clean.indexOf(':') >= 0) {
      clean = PAIR.matcher(clean).replaceAll("$1" + HIDDEN);
      clean = USER_INFO.matcher(clean).replaceAll("$1" + HIDDEN + "@");
    }
    return clean;
  }

  /** Returns whether what has this name is not to be shown. */
  static boolean hides(String name) {
    return NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}
