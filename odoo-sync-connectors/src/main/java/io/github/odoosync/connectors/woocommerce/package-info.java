/**
 * WooCommerce by its REST interface, {@code wc/v3}. {@link
 * io.github.odoosync.connectors.woocommerce.WooCommerce} opens connectors to shops.
 *
 * <table>
 *   <caption>What it can do</caption>
 *   <tr><th>Capability</th><th>By</th><th>Carried out again</th></tr>
 *   <tr><td>{@code OrderSource}</td><td>{@code GET /orders} by the second of their last change,
 *     then those in the trash, which are gone</td>
 *     <td>reads; each round begins {@code overlap} before the end of the one before</td></tr>
 *   <tr><td>{@code OrderReader}</td><td>{@code GET /orders/…}</td><td>reads</td></tr>
 *   <tr><td>{@code CatalogueSource}</td><td>{@code GET /products} and {@code …/variations}</td>
 *     <td>reads all of them each round</td></tr>
 *   <tr><td>{@code InventorySource}</td><td>{@code GET /products} and {@code …/variations}</td>
 *     <td>reads all of them each round</td></tr>
 *   <tr><td>{@code StockSetter}</td><td>{@code PUT} of {@code stock_quantity}, read before</td>
 *     <td>{@code LOOKUP_BEFORE_RETRY}: the figure before is noted; one that is neither that nor the
 *     new one is a conflict</td></tr>
 *   <tr><td>{@code FulfilmentSink}</td><td>{@code PUT /orders/…} of what was shipped and the status,
 *     then a note</td>
 *     <td>{@code LOOKUP_BEFORE_RETRY}: the order keeps what was told under a key of the
 *     shipment, and a note is known by its text</td></tr>
 *   <tr><td>{@code WebhookReceiver}</td><td>{@code X-WC-Webhook-Signature}</td>
 *     <td>known by topic and content; read with {@link
 *     io.github.odoosync.connectors.woocommerce.WooCommerceEvent}</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>Name</th><th>What it is</th></tr>
 *   <tr><td>{@code site}</td><td>the address of the site, which may be in a folder; host and path
 *     are also the tenant of external keys</td></tr>
 *   <tr><td>{@code consumer-key}, {@code consumer-secret}</td><td>of a user who may manage the
 *     shop, with the right to read and write; sent as a header and never in an address</td></tr>
 *   <tr><td>{@code webhook-secret}, {@code previous-webhook-secret}</td><td>what webhooks are
 *     signed with; without one none is taken</td></tr>
 *   <tr><td>{@code language}</td><td>of the products' names; en-US unless set</td></tr>
 *   <tr><td>{@code currency}</td><td>of the products' prices, which are left out without
 *     it</td></tr>
 *   <tr><td>{@code location}</td><td>the code of the location whose stock the shop sells: stock of
 *     another is refused; without it any is set</td></tr>
 *   <tr><td>{@code complete-orders}</td><td>{@code when-all-shipped}, {@code always} or {@code
 *     never}: when an order becomes completed, of which the shop writes to the customer</td></tr>
 *   <tr><td>{@code notify-customers}</td><td>whether the shop sends the note of a shipment to the
 *     customer; no unless set</td></tr>
 *   <tr><td>{@code overlap}</td><td>how much of the past is read again; PT5M unless set</td></tr>
 *   <tr><td>{@code requests-at-once}</td><td>how many requests the host gets at once; 3 unless
 *     set</td></tr>
 * </table>
 *
 * <table>
 *   <caption>States, unless {@link
 *     io.github.odoosync.connectors.woocommerce.WooCommerceOptions.Builder#state} says
 *     otherwise</caption>
 *   <tr><th>WooCommerce</th><th>State</th></tr>
 *   <tr><td>checkout-draft, pending, on-hold, failed</td><td>DRAFT: it is not paid yet</td></tr>
 *   <tr><td>processing, completed</td><td>CONFIRMED</td></tr>
 *   <tr><td>cancelled, refunded</td><td>CANCELLED</td></tr>
 *   <tr><td>trash</td><td>gone</td></tr>
 *   <tr><td>any other</td><td>kept for people as one that cannot be read</td></tr>
 * </table>
 *
 * <p>Limits: WooCommerce has none; its host has few workers, and answers 429 or 503 when they are
 * busy. {@code Retry-After} is obeyed.
 *
 * <p>Known traps:
 *
 * <ul>
 *   <li>A webhook is sent once and never again, and after failures in a row, more than five,
 *       WooCommerce disables it for good. So the source is the record of what changed, and a
 *       webhook only a hint that comes sooner; {@code check} names those that are disabled.
 *   <li>The ping that is sent when a webhook is saved is a form and not signed; it is answered with
 *       200 and tells nothing. Ids of deliveries collide within a second, and there is no time in a
 *       request: a copy is known by its content. Of what was deleted only the id is told. Use a
 *       secret of its own for each shop, as nothing else that is signed says whose it is.
 *   <li>Times have no zone: those of {@code …_gmt} are read. One with a zone in a request would be
 *       turned into the site's and then compared with those in UTC.
 *   <li>Times of change have seconds, and pages move while they are turned: each begins anew in the
 *       last second that was seen. A page may be short of what the key may not see, so the end is
 *       where {@code X-WP-Total} says; {@code check} warns where a cache takes that away.
 *   <li>{@code any} is every status but the trash. What is deleted for good is in no list: the
 *       webhook {@code order.deleted} tells of it, and the reader finds none.
 *   <li>Whether an order is gone is believed of the shop alone. A 404 without its code, as of a
 *       plugin that is being updated, is an error that passes, and so is a page with status 200.
 *   <li>Plugins write notices of PHP before the JSON; they are read over, and {@code check} warns.
 *   <li>Amounts are texts, what is not there is an empty text, and an empty object is {@code []}.
 *       Lines are without taxes whether prices hold them or not. The price of one piece is rounded
 *       by WooCommerce, so it is taken from the line before discounts.
 *   <li>What was refunded is taken off its line; what was refunded for no line is a line of its own
 *       with a negative price. Totals are what is left.
 *   <li>An order's key is its number, which plugins change; its id is in the external key. A guest
 *       is somebody else with each order.
 *   <li>Stock is one figure without a location, and it is what can be sold: orders that wait to be
 *       shipped are taken off already. It is set absolutely and compared by nobody: what is sold
 *       between our reading and our writing, some milliseconds, is overwritten. Give {@code
 *       expected}, set it rarely, and let the source show what became of it.
 *   <li>A figure is kept only where stock management is on; a variation may have its product's
 *       figure, which is then set there. One without an article number of its own shows its
 *       product's, so its external key is what tells it apart. Parts of pieces are refused unless a
 *       plugin counts in them. A product that is deleted while pages are turned hides another one
 *       until the next round.
 *   <li>A variation changes without its product, and a sale without any time: so products and stock
 *       are read whole in each round, which takes a request for 40 products and one more for each
 *       product with variations. Weights, sizes and descriptions are not read: their units stand in
 *       settings of the shop, and descriptions are HTML.
 *   <li>WooCommerce has no shipments of its own: what was told is in the order's {@code meta_data}
 *       under {@code _odoo_sync_shipment_…}, with carrier, tracking numbers and lines, where
 *       plugins find it; and in a note, {@link
 *       io.github.odoosync.connectors.woocommerce.WooCommerceOptions.Builder#notes worded} by the
 *       application. All lines count for {@code when-all-shipped}, also those that need no
 *       shipping; those that were refunded do not.
 *   <li>A request that was given up on may still be at work in PHP. A note whose look-up came
 *       before it was written is there twice; figures and states are the same the second time.
 *   <li>Hosts that take the {@code Authorization} header away answer 401 whatever the key: have
 *       them let it through. Permalinks must not be plain.
 * </ul>
 *
 * <p>In an application, which keeps the cursor together with what it stored of each page:
 *
 * <pre>{@code
 * WooCommerce provider = new WooCommerce();
 * Settings settings = Settings.of(provider.descriptor(), given); // site, consumer-key, …
 * try (Connector shop = provider.open(settings, ConnectorRuntime.builder().build())) {
 *   OrderSource orders = shop.capability(OrderSource.class).orElseThrow();
 *   StockSetter stock = shop.capability(StockSetter.class).orElseThrow();
 *
 *   Cursor cursor = Cursor.START;
 *   SourcePage<SalesOrder> page = orders.fetch(cursor, 50);
 *   for (SourceRecord<SalesOrder> record : page.records()) {
 *     if (record instanceof SourceRecord.Found<SalesOrder> found) {
 *       print(found.value().key() + " " + found.value().total().orElseThrow());
 *     }
 *   }
 *   cursor = page.next();
 *
 *   ProductRef product = ProductRef.builder().set(ProductRef.SKU, "TEE-01").build();
 *   LocationRef location = LocationRef.builder().set(LocationRef.CODE, "MAIN").build();
 *   SetStock seven =
 *       new SetStock(product, location, Quantity.pieces(7), Quantity.pieces(5), "correction");
 *   CommandResult<StockLevel> result = stock.execute(seven, context);
 *   if (result instanceof CommandResult.Conflict<StockLevel> conflict) {
 *     print("The shop has " + conflict.current().onHand().value());
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.github.odoosync.connectors.woocommerce;

import org.jspecify.annotations.NullMarked;
