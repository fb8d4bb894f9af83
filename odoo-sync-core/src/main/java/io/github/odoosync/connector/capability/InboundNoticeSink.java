package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.shipment.Receipt;

/** Tells a warehouse what is on its way to it. */
public interface InboundNoticeSink extends CommandHandler<Receipt, ExternalKey> {}
