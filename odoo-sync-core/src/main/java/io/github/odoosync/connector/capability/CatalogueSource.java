package io.github.odoosync.connector.capability;

import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.model.product.Product;

/** Reads products, new and changed. */
public interface CatalogueSource extends IncrementalSource<Product> {}
