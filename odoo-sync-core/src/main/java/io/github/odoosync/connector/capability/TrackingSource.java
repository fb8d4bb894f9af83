package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.TrackingHistory;
import java.util.Optional;

/** Knows where packages are. Carriers use numbers again: one is told from another by its time. */
public interface TrackingSource {

  /** Returns all that is known of a number now; empty if nothing is. */
  Optional<TrackingHistory> track(TrackingNumber number);

  /** Returns what asks to be told of a number from now on; empty if that is not to be had. */
  Optional<CommandHandler<TrackingNumber, ExternalKey>> subscribe();
}
