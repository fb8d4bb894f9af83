package io.github.odoosync.connectors.console;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import io.github.odoosync.lane.Category;
import io.github.odoosync.lane.DeadLetter;
import io.github.odoosync.lane.DeadLetterGroup;
import io.github.odoosync.lane.DeadLetterQuery;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.outbox.DeadLetters;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** What could not be handled, by kind of error and one by one. */
final class DeadLettersPage implements Page {

  private static final int ROWS = 50;
  private static final int GROUPS = 50;
  private static final int AT_ONCE = 1_000;

  private final DeadLetters letters;
  private final FourEyes fourEyes;

  DeadLettersPage(DeadLetters letters, FourEyes fourEyes) {
    this.letters = letters;
    this.fourEyes = fourEyes;
  }

  @Override
  public String path() {
    return "/dead-letters";
  }

  @Override
  public String title() {
    return "Dead letters";
  }

  @Override
  public void show(Visit visit, Html html) {
    Filter filter = Filter.of(visit.query());
    groups(visit, html, filter);
    filterForm(visit, html, filter);
    List<DeadLetter> page = page(visit, filter);
    if (page.isEmpty()) {
      html.element("p", "No dead letter here.", "class", "quiet");
      return;
    }
    list(visit, html, page);
    if (page.size() == ROWS) {
      String next = filter.link(visit, page.get(ROWS - 1).id());
      html.element("a", "Next page", "href", next, "rel", "next", "class", "next");
    }
    if (visit.may(ConsoleRole.OPERATOR) && !filter.all()) {
      bulk(visit, html, filter);
    }
  }

  @Override
  public String act(Visit visit) {
    visit.require(ConsoleRole.OPERATOR);
    Operator by = Forms.operator(visit);
    OptionalLong id = visit.form().number("id");
    Filter filter = Filter.of(visit.form());
    DeadLetterQuery query =
        id.isPresent()
            ? DeadLetterQuery.open().ofId(id.getAsLong())
            : filter.query().limit(AT_ONCE);
    int done = act(visit, query, by);
    String action = visit.form().text(Forms.ACTION);
    return id.isPresent()
        ? visit
            .links()
            .to(
                DeadLetterPage.PATH,
                "id",
                id.getAsLong(),
                "done",
                done == 0 ? "nothing" : action,
                "count",
                done)
        : filter.link(visit, 0, "done", done == 0 ? "nothing" : action, "count", done);
  }

  private int act(Visit visit, DeadLetterQuery query, Operator by) {
    return switch (visit.form().text(Forms.ACTION)) {
      case "replay" -> replay(query, by);
      case "replay-old" -> {
        visit.require(ConsoleRole.ADMIN);
        yield letters.replayWhateverAge(query.id().orElse(-1), by) ? 1 : 0;
      }
      case "skip" -> {
        fourEyes.check(query, by.actor());
        yield letters.skip(query, by);
      }
      case "discard" -> {
        fourEyes.check(query, by.actor());
        yield letters.discard(query, by);
      }
      default -> throw new Refused(400, "Nobody knows what to do.");
    };
  }

