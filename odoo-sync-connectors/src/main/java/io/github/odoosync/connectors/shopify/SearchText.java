package io.github.odoosync.connectors.shopify;

/** Writes texts into Shopify's search language. */
final class SearchText {

  private SearchText() {}

  /** Returns a text as one term, whatever it holds. */
  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
