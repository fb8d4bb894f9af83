package io.github.odoosync.connectors.table;

import io.github.odoosync.connector.document.Diagnostic;

/**
 * What is wrong in a file.
 *
 * @param code what sort of thing
 * @param line in which line, from 1; 0 if it is the whole
 * @param column in which column; empty if it is the whole row
 * @param came what came there; empty if that is not to the point
 * @param expected what was expected, or what is wrong
 */
record Problem(String code, long line, String column, String came, String expected) {

  static final String FORM = "FORM";
  static final String MISSING = "MISSING";
  static final String CELLS = "CELLS";
  static final String CONTENT = "CONTENT";
  static final String TWICE = "TWICE";
  static final String REST = "REST";
  static final String SIZE = "SIZE";
  static final String CHARSET = "CHARSET";
  static final String SYNTAX = "SYNTAX";
  static final String HEADER = "HEADER";
  static final String TOTALS = "TOTALS";
  static final String ROWS = "ROWS";

  Diagnostic diagnostic(Diagnostic.Severity severity) {
    String position = line == 0 ? "" : "line " + line + (column.isEmpty() ? "" : ", " + column);
    return new Diagnostic(severity, code, position, expected);
  }
}
