package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.model.shipment.Shipment;

/** Reads what a warehouse has shipped, and how far it is with what it is to ship. */
public interface WarehouseShipmentSource extends IncrementalSource<Shipment> {}
