package io.github.odoosync.connectors.table;

import java.util.regex.Pattern;

/** Keeps spreadsheets from taking texts for formulas, by an apostrophe that is taken away again. */
final class Formulas {

  private static final char APOSTROPHE = '\'';

  // Those with apostrophes before too, so that taking one away always gives the text back.
  private static final Pattern DANGEROUS =
      Pattern.compile("'*[=+\\-@\\t\\r\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);

  private Formulas() {}

  static String guard(String text) {
    return DANGEROUS.matcher(text).matches() ? APOSTROPHE + text : text;
  }

  static String unguard(String cell) {
    boolean guarded = !cell.isEmpty() && cell.charAt(0) == APOSTROPHE;
    return guarded && DANGEROUS.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
