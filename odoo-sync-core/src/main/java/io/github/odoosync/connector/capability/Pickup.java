package io.github.odoosync.connector.capability;

import io.github.odoosync.model.Address;
import io.github.odoosync.model.Contact;
import io.github.odoosync.model.shipment.Label;
import java.time.Instant;
import java.util.List;

/**
 * A carrier shall fetch packages.
 *
 * @param labels of the packages
 * @param from where they are
 * @param contact whom the carrier calls
 * @param earliest from when they can be fetched
 * @param latest until when
 */
public record Pickup(
    List<Label> labels, Address from, Contact contact, Instant earliest, Instant latest) {

  /** Copies the list. */
  public Pickup {
    labels = List.copyOf(labels);
  }
}
