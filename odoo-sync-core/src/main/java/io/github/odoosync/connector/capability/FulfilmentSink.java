package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.shipment.Shipment;

/** Tells a shop what was shipped of its orders, with the tracking numbers. */
public interface FulfilmentSink extends CommandHandler<Shipment, ExternalKey> {}
