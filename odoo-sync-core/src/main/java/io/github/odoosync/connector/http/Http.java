package io.github.odoosync.connector.http;

/**
 * Sends requests to one address: each once, within its limits and time-outs, and watched.
 *
 * <p>It follows no redirect, keeps no cookie and sends nothing a second time by itself, but for one
 * case: a request that was answered with 401 is sent again with a fresh token, where tokens were
 * configured. Whether to try again is decided above, by what the error says of the effect.
 * Thread-safe. Whoever opened it closes it.
 */
public interface Http extends AutoCloseable {

  /**
   * Sends a request and waits for the whole answer, whatever its status.
   *
   * @throws io.github.odoosync.error.NotSentException if it surely did not leave
   * @throws io.github.odoosync.error.RateLimitedException with {@link
   *     io.github.odoosync.error.ErrorCode#LIMIT_EXCEEDED} if a limit let it not through in time;
   *     it says for how long
   * @throws io.github.odoosync.error.OutcomeUnknownException if a request that changes something
   *     left and no whole answer came
   * @throws io.github.odoosync.error.NoAnswerException if one that only reads left so
   * @throws io.github.odoosync.error.BadResponseException if the answer is larger than allowed
   */
  HttpResponse send(HttpRequest request);

  /** Closes the connections; what is under way is cut off. */
  @Override
  void close();
}
