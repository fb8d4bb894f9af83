package io.github.odoosync.testing;

import io.github.odoosync.connector.webhook.WebhookReceiver;
import io.github.odoosync.connector.webhook.WebhookRequest;
import io.github.odoosync.observe.Secret;
import java.util.List;

/** A receiver of webhooks, and what its system would send. */
public interface WebhookRig extends AutoCloseable {

  /** Returns the receiver. */
  WebhookReceiver receiver();

  /** Returns the secrets in use: at least two, as while they are being changed. */
  List<Secret> secrets();

  /** Returns a secret of the same form that is not in use. */
  Secret otherSecret();

  /** Returns the body of an event: the same for the same number, and different ones else. */
  byte[] body(int number);

  /** Returns a genuine request with this body, always the same one for the same body and secret. */
  WebhookRequest sent(byte[] body, Secret secret);

  @Override
  void close();
}
