package io.github.odoosync.internal.json;

/** The bytes are not the JSON that was expected; the message says where, and shows no content. */
public final class JsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The bytes are not what was expected. */
  public JsonException(String message) {
    super(message);
  }
}
