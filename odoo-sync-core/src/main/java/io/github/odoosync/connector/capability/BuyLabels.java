package io.github.odoosync.connector.capability;

import io.github.odoosync.model.shipment.FreightQuote;
import io.github.odoosync.model.shipment.Shipment;

/**
 * Labels shall be bought for a shipment.
 *
 * @param shipment what is shipped
 * @param quote at what offer
 * @param format of the labels, such as {@code PDF} or {@code ZPL}
 */
public record BuyLabels(Shipment shipment, FreightQuote quote, String format) {}
