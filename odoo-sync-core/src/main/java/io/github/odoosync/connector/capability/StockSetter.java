package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.model.stock.StockLevel;

/** Sets how much is in stock, absolutely. */
public interface StockSetter extends CommandHandler<SetStock, StockLevel> {}
