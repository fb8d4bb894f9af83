/**
 * What the library does, as metrics of Micrometer. Needs {@code io.micrometer:micrometer-core},
 * which the library itself does not bring.
 *
 * <pre>{@code
 * SyncMetrics metrics = SyncMetrics.on(registry);
 * OdooClient odoo = OdooClient.builder(url).listener(metrics)...build();
 * OdooSync sync = OdooSync.builder(odoo, store).listener(metrics)...build();
 * metrics.queues(sync.dispatcher());
 * sync.capture().ifPresent(metrics::capture);
 * metrics.expiry("odoo", () -> Optional.of(keyExpiresAt));
 * }</pre>
 *
 * <table>
 * <caption>The metrics; each begins with {@code odoosync.}</caption>
 * <tr><th>name</th><th>tags</th><th>says</th></tr>
 * <tr><td>{@code queue.depth .due .waiting .held .unknown .parked .dead}</td><td>consumer</td>
 *     <td>gauges of the store: messages, lanes due, lanes waiting, lanes held, outcomes unknown,
 *     lanes that stand still, dead letters that nobody dealt with</td></tr>
 * <tr><td>{@code queue.oldest}</td><td>consumer</td><td>for how long the oldest is due, s</td></tr>
 * <tr><td>{@code queue.paused}</td><td>consumer</td><td>1 while paused</td></tr>
 * <tr><td>{@code breaker.open}</td><td>consumer</td>
 *     <td>1 while its destination's breaker is open</td></tr>
 * <tr><td>{@code messages}</td><td>consumer, outcome</td><td>what became of attempts</td></tr>
 * <tr><td>{@code trouble}</td><td>consumer, category, outcome</td>
 *     <td>retries, unknowns, parked and dead by category; {@code category="conflict"} counts
 *     conflicts</td></tr>
 * <tr><td>{@code store.failures}</td><td>step</td><td>the store began to fail</td></tr>
 * <tr><td>{@code writes}</td><td>outcome</td><td>what became of intents to Odoo</td></tr>
 * <tr><td>{@code writes.rejected}</td><td>category</td><td>intents refused for good</td></tr>
 * <tr><td>{@code odoo.calls}</td><td>operation, outcome</td>
 *     <td>timer of attempts by {@code model.method}; {@code ok} or the error's code</td></tr>
 * <tr><td>{@code http.requests}</td><td>system, operation, outcome</td>
 *     <td>timer of connectors' requests; {@code 2xx} to {@code 5xx} or the error's code</td></tr>
 * <tr><td>{@code http.waits}</td><td>system</td><td>timer of waits for limits</td></tr>
 * <tr><td>{@code capture.lag}</td><td>stream</td>
 *     <td>how far the settled lane is behind Odoo's clock, s</td></tr>
 * <tr><td>{@code capture.step.age}</td><td>stream, lane</td>
 *     <td>how long ago the lane's last step was stored; of the sweep, when it began, s</td></tr>
 * <tr><td>{@code capture.rows .changes}</td><td>stream, lane</td><td>what was read and new</td></tr>
 * <tr><td>{@code capture.troubles}</td><td>stream, kind</td>
 *     <td>failed, unreadable, lost, found by the sweep</td></tr>
 * <tr><td>{@code source.records .changes .unreadable}</td><td>connector, stream</td>
 *     <td>what sources gave</td></tr>
 * <tr><td>{@code source.troubles}</td><td>connector, stream</td><td>a source failed</td></tr>
 * <tr><td>{@code webhooks}</td><td>endpoint, outcome</td>
 *     <td>requests taken, failed, or refused and why</td></tr>
 * <tr><td>{@code webhook.messages}</td><td>endpoint, outcome</td><td>stored, or known before</td>
 *     </tr>
 * <tr><td>{@code drift}</td><td>reconciliation, kind</td><td>keys that drift, as last found</td>
 *     </tr>
 * <tr><td>{@code drift.found .resolved .repaired}</td><td>reconciliation</td><td>counters</td></tr>
 * <tr><td>{@code key.expiry}</td><td>key</td>
 *     <td>how long a key is still good, s; negative afterwards</td></tr>
 * </table>
 *
 * <p>A tag takes a limited number of values; what comes after them is counted under {@code other}.
 * No tag holds a business key, a record's id or a text.
 */
@NullMarked
package io.github.odoosync.observe.micrometer;

import org.jspecify.annotations.NullMarked;
