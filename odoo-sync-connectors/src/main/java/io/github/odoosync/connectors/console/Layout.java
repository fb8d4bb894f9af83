package io.github.odoosync.connectors.console;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What all pages have around them. Immutable and thread-safe. */
final class Layout {

  private static final Map<String, String> DONE =
      Map.ofEntries(
          Map.entry("replay", "Replayed."),
          Map.entry("replay-old", "Replayed."),
          Map.entry("skip", "Skipped."),
          Map.entry("discard", "Discarded."),
          Map.entry("paused", "Paused."),
          Map.entry("unpaused", "It goes on."),
          Map.entry("park", "Stopped."),
          Map.entry("resume", "It goes on."),
          Map.entry("nothing", "Nothing was changed: somebody else may have been faster."));

  private final String name;
  private final Links links;
  private final List<Page> menu;
  private final UnaryOperator<String> redaction;
  private final boolean logout;

  Layout(
      String name, Links links, List<Page> pages, UnaryOperator<String> redaction, boolean logout) {
    this.name = name;
    this.links = links;
    this.menu = pages.stream().filter(Page::inMenu).toList();
    this.redaction = redaction;
    this.logout = logout;
  }

  String page(Visit visit, Page page) {
    Html html = begin(page.title());
    html.open("body", "data-events", links.to("/events"));
    html.element("a", "To the content", "href", "#main", "class", "skip");
    header(visit, html, page.path());
    html.open("main", "id", "main", "tabindex", "-1").element("h1", page.title());
    said(visit, html);
    page.show(visit, html);
    html.close("main");
    html.open("footer")
        .element("span", "", "id", "live", "role", "status")
        .text(" Times are UTC.")
        .close("footer");
    return html.close("body").close("html").done();
  }

  String login(String said) {
    Html html = begin("Log in");
    html.open("body").open("main", "id", "main").element("h1", name);
    if (!said.isEmpty()) {
      html.element("p", said, "class", "said", "role", "alert");
    }
    html.open("form", "method", "post", "action", links.to("/login"), "id", "login", "class", "act")
        .element("label", "Token", "for", "token")
        .open(
            "input",
            "id",
            "token",
            "name",
            "token",
            "type",
            "password",
            "autocomplete",
            "current-password",
            "required",
            "");
    html.element("button", "Log in").close("form").close("main");
    return html.close("body").close("html").done();
  }

  String refused(int status, String why) {
    Html html = begin("Not possible");
    html.open("body").open("main", "id", "main").element("h1", "Not possible");
    html.element("p", why, "class", "said", "role", "alert");
    html.element("p", "Status " + status + ".", "class", "quiet");
    html.element("a", "To the overview", "href", links.to("/")).close("main");
    return html.close("body").close("html").done();
  }

  private Html begin(String title) {
    Html html = new Html(redaction).doctype();
    html.open("html", "lang", "en").open("head").open("meta", "charset", "utf-8");
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.element("title", title + " · " + name);
    html.open("link", "rel", "stylesheet", "href", links.to(Assets.STYLE.path()));
    html.open("link", "rel", "icon", "href", links.to(Assets.ICON.path()), "type", "image/svg+xml");
    html.element("script", "", "src", links.to(Assets.SCRIPT.path()), "defer", "");
    return html.close("head");
  }

  private void header(Visit visit, Html html, String current) {
    html.open("header").element("a", name, "href", links.to("/"), "class", "name");
    html.open("nav", "aria-label", "Pages").open("ul");
    for (Page page : menu) {
      html.open("li");
      String href = links.to(page.path());
      if (page.path().equals(current)) {
        html.element("a", page.title(), "href", href, "aria-current", "page");
      } else {
        html.element("a", page.title(), "href", href);
      }
      html.close("li");
    }
    html.close("ul").close("nav");
    html.open("div", "class", "who");
    html.text(visit.user().name() + ", " + Words.lower(visit.user().role()));
    if (logout) {
      html.open("form", "method", "post", "action", links.to("/logout"));
      Forms.hidden(html, Forms.CSRF, visit.csrf());
      html.element("button", "Log out").close("form");
    }
    html.close("div").close("header");
  }

  private static void said(Visit visit, Html html) {
    String done = DONE.get(visit.query().text("done"));
    if (done != null) {
      long count = visit.query().number("count").orElse(0);
      String how = count > 1 ? " " + Words.count(count, "message") + "." : "";
      html.element("p", done + how, "class", "said", "role", "status");
    }
  }
}
