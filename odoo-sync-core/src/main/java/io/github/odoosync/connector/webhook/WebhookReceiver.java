package io.github.odoosync.connector.webhook;

/**
 * Says what a request of one system is: whether it is genuine, what it tells, and what the system
 * wants to hear. Calls nobody and keeps nothing, as the sender is waiting. Thread-safe.
 */
@FunctionalInterface
public interface WebhookReceiver {

  /**
   * Judges a request.
   *
   * <p>The signature is checked first, over the bytes as they came. Then the body is looked into
   * only as far as is needed to name what each message is known by and whose order it belongs to:
   * what cannot be read further is stored all the same, and fails where people see it. An {@link
   * io.github.odoosync.error.DecodingException} refuses the request as {@link
   * WebhookRefusal#UNREADABLE}.
   */
  WebhookVerdict receive(WebhookRequest request);
}
