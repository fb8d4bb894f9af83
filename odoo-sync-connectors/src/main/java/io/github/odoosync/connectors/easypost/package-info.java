/**
 * EasyPost: one account that speaks to over a hundred carriers. {@link
 * io.github.odoosync.connectors.easypost.EasyPost} opens connectors to it.
 *
 * <table>
 *   <caption>What it can do</caption>
 *   <tr><th>Capability</th><th>By</th><th>Carried out again</th></tr>
 *   <tr><td>{@code RateQuoter}</td><td>{@code POST /shipments}, one a package</td>
 *     <td>binds nobody</td></tr>
 *   <tr><td>{@code LabelService.buy}</td>
 *     <td>{@code POST /shipments}, whose id is noted, then {@code /buy}</td>
 *     <td>{@code LOOKUP_BEFORE_RETRY}: the shipment is read, and sells one label only</td></tr>
 *   <tr><td>{@code LabelService.voidLabel}</td><td>{@code POST /shipments/…/refund}</td>
 *     <td>{@code LOOKUP_BEFORE_RETRY} by the refund's status</td></tr>
 *   <tr><td>{@code TrackingSource.track}</td><td>{@code GET /trackers}</td><td>reads</td></tr>
 *   <tr><td>{@code TrackingSource.subscribe}</td><td>{@code POST /trackers}</td>
 *     <td>{@code NATURAL_KEY}: the tracker of a number is returned again for three months</td></tr>
 *   <tr><td>{@code WebhookReceiver}</td><td>{@code X-Hmac-Signature}</td>
 *     <td>known by the event's id; read with {@link
 *     io.github.odoosync.connectors.easypost.EasyPostEvent}</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>Name</th><th>What it is</th></tr>
 *   <tr><td>{@code api-key}</td><td>the key; one for tests makes labels that cost nothing</td></tr>
 *   <tr><td>{@code account}</td><td>a name of your own, in external keys; {@code main} unless
 *     set</td></tr>
 *   <tr><td>{@code sender-address}</td><td>the id of the address that is shipped from; without it
 *     and without {@link io.github.odoosync.connectors.easypost.EasyPostOptions.Builder#senders}
 *     nothing is quoted or bought</td></tr>
 *   <tr><td>{@code webhook-secret}, {@code previous-webhook-secret}</td><td>what webhooks are signed
 *     with; without one none is taken</td></tr>
 *   <tr><td>{@code address}</td><td>where EasyPost is; for tests</td></tr>
 * </table>
 *
 * <p>Limits: lists, and so {@code track}, five times a second; everything else by EasyPost's load,
 * which it says with 429 and without a time. Rates of a shipment are made anew when it is bought.
 *
 * <p>Known traps:
 *
 * <ul>
 *   <li>There is no idempotency key. What makes buying safe is that a shipment is bought once, so
 *       its id has to outlive a crash between the two steps: {@code CommandContext.note} sees to
 *       it.
 *   <li>If the price has risen since the quote, nothing is bought: the result is a conflict.
 *   <li>A shipment of several packages becomes several of EasyPost's. If one of them is refused,
 *       the labels of the others are given back.
 *   <li>A refund is asked for and decided later, within weeks; {@code voidedAt} says that it was
 *       asked for.
 *   <li>Carriers use tracking numbers again. {@code track} takes the tracker that was made next to
 *       when the number was first seen.
 *   <li>The secret of a webhook is brought into the Unicode form NFKD before it signs, and the
 *       bytes have to be checked as they came: a parser writes {@code 14.0} as {@code 14}.
 *   <li>A carrier without an answer is a message beside the rates of the others, not an error.
 *   <li>Customs forms are not made of the shipment: give {@code customs_info} with {@link
 *       io.github.odoosync.connectors.easypost.EasyPostOptions.Builder#fields}.
 * </ul>
 *
 * <p>In an application, where the notes of {@code context} are kept by its store:
 *
 * <pre>{@code
 * EasyPost provider = new EasyPost();
 * Settings settings = Settings.of(provider.descriptor(), given); // api-key, sender-address
 * try (Connector easyPost = provider.open(settings, ConnectorRuntime.builder().build())) {
 *   RateQuoter quoter = easyPost.capability(RateQuoter.class).orElseThrow();
 *   LabelService labels = easyPost.capability(LabelService.class).orElseThrow();
 *
 *   FreightQuote cheapest =
 *       quoter.quote(shipment).quotes().stream()
 *           .min(Comparator.comparing(quote -> quote.price().amount()))
 *           .orElseThrow();
 *   CommandResult<List<Label>> result =
 *       labels.buy().execute(new BuyLabels(shipment, cheapest, "PDF"), context);
 *   if (result instanceof CommandResult.Done<List<Label>> done) {
 *     done.value().forEach(label -> print(label.uri().orElseThrow()));
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.github.odoosync.connectors.easypost;

import org.jspecify.annotations.NullMarked;
