package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.BulkSource;
import io.github.odoosync.model.order.SalesOrder;

/** Reads all orders of customers, for the first load. */
public interface OrderExport extends BulkSource<SalesOrder> {}
