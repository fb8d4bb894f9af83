package io.github.odoosync.connectors.console;

import java.util.function.Consumer;

/** A table that becomes a list of cards where the screen is narrow: each cell knows its heading. */
final class Table {

  private final Html html;
  private final String[] headings;
  private int column;
  private boolean inRow;

  private Table(Html html, String[] headings) {
    this.html = html;
    this.headings = headings;
  }

  /** Begins a table; what is wide scrolls within it, by keyboard too. */
  static Table begin(Html html, String caption, String... headings) {
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption)
        .open("table")
        .element("caption", caption)
        .open("thead")
        .open("tr");
    for (String heading : headings) {
      html.element("th", heading, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    return new Table(html, headings);
  }

  Table row() {
    endRow();
    html.open("tr");
    inRow = true;
    column = 0;
    return this;
  }

  Table text(String text) {
    return cell(cell -> cell.text(text));
  }

  Table code(String text) {
    return cell(cell -> cell.element("code", text));
  }

  Table number(long value) {
    html.element("td", Words.number(value), "data-label", heading(), "class", "number");
    return this;
  }

  Table link(String text, String href) {
    return cell(cell -> cell.element("a", text, "href", href));
  }

  Table cell(Consumer<Html> content) {
    html.open("td", "data-label", heading());
    content.accept(html);
    html.close("td");
    return this;
  }

  void end() {
    endRow();
    html.close("tbody").close("table").close("div");
  }

  private String heading() {
    return headings[column++];
  }

  private void endRow() {
    if (inRow) {
      html.close("tr");
      inRow = false;
    }
  }
}
