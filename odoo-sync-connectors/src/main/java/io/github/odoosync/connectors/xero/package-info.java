/**
 * Xero: invoices and credit notes booked, invoices and their payments read. {@link
 * io.github.odoosync.connectors.xero.Xero} opens connectors to it, one an organisation.
 *
 * <table>
 *   <caption>What it can do</caption>
 *   <tr><th>Capability</th><th>By</th><th>Carried out again</th></tr>
 *   <tr><td>{@code InvoiceSink}</td>
 *     <td>{@code PUT /Invoices} or {@code /CreditNotes} as a draft, whose total is compared, then
 *     {@code POST} of its status</td>
 *     <td>{@code NATIVE_KEY}: {@code Idempotency-Key}; before a second attempt the number is looked
 *     for, as keys are forgotten</td></tr>
 *   <tr><td>{@code InvoiceSource}</td><td>{@code GET /Invoices} with {@code If-Modified-Since}</td>
 *     <td>reads</td></tr>
 *   <tr><td>{@code InvoiceReader}</td><td>{@code GET /Invoices/…}</td><td>reads</td></tr>
 *   <tr><td>{@code WebhookReceiver}</td><td>{@code x-xero-signature}</td>
 *     <td>known by what happened to what, and when; read with {@link
 *     io.github.odoosync.connectors.xero.XeroEvent}</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>Name</th><th>What it is</th></tr>
 *   <tr><td>{@code tenant}</td><td>the id of the organisation, as {@code /connections} has it</td></tr>
 *   <tr><td>{@code client-id}, {@code client-secret}</td><td>the app's</td></tr>
 *   <tr><td>{@code refresh-token}</td><td>the one to begin with; none for a custom
 *     connection</td></tr>
 *   <tr><td>{@code sales-account}, {@code purchase-account}</td><td>codes of accounts where a line
 *     names none</td></tr>
 *   <tr><td>{@code drafts}</td><td>whether invoices stay drafts for people to book</td></tr>
 *   <tr><td>{@code item-codes}</td><td>whether article numbers are sent as item codes</td></tr>
 *   <tr><td>{@code overlap}</td><td>how far each reading begins before the last change; 5 minutes
 *     unless set</td></tr>
 *   <tr><td>{@code webhook-key}, {@code previous-webhook-key}</td><td>what webhooks are signed with;
 *     without one none is taken</td></tr>
 *   <tr><td>{@code address}, {@code identity-address}</td><td>where Xero is; for tests</td></tr>
 * </table>
 *
 * <table>
 *   <caption>States</caption>
 *   <tr><th>Xero</th><th>State</th><th>Payment</th></tr>
 *   <tr><td>DRAFT, SUBMITTED</td><td>DRAFT</td><td></td></tr>
 *   <tr><td>AUTHORISED</td><td>POSTED</td><td>NOT_PAID, or PARTIAL by the amounts</td></tr>
 *   <tr><td>PAID</td><td>POSTED</td><td>PAID; REVERSED where it was all credited</td></tr>
 *   <tr><td>VOIDED, DELETED</td><td>CANCELLED</td><td></td></tr>
 * </table>
 *
 * <p>Limits: of an organisation 5 requests at once, 60 a minute and 5,000 a day; of the app 10,000
 * a minute. What answers say is left corrects what is counted here. Credit notes are booked and not
 * read; quantities have no units there, so a unit other than pieces stands in the description.
 *
 * <p>Known traps:
 *
 * <ul>
 *   <li>A refresh token is valid once, and for 60 days. The next one is in the application's {@code
 *       TokenStore} before it is used: one in memory loses it with the process, and people have to
 *       connect the app anew.
 *   <li>Xero counts taxes itself. A draft whose total is not the invoice's is deleted, and the
 *       invoice refused; so nothing is booked that Odoo has otherwise.
 *   <li>Invoices to customers have unique numbers, those of suppliers do not.
 *   <li>Prices that include taxes are not read as prices without: only the net amount of such
 *       lines.
 *   <li>Webhooks are signed by one key for all organisations that an app is let to, so events of
 *       others come too; {@code XeroEvent.tenant} tells whose. They say what changed, not how.
 *   <li>Times are {@code /Date(1552326816230+0000)/}; days are midnights in UTC.
 * </ul>
 *
 * <p>In an application, with a token store and the notes of {@code context} kept by its store:
 *
 * <pre>{@code
 * Xero provider = new Xero(XeroOptions.builder().taxType("no tax", "NONE").build());
 * Settings settings = Settings.of(provider.descriptor(), given); // tenant, client-id, …
 * try (Connector xero = provider.open(settings, ConnectorRuntime.builder().build())) {
 *   InvoiceLine line =
 *       InvoiceLine.builder()
 *           .set(InvoiceLine.KEY, "1")
 *           .set(InvoiceLine.DESCRIPTION, "Chairs")
 *           .set(InvoiceLine.QUANTITY, Quantity.pieces(2))
 *           .set(InvoiceLine.PRICE, Money.of("50", "EUR"))
 *           .setAll(InvoiceLine.TAXES, "no tax")
 *           .build();
 *   Invoice invoice =
 *       Invoice.builder("2026-1")
 *           .set(Invoice.KIND, Invoice.Kind.INVOICE)
 *           .set(Invoice.DIRECTION, Invoice.Direction.SALE)
 *           .set(Invoice.PARTY, PartyRef.builder().set(PartyRef.CODE, "C42").build())
 *           .set(Invoice.ISSUED_ON, LocalDate.of(2026, 3, 1))
 *           .set(Invoice.CURRENCY, Currency.getInstance("EUR"))
 *           .set(Invoice.TOTAL, Money.of("100", "EUR"))
 *           .setAll(Invoice.LINES, line)
 *           .build();
 *
 *   CommandResult<ExternalKey> result =
 *       xero.capability(InvoiceSink.class).orElseThrow().execute(invoice, context);
 *   if (result instanceof CommandResult.Done<ExternalKey> done) {
 *     InvoiceReader reader = xero.capability(InvoiceReader.class).orElseThrow();
 *     if (reader.read(done.value().key()).orElseThrow()
 *         instanceof SourceRecord.Found<Invoice> found) {
 *       Invoice there = found.value();
 *       print(
 *           there.key().key() + ": " + there.payment().orElseThrow() + ", "
 *               + there.open().orElseThrow() + " open");
 *     }
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.github.odoosync.connectors.xero;

import org.jspecify.annotations.NullMarked;
