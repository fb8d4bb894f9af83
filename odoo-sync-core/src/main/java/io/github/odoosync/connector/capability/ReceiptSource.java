package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.model.shipment.Receipt;

/** Reads what a warehouse has taken in. */
public interface ReceiptSource extends IncrementalSource<Receipt> {}
