package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.model.order.SalesOrder;

/** Reads orders of customers, new and changed. */
public interface OrderSource extends IncrementalSource<SalesOrder> {}
