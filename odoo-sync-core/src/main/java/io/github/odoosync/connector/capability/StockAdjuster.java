package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.model.stock.StockLevel;

/** Changes how much is in stock by a difference. */
public interface StockAdjuster extends CommandHandler<AdjustStock, StockLevel> {}