  private int replay(DeadLetterQuery query, Operator by) {
    try {
      return letters.replay(query, by);
    } catch (StoreException e) {
      if (e.code() == ErrorCode.REPLAY_TOO_OLD) {
        throw new Refused(409, String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  private List<DeadLetter> page(Visit visit, Filter filter) {
    return letters.list(filter.query().after(visit.query().number("after").orElse(0)).limit(ROWS));
  }

  private void groups(Visit visit, Html html, Filter filter) {
    List<DeadLetterGroup> groups = letters.count(filter.query().limit(GROUPS));
    if (groups.isEmpty()) {
      return;
    }
    Table table =
        Table.begin(
            html, "By kind of error", "Kind", "How many", "Flow", "Latest", "First", "Last");
    for (DeadLetterGroup group : groups) {
      Filter one =
          new Filter(
              group.consumer(), group.category().name(), group.fingerprint(), "", filter.all());
      table
          .row()
          .text(Words.capital(group.category()))
          .link(Words.number(group.count()), one.link(visit, 0))
          .text(group.consumer())
          .text(Words.brief(group.example(), 160))
          .cell(cell -> Words.time(cell, group.first(), visit.now()))
          .cell(cell -> Words.time(cell, group.last(), visit.now()));
    }
    table.end();
  }

  private void filterForm(Visit visit, Html html, Filter filter) {
    html.open("form", "method", "get", "action", visit.links().to(path()), "class", "filter");
    field(html, "consumer", "Flow", filter.consumer());
    field(html, "key", "Key", filter.key());
    html.element("label", "Category", "for", "category")
        .open("select", "id", "category", "name", "category")
        .element("option", "Any", "value", "");
    for (Category one : Category.values()) {
      option(html, one.name(), Words.capital(one), one.name().equals(filter.category()));
    }
    html.close("select")
        .element("label", "Show", "for", "show")
        .open("select", "id", "show", "name", "show");
    option(html, "open", "What is open", !filter.all());
    option(html, "all", "What was dealt with, too", filter.all());
    html.close("select");
    if (!filter.fingerprint().isEmpty()) {
      Forms.hidden(html, "fingerprint", filter.fingerprint());
    }
    html.element("button", "Show").close("form");
  }

  private static void field(Html html, String name, String label, String value) {
    html.element("label", label, "for", name)
        .open("input", "id", name, "name", name, "value", value, "maxlength", "255");
  }

  private static void option(Html html, String value, String label, boolean selected) {
    if (selected) {
      html.element("option", label, "value", value, "selected", "");
    } else {
      html.element("option", label, "value", value);
    }
  }

  private static void list(Visit visit, Html html, List<DeadLetter> page) {
    Table table =
        Table.begin(html, "Dead letters", "No.", "State", "Flow", "Key", "What", "Why", "Since");
    for (DeadLetter letter : page) {
      table
          .row()
          .link("#" + letter.id(), visit.links().to(DeadLetterPage.PATH, "id", letter.id()))
          .cell(cell -> DeadLetterPage.state(cell, letter.state()))
          .text(letter.consumer())
          .text(letter.message().key().orElse("–"))
          .text(letter.message().type())
          .text(Words.brief(letter.trouble().text(), 160))
          .cell(cell -> Words.time(cell, letter.diedAt(), visit.now()));
    }
    table.end();
  }

  private void bulk(Visit visit, Html html, Filter filter) {
    html.element("h2", "All of these")
        .element(
            "p",
            "What is chosen above, " + Words.number(AT_ONCE) + " at once at most, oldest first.");
    Forms.begin(html, visit, path());
    filter.hide(html);
    Forms.reason(html, "bulk-reason");
    Forms.button(html, "replay", "Replay all");
    Forms.button(html, "discard", "Discard all");
    Forms.end(html);
  }

  /** Which letters are meant. */
  private record Filter(
      String consumer, String category, String fingerprint, String key, boolean all) {

    static Filter of(Params params) {
      return new Filter(
          params.text("consumer"),
          params.one("category", Category.class).map(Enum::name).orElse(""),
          params.text("fingerprint"),
          params.text("key"),
          params.text("show").equals("all"));
    }

    DeadLetterQuery query() {
      DeadLetterQuery query = all ? DeadLetterQuery.all() : DeadLetterQuery.open();
      query = consumer.isEmpty() ? query : query.ofConsumer(consumer);
      query = category.isEmpty() ? query : query.ofCategory(Category.valueOf(category));
      query = fingerprint.isEmpty() ? query : query.ofFingerprint(fingerprint);
      return key.isEmpty() ? query : query.ofKey(key);
    }

    String link(Visit visit, long after) {
      return link(visit, after, "done", "", "count", "");
    }

    String link(Visit visit, long after, Object... more) {
      Object[] all =
          new Object[] {
            "consumer",
            consumer,
            "category",
            category,
            "fingerprint",
            fingerprint,
            "key",
            key,
            "show",
            all() ? "all" : "",
            "after",
            after == 0 ? "" : after
          };
      Object[] both = Arrays.copyOf(all, all.length + more.length);
      System.arraycopy(more, 0, both, all.length, more.length);
      return visit.links().to("/dead-letters", both);
    }

    void hide(Html html) {
      Forms.hidden(html, "consumer", consumer);
      Forms.hidden(html, "category", category);
      Forms.hidden(html, "fingerprint", fingerprint);
      Forms.hidden(html, "key", key);
    }
  }
}
