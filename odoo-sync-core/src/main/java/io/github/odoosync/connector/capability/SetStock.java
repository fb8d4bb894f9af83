package io.github.odoosync.connector.capability;

import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * So much shall be in stock.
 *
 * @param product of what
 * @param location where
 * @param quantity how much there shall be
 * @param expected how much is taken to be there now; null to set it whatever is there. If the
 *     system holds another figure the result is {@link
 *     io.github.odoosync.connector.CommandResult.Conflict} with that figure, except that {@code
 *     quantity} itself is {@link io.github.odoosync.connector.CommandResult.Done}
 * @param reason why, in the system's own codes or for people
 */
public record SetStock(
    ProductRef product,
    LocationRef location,
    Quantity quantity,
    @Nullable Quantity expected,
    String reason) {}
