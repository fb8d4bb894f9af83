package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.RecordReader;
import io.github.odoosync.model.order.SalesOrder;

/** Reads one order of a customer. */
public interface OrderReader extends RecordReader<SalesOrder> {}
