package io.github.odoosync.connector.capability;

import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * So much more, or less, shall be in stock.
 *
 * @param product of what
 * @param location where
 * @param difference how much more; negative for less
 * @param expected how much is taken to be there now; null to change it whatever is there
 * @param reason why, in the system's own codes or for people
 */
public record AdjustStock(
    ProductRef product,
    LocationRef location,
    Quantity difference,
    @Nullable Quantity expected,
    String reason) {}
