package io.github.odoosync.connectors.console;

import io.github.odoosync.lane.Operator;

/** The forms with which people act: each carries its proof and, where it is kept, a reason. */
final class Forms {

  static final String CSRF = "csrf";
  static final String ACTION = "do";
  static final String REASON = "reason";

  private Forms() {}

  /**
   * Opens a form; {@link #end} closes it.
   *
   * @param to one of the console's own paths
   */
  static void begin(Html html, Visit visit, String to) {
    html.open("form", "method", "post", "action", visit.links().to(to), "class", "act");
    hidden(html, CSRF, visit.csrf());
  }

  static void hidden(Html html, String name, String value) {
    html.open("input", "type", "hidden", "name", name, "value", value);
  }

  static void hidden(Html html, String name, long value) {
    hidden(html, name, Long.toString(value));
  }

  /** Writes the field for why something is done, which the journal keeps. */
  static void reason(Html html, String id) {
    html.element("label", "Reason, kept in the journal", "for", id)
        .open("input", "id", id, "name", REASON, "required", "", "maxlength", "500");
  }

  static void button(Html html, String action, String label) {
    html.element("button", label, "name", ACTION, "value", action);
  }

  static void end(Html html) {
    html.close("form");
  }

  /** Returns who acts and why. */
  static Operator operator(Visit visit) {
    String reason = visit.form().text(REASON);
    if (reason.isEmpty() || reason.length() > 500) {
      throw new Refused(400, "Say why in 1 to 500 characters: the journal keeps it.");
    }
    return new Operator(visit.user().name(), reason);
  }
}
