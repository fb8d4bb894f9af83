package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.product.Product;

/** Makes a product, or changes it to what the document says. */
public interface CatalogueSink extends CommandHandler<Product, ExternalKey> {}
