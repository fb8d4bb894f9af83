/**
 * Shopify by its Admin API in GraphQL, version 2026-07. {@link
 * io.github.odoosync.connectors.shopify.Shopify} opens connectors to shops.
 *
 * <table>
 *   <caption>What it can do</caption>
 *   <tr><th>Capability</th><th>By</th><th>Carried out again</th></tr>
 *   <tr><td>{@code OrderSource}</td><td>{@code orders} by the time of their last change</td>
 *     <td>reads; each round begins {@code overlap} before the end of the one before</td></tr>
 *   <tr><td>{@code OrderReader}</td><td>{@code order}</td><td>reads</td></tr>
 *   <tr><td>{@code OrderExport}</td><td>{@code bulkOperationRunQuery}, its file read in ranges</td>
 *     <td>one that is under way is taken up</td></tr>
 *   <tr><td>{@code FulfilmentSink}</td><td>{@code fulfillmentCreate} of open fulfilment orders</td>
 *     <td>{@code LOOKUP_BEFORE_RETRY}: the last fulfilment is noted, and what is newer and has the
 *     same tracking numbers and quantity is this one</td></tr>
 *   <tr><td>{@code InventorySource}</td><td>{@code inventoryItems} at the location of the settings;
 *     without one it is not there</td><td>reads all of them each round</td></tr>
 *   <tr><td>{@code StockSetter}</td><td>{@code inventorySetQuantities} of what is available</td>
 *     <td>{@code NATIVE_KEY} by {@code @idempotent}, compared with {@code expected}</td></tr>
 *   <tr><td>{@code StockAdjuster}</td><td>{@code inventoryAdjustQuantities}</td>
 *     <td>{@code NATIVE_KEY} by {@code @idempotent}, compared with {@code expected}</td></tr>
 *   <tr><td>{@code WebhookReceiver}</td><td>{@code X-Shopify-Hmac-Sha256}</td>
 *     <td>known by topic and event id; read with {@link
 *     io.github.odoosync.connectors.shopify.ShopifyEvent}</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>Name</th><th>What it is</th></tr>
 *   <tr><td>{@code shop}</td><td>the domain, such as example.myshopify.com; also the tenant of
 *     external keys</td></tr>
 *   <tr><td>{@code access-token}</td><td>a token that does not expire; or else:</td></tr>
 *   <tr><td>{@code client-id}, {@code client-secret}</td><td>with which tokens are asked for; the
 *     secret also signs webhooks, and without it none is taken</td></tr>
 *   <tr><td>{@code previous-client-secret}</td><td>the one before: for an hour after a change
 *     Shopify still signs with it</td></tr>
 *   <tr><td>{@code location}</td><td>what is meant where a document names no location that is
 *     known</td></tr>
 *   <tr><td>{@code notify-customers}</td><td>whether Shopify writes to customers; no unless
 *     set</td></tr>
 *   <tr><td>{@code overlap}</td><td>how much of the past is read again; PT5M unless set</td></tr>
 *   <tr><td>{@code address}</td><td>where the shop is, for tests</td></tr>
 * </table>
 *
 * <p>Scopes: {@code read_orders}, {@code read_inventory}, {@code write_inventory}, {@code
 * write_merchant_managed_fulfillment_orders}; {@code read_all_orders} for what is older than 60
 * days.
 *
 * <p>Limits: a bucket of costs for each app and shop, 100 a second on the smallest plan; each
 * answer says how full it is, and the connector waits before it runs dry. One query may cost 1,000,
 * so that a page has six orders at most.
 *
 * <p>Known traps:
 *
 * <ul>
 *   <li>A refusal is HTTP 200: in {@code errors}, or in the {@code userErrors} of a mutation. So is
 *       {@code THROTTLED}.
 *   <li>Since 2026-04 {@code changeFromQuantity} has to be there even if it is null, and a stock
 *       mutation without {@code @idempotent} is refused, which the schema does not say.
 *   <li>What is set is what can be sold ({@code available}); {@code expected} is compared with
 *       that.
 *   <li>An item that is not stocked at the location is a refusal: activate it there first.
 *   <li>The tenant and keys of orders: {@code Document.KEY} is the order's name, such as {@code
 *       #1001}, and the lines' keys are Shopify's numbers. Shipments that name other keys need
 *       {@link io.github.odoosync.connectors.shopify.ShopifyOptions.Builder#orderIds}.
 *   <li>A fulfilment is of one order and one location, in whole pieces, and of no kits' parts. Two
 *       shipments of the same order without tracking numbers and of the same quantity look alike:
 *       send one after the other, as messages of one key are. An order has at most 50 of them.
 *   <li>Amounts are in the shop's currency. Prices hold taxes where the shop's do.
 *   <li>Of a webhook only the body is signed, and there is no time in it: an old body can be sent
 *       again under a new id. It also comes up to four hours late as it was at first. Read again
 *       what it names, with {@code OrderReader}.
 *   <li>Shopify deletes a subscription after eight failures in a row: poll as well.
 *   <li>The client secret signs other things too, such as cookies of the app: use it for nothing of
 *       your own.
 * </ul>
 *
 * <p>In an application, which keeps the cursor together with what it stored of each page:
 *
 * <pre>{@code
 * Shopify provider = new Shopify();
 * Settings settings = Settings.of(provider.descriptor(), given); // shop, access-token, location
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
 *     print("The shop has " + conflict.current());
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.github.odoosync.connectors.shopify;

import org.jspecify.annotations.NullMarked;
