/**
 * Odoo's records as documents of the canonical model, both ways.
 *
 * <p>{@link io.github.odoosync.mapping.OdooMapper} reads and writes; {@link
 * io.github.odoosync.mapping.StandardMappings} says how each document is mapped to the Odoo at
 * hand; {@link io.github.odoosync.mapping.DocumentMapping} lets each field be mapped otherwise, and
 * fields of a user's own be added; {@link io.github.odoosync.mapping.Ownership} says who may write
 * what.
 *
 * <p>Shipments, receipts and returns are mapped by {@link
 * io.github.odoosync.mapping.TransferMappings}, the work of a warehouse and moves of stock by
 * {@link io.github.odoosync.mapping.WarehouseMappings}; what is in them is read only, since goods
 * are moved by logistics. {@link io.github.odoosync.mapping.StockLevels} names what logistics sums,
 * and {@link io.github.odoosync.mapping.StockCounts} hands it what was counted. Labels, proofs of
 * delivery, freight quotes and tracking histories are {@link
 * io.github.odoosync.mapping.TransferFiles}.
 *
 * <p>A further document is a {@code DocumentMapping.of(schema, model, keyPath)} and a {@code
 * with(field, column)} for each of its fields; {@code lines(…)} and {@code withLine(…)} map its
 * lines.
 */
@NullMarked
package io.github.odoosync.mapping;

import org.jspecify.annotations.NullMarked;
