/**
 * EDI: orders, despatch advices, invoices, warehouse orders, stock and transport, exchanged with
 * trading partners as files of X12 or EDIFACT.
 *
 * <p>A {@link io.github.odoosync.connectors.edi.TradingPartner} says what was agreed; {@link
 * io.github.odoosync.connectors.edi.x12.X12} or {@link
 * io.github.odoosync.connectors.edi.edifact.Edifact} makes an {@link
 * io.github.odoosync.connectors.edi.EdiCodec} of it; {@link
 * io.github.odoosync.connectors.edi.EdiExchange} brings files in by any transport:
 *
 * <pre>{@code
 * TradingPartner shop =
 *     TradingPartner.builder(
 *             "northwind",
 *             TradingPartner.Role.CUSTOMER,
 *             new TradingPartner.Mailbox("ZZ", "ACME"),
 *             new TradingPartner.Mailbox("01", "NORTHWIND"))
 *         .currency("USD")
 *         .build();
 * EdiCodec codec = X12.codec(shop, numbers, Clock.systemUTC(), losses::add);
 * }</pre>
 *
 * <table>
 *   <caption>Documents, by what the partner is to us</caption>
 *   <tr><th>Partner</th><th>X12</th><th>EDIFACT</th><th>Document</th></tr>
 *   <tr><td>CUSTOMER</td><td>850, 855</td><td>ORDERS, ORDRSP</td><td>SalesOrder</td></tr>
 *   <tr><td>CUSTOMER</td><td>856</td><td>DESADV</td><td>Shipment that is DONE</td></tr>
 *   <tr><td>CUSTOMER</td><td>810</td><td>INVOIC</td><td>Invoice of SALE</td></tr>
 *   <tr><td>SUPPLIER</td><td>850, 855</td><td>ORDERS, ORDRSP</td><td>PurchaseOrder</td></tr>
 *   <tr><td>SUPPLIER</td><td>856</td><td>DESADV</td><td>Receipt that is PLANNED</td></tr>
 *   <tr><td>SUPPLIER</td><td>810</td><td>INVOIC</td><td>Invoice of PURCHASE</td></tr>
 *   <tr><td>WAREHOUSE</td><td>940</td><td></td><td>WarehouseOrder of kind RELEASE</td></tr>
 *   <tr><td>WAREHOUSE</td><td>945</td><td></td><td>Shipment that is DONE</td></tr>
 *   <tr><td>WAREHOUSE</td><td>943, 856</td><td>DESADV</td><td>Receipt that is PLANNED</td></tr>
 *   <tr><td>WAREHOUSE</td><td>944</td><td>RECADV</td><td>Receipt that is DONE</td></tr>
 *   <tr><td>CARRIER</td><td>204</td><td>IFTMIN</td><td>Shipment that is READY</td></tr>
 *   <tr><td>CARRIER</td><td>990</td><td></td><td>TrackingHistory with the answer</td></tr>
 *   <tr><td>CARRIER</td><td>214</td><td>IFTSTA</td><td>TrackingHistory</td></tr>
 *   <tr><td>all</td><td>846</td><td>INVRPT</td><td>StockAdjustment</td></tr>
 *   <tr><td>all</td><td>997, TA1</td><td>CONTRL</td><td>Acknowledgement</td></tr>
 * </table>
 *
 * <table>
 *   <caption>What can be agreed</caption>
 *   <tr><th>Option</th><th>Unless set</th></tr>
 *   <tr><td>{@code party}: who it is where a document does not say</td><td>a party of its name</td></tr>
 *   <tr><td>{@code version}</td><td>004010, D.96A</td></tr>
 *   <tr><td>{@code charset}</td><td>ISO-8859-1; EDIFACT is read as its UNB says</td></tr>
 *   <tr><td>{@code zone}: of times without one</td><td>UTC</td></tr>
 *   <tr><td>{@code currency}: where a document does not say</td><td>none: such amounts are
 *     refused</td></tr>
 *   <tr><td>{@code country}: of regions that come without one</td><td>US</td></tr>
 *   <tr><td>{@code unit}: codes of its own</td><td>none</td></tr>
 *   <tr><td>{@code test}, {@code withoutAcknowledgements}, {@code maxBytes}</td><td>in earnest,
 *     acknowledging, 10 MB</td></tr>
 * </table>
 *
 * <p>What a file does not carry is never lost unsaid: it is read again after it was written, and
 * each field that differs is a {@link io.github.odoosync.connector.document.Diagnostic} with the
 * code {@code LOSS}; unless somebody is told of them, a loss is refused. Texts for people are cut
 * to the standard's length and told so; numbers and codes that do not fit are refused.
 *
 * <p>What comes is read tolerantly: byte order marks, wrapped lines, a missing last terminator,
 * control characters, segments that are not known here (a warning each). A bad document is refused
 * and reported in the acknowledgement, and the others go through; a file that is not whole is
 * refused whole, as its sender will send it again. A wrong check digit of a GTIN, GLN or SSCC is a
 * warning in what comes, and refused in what goes.
 *
 * <p>Limits: one interchange a file; no binary segments; the first of repeated elements; taxes of
 * lines, owners of goods, kits, and serial numbers' expiries are not carried; times to the second
 * in EDIFACT and to a hundredth in X12; X12 has no way to write its delimiters {@code * ~ >} in a
 * text, where they become blanks.
 *
 * <p>Traps: control numbers begin again at 1 after 999,999,999, and a partner that sets its counter
 * back sends old numbers with new content, which is an alarm and not a copy. Orders are named by
 * their business keys: a shipment of an order that the customer knows by another number is renamed
 * before it is written. Tracking numbers come without the time since which they are known, and get
 * that of the document. StAEDI tells java.util.logging at level INFO which of its own schemas'
 * parts are unused, once a start.
 */
@NullMarked
package io.github.odoosync.connectors.edi;

import org.jspecify.annotations.NullMarked;
