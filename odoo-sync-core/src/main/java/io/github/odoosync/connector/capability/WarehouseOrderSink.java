package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.order.WarehouseOrder;

/** Hands orders to a warehouse, and takes them back. */
public interface WarehouseOrderSink {

  /** Returns what hands an order over. */
  CommandHandler<WarehouseOrder, ExternalKey> release();

  /** Returns what takes an order back: refused once the warehouse has begun. */
  CommandHandler<BusinessKey, ExternalKey> cancel();
}
