package io.github.odoosync.connectors.edi.internal;

/** An element cannot be read, or a value not be written; the segment says which. */
public final class BadElement extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /** Says what is wrong; the message quotes nothing but codes. */
  public BadElement(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
