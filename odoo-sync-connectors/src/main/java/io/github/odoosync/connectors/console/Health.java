package io.github.odoosync.connectors.console;

import java.time.Duration;

/** How a flow is, by a sign and a word: the colour beside them says nothing more. */
enum Health {
  /** Nothing waits. */
  QUIET("✔", "Nothing waits", "good"),
  /** Messages are on their way. */
  BUSY("●", "Working", "good"),
  /** Something has been due for long. */
  LATE("▲", "Late", "warn"),
  /** The effect of an attempt is not known yet. */
  UNSURE("?", "Outcome unknown", "warn"),
  /** It was paused by hand. */
  PAUSED("‖", "Paused", "warn"),
  /** Something stands still until people decide. */
  NEEDS_PEOPLE("✖", "Needs people", "bad");

  static final Duration LATE_AFTER = Duration.ofMinutes(5);

  private final String sign;
  private final String word;
  private final String tone;

  Health(String sign, String word, String tone) {
    this.sign = sign;
    this.word = word;
    this.tone = tone;
  }

  void show(Html html) {
    badge(html, sign, word, tone);
  }

  /** Writes a sign, which is left out when read aloud, and a word. */
  static void badge(Html html, String sign, String word, String tone) {
    html.open("span", "class", "badge " + tone)
        .element("span", sign, "aria-hidden", "true")
        .text(" " + word)
        .close("span");
  }
}
