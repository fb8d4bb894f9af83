package io.github.odoosync.odoo;

/**
 * One group of a {@link GroupQuery}: its keys and aggregates by name, and how many records it has.
 *
 * <p>Keys are read by what was grouped by: {@code values.string("state")}, {@code
 * values.ref("partner_id")}; the start of a period as {@code values.date("date:month")} or {@code
 * values.instant(…)}. Aggregates by {@code values.decimal("amount_total:sum")}.
 *
 * @param values the keys and aggregates
 * @param count how many records are in the group
 */
public record Group(OdooRecord values, long count) {}
