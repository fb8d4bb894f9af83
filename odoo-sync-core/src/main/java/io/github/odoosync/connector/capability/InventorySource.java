package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.model.stock.StockLevel;

/** Reads how much is in stock, wherever it changed. */
public interface InventorySource extends IncrementalSource<StockLevel> {}
