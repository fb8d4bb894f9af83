/**
 * What the in-process Odoo is made of: schemas, records, domains and the behaviour of models.
 *
 * <p><b>How to write a behaviour.</b> One class a business area implements {@link
 * io.github.odoosync.internal.fake.Behaviour} and is named in {@link
 * io.github.odoosync.internal.fake.Behaviours}. In {@code plugInto} it takes the models it knows
 * from the {@link io.github.odoosync.internal.fake.Registry} and plugs into each what Odoo's own
 * class does:
 *
 * <pre>{@code
 * registry.model("sale.order")
 *     .order("date_order desc, id desc")
 *     .defaultFrom("name", (env, given) -> "S%05d".formatted(env.nextNumber("sale.order")))
 *     .defaultOf("state", "draft")
 *     .computed("amount_total", order -> total(order))
 *     .action("action_confirm", call -> {
 *       for (Rec order : call.records()) {
 *         if (!List.of("draft", "sent").contains(order.text("state"))) {
 *           throw OdooFault.user("Some orders are not in a state requiring confirmation.");
 *         }
 *         order.set("state", "sale");
 *       }
 *       return true;
 *     });
 * registry.model("sale.order.line").cascade("order_id");
 * }</pre>
 *
 * <ul>
 *   <li>Versions differ: ask {@code registry.version()}, {@code registry.has(model)} and {@code
 *       record.has(field)}.
 *   <li>A default fills what a create leaves out; a compute is evaluated at each reading and wins
 *       over what is stored; hooks run before and after create, write and unlink; a constraint runs
 *       last and throws.
 *   <li>{@link io.github.odoosync.internal.fake.Rec} reads and writes like a record in Python:
 *       {@code text}, {@code number} (BigDecimal), {@code flag}, {@code ref}, {@code many}, {@code
 *       ids}, {@code set}, {@code write}. Writing goes through the hooks again.
 *   <li>A method gets a {@link io.github.odoosync.internal.fake.Call} and returns what Odoo would:
 *       null for None, a map for an action, {@link io.github.odoosync.internal.fake.RecordIds} for
 *       records. It runs without access checks; the caller needed the right to write the model.
 *   <li>A method of the same name replaces the ORM's own ({@code create}, {@code read}, …) on the
 *       wire; {@code createInstead} does so for one record wherever it is made.
 *   <li>{@code seed} makes the first records, after those of the behaviours named earlier; {@code
 *       env.name(record, "base.be")} gives external ids, {@code env.ref} finds them.
 *   <li>{@code required} in the schema is enforced unless the field is readonly or {@code
 *       optional}; a required {@code company_id} or {@code currency_id} fills itself, a required
 *       selection takes its first key, a required date today.
 *   <li>What a deleted record leaves: a required many2one restricts, others are emptied, {@code
 *       cascade} deletes.
 * </ul>
 *
 * <p>Values inside: ids are {@code Long}, texts, keys and dates {@code String}, datetimes {@code
 * Instant} with microseconds, floats {@code Double}, x2many {@code List<Long>}, empty is null.
 */
@NullMarked
package io.github.odoosync.internal.fake;

import org.jspecify.annotations.NullMarked;
