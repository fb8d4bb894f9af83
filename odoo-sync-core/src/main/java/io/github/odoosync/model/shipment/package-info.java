/**
 * What is on its way: shipments and what is in them, receipts, returns, and the milestones by which
 * carriers tell where a shipment is.
 *
 * <p>Milestones arrive late, doubled, reversed and with clocks that are wrong. A {@link
 * io.github.odoosync.model.shipment.MilestoneLog} keeps them all, and a {@link
 * io.github.odoosync.model.shipment.ShipmentState} is worked out from the whole log, so that the
 * order of arrival does not matter. Each carrier's and standard's own codes are tables ({@link
 * io.github.odoosync.model.shipment.MilestoneVocabulary}).
 */
@NullMarked
package io.github.odoosync.model.shipment;

import org.jspecify.annotations.NullMarked;
