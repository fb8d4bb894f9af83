package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.model.ExternalKey;

/** Orders a carrier to fetch packages, and cancels that. */
public interface PickupScheduler {

  /** Returns what orders a pickup. */
  CommandHandler<Pickup, ExternalKey> schedule();

  /** Returns what cancels a pickup by the key that ordering it gave. */
  CommandHandler<ExternalKey, ExternalKey> cancel();
}
