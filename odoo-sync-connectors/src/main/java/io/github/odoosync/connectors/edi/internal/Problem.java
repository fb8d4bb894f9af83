package io.github.odoosync.connectors.edi.internal;

/** What can be wrong, with the codes by which both standards acknowledge it. */
public enum Problem {
  /** A segment that no standard has. */
  UNKNOWN_SEGMENT("1", "35"),
  /** A segment that has to be there is not. */
  MISSING_SEGMENT("3", "13"),
  /** An element that has to be there is not. */
  MISSING_ELEMENT("1", "13"),
  /** An element is longer than allowed. */
  TOO_LONG("5", "39"),
  /** An element holds characters that it must not, or is no number. */
  BAD_CHARACTERS("6", "37"),
  /** An element's code or value means nothing here. */
  BAD_VALUE("7", "12"),
  /** An element is no date. */
  BAD_DATE("8", "12"),
  /** An element is no time. */
  BAD_TIME("9", "12"),
  /** What a trailer counts is not what is there. */
  COUNT("4", "29"),
  /** Header and trailer have not the same number. */
  REFERENCE("3", "28"),
  /** A trailer is missing. */
  NO_TRAILER("2", "13"),
  /** Such documents are not taken from this partner. */
  NOT_SUPPORTED("1", "25"),
  /** The whole makes no document, though each segment may be right. */
  NO_DOCUMENT("5", "12");

  private final String x12;
  private final String edifact;

  Problem(String x12, String edifact) {
    this.x12 = x12;
    this.edifact = edifact;
  }

  /** Returns the code of X12: of AK304, AK403 or AK502, by where the problem is. */
  public String x12() {
    return x12;
  }

  /** Returns the code of EDIFACT, of data element 0085. */
  public String edifact() {
    return edifact;
  }
}
