/**
 * The typed Odoo client: record types, domains, queries, writes, metadata.
 *
 * <p>A Java record names the fields it wants and is read in one call:
 *
 * <pre>{@code
 * @OdooModel("stock.picking")
 * record Picking(long id, String name, @OdooField("partner_id") Optional<Ref> customer,
 *     Instant scheduledDate, List<Move> moveIds) {}
 * }</pre>
 *
 * <p>Odoo's {@code false} for "no value" never reaches the caller: declare {@link
 * java.util.Optional}, or {@code @Nullable}, where a field may be empty.
 */
@NullMarked
package io.github.odoosync.odoo;

import org.jspecify.annotations.NullMarked;
