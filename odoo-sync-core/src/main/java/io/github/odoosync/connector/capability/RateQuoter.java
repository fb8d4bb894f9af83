package io.github.odoosync.connector.capability;

import io.github.odoosync.model.shipment.Shipment;

/** Asks carriers what a shipment costs. Binds nobody. */
public interface RateQuoter {

  /**
   * Asks for offers.
   *
   * @throws io.github.odoosync.error.OdooSyncException if no carrier could be asked
   */
  Quotes quote(Shipment shipment);
}
