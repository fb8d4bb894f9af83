package io.github.odoosync.connector.webhook;

import io.github.odoosync.inbox.InboxMessage;
import java.util.List;

/** What a request turned out to be. */
public sealed interface WebhookVerdict {

  /**
   * It is genuine and tells something.
   *
   * @param messages what it tells, each known by an id of the sender's or by its content; stored
   *     before it is answered
   * @param answer what the sender wants to hear once that is stored
   */
  record Accepted(List<InboxMessage> messages, WebhookResponse answer) implements WebhookVerdict {

    /** Copies the list. */
    public Accepted {
      messages = List.copyOf(messages);
    }

    /** Takes messages in and answers 200. */
    public Accepted(List<InboxMessage> messages) {
      this(messages, WebhookResponse.of(200));
    }
  }

  /**
   * It tells nothing and wants an answer: a handshake, or a ping.
   *
   * @param answer what the sender wants to hear
   */
  record Answered(WebhookResponse answer) implements WebhookVerdict {}

  /**
   * It is not taken.
   *
   * @param reason why
   * @param status what is answered: the usual one, or what the sender's handshake asks for
   */
  record Refused(WebhookRefusal reason, int status) implements WebhookVerdict {

    /** Refuses it with the reason's usual status. */
    public Refused(WebhookRefusal reason) {
      this(reason, reason.status());
    }
  }
}
