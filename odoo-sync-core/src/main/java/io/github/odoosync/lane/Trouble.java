package io.github.odoosync.lane;

/**
 * Why a message could not be handled.
 *
 * @param category what kind of trouble
 * @param code a stable code: an {@link io.github.odoosync.error.ErrorCode} id or one of the
 *     application's own; at most {@link Message#MAX_NAME_LENGTH} characters
 * @param text what happened, for people; stores keep the first 2,000 characters. Without secrets
 * @param fingerprint the same for errors that differ in numbers and names only, for counting; at
 *     most {@link Message#MAX_NAME_LENGTH} characters
 */
public record Trouble(Category category, String code, String text, String fingerprint) {

  /** How much of the text is kept. */
  public static final int MAX_TEXT_LENGTH = 2_000;

  /** Cuts the text. */
  public Trouble {
    if (text.length() > MAX_TEXT_LENGTH) {
      text = text.substring(0, MAX_TEXT_LENGTH);
    }
  }
}
