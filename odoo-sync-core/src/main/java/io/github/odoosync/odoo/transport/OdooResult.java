package io.github.odoosync.odoo.transport;

/**
 * The raw JSON of a method's result inside the bytes of an answer.
 *
 * <p>The value starts at {@link #offset()} of {@link #body()}; bytes behind the value's end belong
 * to the envelope and are ignored. The array is not copied: neither side changes it.
 */
public final class OdooResult {

  private static final OdooResult NONE = new OdooResult(new byte[0], 0);

  private final byte[] body;
  private final int offset;

  private OdooResult(byte[] body, int offset) {
    this.body = body;
    this.offset = offset;
  }

  /** Returns the result that starts at an offset of an answer. */
  public static OdooResult at(byte[] body, int offset) {
    return new OdooResult(body, offset);
  }

  /** Returns the result of a method that returned nothing: success without a value. */
  public static OdooResult none() {
    return NONE;
  }

  /** Returns whether there is a value, {@code null} and {@code false} included. */
  public boolean isPresent() {
    return offset < body.length;
  }

  /** Returns the bytes of the whole answer, in UTF-8; not a copy. */
  public byte[] body() {
    return body;
  }

  /** Returns where the value starts. */
  public int offset() {
    return offset;
  }
}
