package io.github.odoosync.connectors.console;

import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.outbox.DeadLetterHistory;
import io.github.odoosync.outbox.DeadLetters;
import java.util.List;
import java.util.Optional;

/** One dead letter: what it is, why it is here, what was done, and what can be done. */
final class DeadLetterPage implements Page {

  static final String PATH = "/dead-letter";

  private static final int OTHERS = 20;

  private final DeadLetters letters;
  private final FourEyes fourEyes;

  DeadLetterPage(DeadLetters letters, FourEyes fourEyes) {
    this.letters = letters;
    this.fourEyes = fourEyes;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public String title() {
    return "Dead letter";
  }

  @Override
  public boolean inMenu() {
    return false;
  }

  @Override
  public void show(Visit visit, Html html) {
    DeadLetterHistory found =
        letters
            .show(visit.query().number("id").orElse(-1))
            .orElseThrow(() -> new Refused(404, "There is no such dead letter."));
    DeadLetter letter = found.letter();
    html.element("h2", "#" + letter.id() + ", " + letter.message().type());
    facts(visit, html, letter);
    html.element("h2", "Why").element("p", letter.trouble().text(), "class", "trouble");
    html.element("p", advice(letter.trouble().category()));
    if (letter.resolvedAt() == null && visit.may(ConsoleRole.OPERATOR)) {
      actions(visit, html, letter);
    }
    if (visit.may(ConsoleRole.OPERATOR)) {
      html.element("h2", "What it carries");
      Payloads.show(html, letter.message());
      compare(visit, html, letter);
    } else {
      html.element("p", "Contents are shown to operators.", "class", "quiet");
    }
    html.element("h2", "What was done");
    AuditPage.lines(html, "Oldest first", found.journal(), visit.now());
  }

  static void state(Html html, DeadLetter.State state) {
    switch (state) {
      case PARKED -> Health.badge(html, "✖", "Its lane stands", "bad");
      case DEAD -> Health.badge(html, "†", "Out of its lane", "bad");
      case REPLAYED -> Health.badge(html, "↻", "Replayed", "good");
      case SKIPPED -> Health.badge(html, "⤳", "Skipped", "good");
      case DISCARDED -> Health.badge(html, "∅", "Discarded", "good");
    }
  }

  private static void facts(Visit visit, Html html, DeadLetter letter) {
    html.open("dl");
    html.element("dt", "State").open("dd");
    state(html, letter.state());
    html.close("dd");
    fact(html, "Flow", letter.consumer());
    fact(html, "Key", letter.message().key().orElse("none"));
    fact(html, "Message", letter.message().id());
    fact(html, "Topic", letter.message().topic());
    fact(html, "Shape", letter.message().type() + " v" + letter.message().version());
    fact(html, "Category", Words.capital(letter.trouble().category()));
    fact(html, "Code", letter.trouble().code());
    fact(html, "Failures before", Words.number(letter.failures()));
    html.element("dt", "Stored").open("dd");
    Words.time(html, letter.enqueuedAt(), visit.now());
    html.close("dd").element("dt", "Here since").open("dd");
    Words.time(html, letter.diedAt(), visit.now());
    html.close("dd");
    String by = letter.resolvedBy();
    String reason = letter.reason();
    if (by != null) {
      fact(html, "Dealt with by", by + (reason == null ? "" : ": " + reason));
    }
    html.close("dl");
  }

  private static void fact(Html html, String name, String value) {
    html.element("dt", name).element("dd", value);
  }

  private void actions(Visit visit, Html html, DeadLetter letter) {
    html.element("h2", "What to do");
    Forms.begin(html, visit, "/dead-letters");
    Forms.hidden(html, "id", letter.id());
    Forms.reason(html, "act-reason");
    Forms.button(html, "replay", "Replay");
    if (fourEyes.forbids(letter, visit.user().name())) {
      html.element("p", "Somebody else has to decide whether it is given up: you stopped it.");
    } else {
      if (letter.state() == DeadLetter.State.PARKED) {
        Forms.button(html, "skip", "Skip, and let its lane go on");
      }
      Forms.button(html, "discard", "Discard");
    }
    if (visit.may(ConsoleRole.ADMIN)) {
      Forms.button(html, "replay-old", "Replay, however old it is");
    }
    Forms.end(html);
  }

  private void compare(Visit visit, Html html, DeadLetter letter) {
    List<DeadLetter> others = others(letter);
    if (others.isEmpty()) {
      return;
    }
    Optional<DeadLetter> other =
        others.stream()
            .filter(one -> one.id() == visit.query().number("with").orElse(others.get(0).id()))
            .findFirst();
    html.element("h2", "Compared with another of the same key");
    html.open("form", "method", "get", "action", visit.links().to(PATH), "class", "filter");
    Forms.hidden(html, "id", letter.id());
    html.element("label", "Dead letter", "for", "with")
        .open("select", "id", "with", "name", "with");
    for (DeadLetter one : others) {
      String label = "#" + one.id() + ", " + one.message().type();
      if (other.filter(chosen -> chosen.id() == one.id()).isPresent()) {
        html.element("option", label, "value", Long.toString(one.id()), "selected", "");
      } else {
        html.element("option", label, "value", Long.toString(one.id()));
      }
    }
    html.close("select").element("button", "Compare").close("form");
    other.ifPresent(one -> Payloads.compare(html, one, letter));
  }

  /** Returns other letters of the same key, the nearest in time first. */
  private List<DeadLetter> others(DeadLetter letter) {
    return letter
        .message()
        .key()
        .map(
            key ->
                letters
                    .list(
                        DeadLetterQuery.all()
                            .ofConsumer(letter.consumer())
                            .ofKey(key)
                            .limit(OTHERS + 1))
                    .stream()
                    .filter(one -> one.id() != letter.id())
                    .toList())
        .orElse(List.of());
  }

  private static String advice(Category category) {
    return switch (category) {
      case DATA ->
          "The content is wrong: correct it at its source, which sends it again, and"
              + " discard this one; or replay it once what it lacks is there.";
      case MAPPING -> "Something it names has no counterpart: add the counterpart, then replay.";
      case PERMISSION -> "The other side refused for want of a right: give it, then replay.";
      case CONFLICT ->
          "Two sides say different things, or an outcome is unknown: look which is"
              + " right, then replay or discard.";
      case PLATFORM -> "The other side failed for too long: see that it is well, then replay.";
      case BUG -> "The handler is broken: correct it, then replay.";
    };
  }
}
