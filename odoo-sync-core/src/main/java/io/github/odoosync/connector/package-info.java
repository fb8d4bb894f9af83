/**
 * What every connector to another system is made of: a provider that says what it needs, a
 * connector that says what it can, sources that are read from a cursor, and commands that say how
 * they may be repeated. No implementation of a system is in here.
 *
 * <p>A connector is written in these steps: a {@link
 * io.github.odoosync.connector.ConnectorProvider} with a {@link
 * io.github.odoosync.connector.ConnectorDescriptor} that declares each {@link
 * io.github.odoosync.connector.Setting}; a {@link io.github.odoosync.connector.Connector} that
 * opens {@link io.github.odoosync.connector.http.Http} from the {@link
 * io.github.odoosync.connector.ConnectorRuntime} and hands out its {@linkplain
 * io.github.odoosync.connector.capability capabilities}. All of it is thread-safe and holds neither
 * threads nor state.
 *
 * <p>How known systems land on it:
 *
 * <table>
 *   <caption>Systems and what of this package they use</caption>
 *   <tr><th>System</th><th>What is special</th><th>Where it lands</th></tr>
 *   <tr><td>Shopify</td>
 *     <td>stock with a key and compare-and-set; fulfilments with neither</td>
 *     <td>{@code StockSetter}: {@code NATIVE_KEY} by {@code context.key()}, {@code expected}, {@code
 *     Conflict} with the current figure; {@code FulfilmentSink}: {@code LOOKUP_BEFORE_RETRY}</td>
 *   </tr>
 *   <tr><td>Shopify</td><td>a budget of costs, told in each body; a 200 that is a refusal</td>
 *     <td>{@code RateLimit.Bucket}, {@code HttpRequest.cost}, {@code RateSignal.Level}; user errors
 *     become {@code Rejected} with {@code FieldError}s</td></tr>
 *   <tr><td>Shopify</td><td>bulk export; tokens whose refresh token rotates</td>
 *     <td>{@code BulkSource}; {@code TokenSource} over the application's {@code TokenStore}</td></tr>
 *   <tr><td>EasyPost</td><td>a label is made, then bought</td>
 *     <td>{@code LabelService.buy}: {@code LOOKUP_BEFORE_RETRY}; {@code context.note} keeps the id
 *     between the calls</td></tr>
 *   <tr><td>EasyPost</td><td>some carriers answer, some fail</td>
 *     <td>{@code Quotes} with offers and problems</td></tr>
 *   <tr><td>ShipBob</td><td>the order's reference is unique; 150 calls a minute</td>
 *     <td>{@code WarehouseOrderSink.release}: {@code NATURAL_KEY}; {@code RateLimit.Window}, {@code
 *     RateSignal.Left} and {@code Pause} by its headers</td></tr>
 *   <tr><td>WooCommerce</td><td>no keys, absolute stock, pages that drift</td>
 *     <td>{@code StockSetter}: {@code LOOKUP_BEFORE_RETRY} with the figure before as {@code
 *     context.note}, which leaves a race that its description names; a {@code Cursor} by time and
 *     id that overlaps</td></tr>
 *   <tr><td>Xero</td><td>a key of 128 characters; limits by tenant and by application</td>
 *     <td>{@code InvoiceSink}: {@code NATIVE_KEY}; limits whose scopes are {@code xero.tenant.…} and
 *     {@code xero.app}, shared in the runtime</td></tr>
 *   <tr><td>EDI</td><td>files, control numbers, acknowledgements</td>
 *     <td>{@code DocumentCodec} and {@code DocumentTransport}; {@code Decoded.key} knows a second
 *     copy and {@code answer} is its acknowledgement</td></tr>
 *   <tr><td>Kafka</td><td>partitions, each with an offset</td>
 *     <td>{@code EventSource} whose {@code Cursor} holds the offsets, kept with what was stored;
 *     {@code EventSink}: {@code NATURAL_KEY}, as receivers know a second copy by the event's id</td></tr>
 * </table>
 */
@NullMarked
package io.github.odoosync.connector;

import org.jspecify.annotations.NullMarked;
