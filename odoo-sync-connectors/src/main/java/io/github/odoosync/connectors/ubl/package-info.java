/**
 * UBL 2.1: invoices and credit notes as Peppol BIS Billing 3 wants them, and despatch advices.
 * {@link io.github.odoosync.connectors.ubl.Ubl} makes the codecs, which go by any transport.
 *
 * <table>
 *   <caption>What it can do</caption>
 *   <tr><th>Codec</th><th>Writes</th><th>Reads</th></tr>
 *   <tr><td>{@code invoices}</td><td>{@code Invoice}, {@code CreditNote} to customers</td>
 *     <td>those, and suppliers' as {@code PURCHASE}</td></tr>
 *   <tr><td>{@code despatchAdvices}</td><td>{@code DespatchAdvice} of a {@code Shipment} that is
 *     DONE</td><td>the same</td></tr>
 *   <tr><td>{@code arrivals}</td><td>nothing</td><td>suppliers' {@code DespatchAdvice} as a {@code
 *     Receipt} that is PLANNED</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Options</caption>
 *   <tr><th>Name</th><th>Unless set</th></tr>
 *   <tr><td>{@code own}: the own company</td><td>needed</td></tr>
 *   <tr><td>{@code parties}: the companies written to, by how documents name them</td>
 *     <td>nobody is known, and nothing written</td></tr>
 *   <tr><td>{@code tax}: the names of taxes, each a category and a rate</td>
 *     <td>{@code S 19}, {@code Z 0}</td></tr>
 *   <tr><td>{@code account}: an IBAN</td><td>none is written</td></tr>
 *   <tr><td>{@code losses}: who is told what a file does not carry</td><td>that is refused</td></tr>
 *   <tr><td>{@code maxBytes}</td><td>20 MB</td></tr>
 * </table>
 *
 * <p>Totals are counted, both ways, by the rules of EN 16931: lines (PEPPOL-EN16931-R120, R040),
 * their sum (BR-CO-10), allowances and charges (11, 12), net (13), taxes (14, 17, and 08 of each
 * category), total (15) and what is to be paid (16), with the tolerances that these rules have. An
 * invoice of others that breaks one is refused, naming rule and amounts; one of ours is not
 * written. Where Odoo rounds the tax of each line, what differs, a cent a line at most, goes to the
 * largest tax; where it rounds what is to be paid, that is written as such.
 *
 * <p>Limits: one document a file and one tax a line; amounts of two decimals, as the norm has it,
 * so none of three. What is attached is not read. Not carried are origins, payment states,
 * companies, orders but the first, lines' shipments, and of packages weights and nesting; each is
 * told of or refused. Allowances of a whole invoice are read as lines of their own. The schematron
 * of Peppol has several hundred rules more: let a validator see your first invoices.
 *
 * <p>Known traps: an invoice that is to be paid has a due date, and a reference of the buyer or an
 * order (BR-CO-25, PEPPOL-EN16931-R003). Prices are never negative; quantities are. A number of 18
 * digits is an SSCC only if its check digit is right. Document types, and so entities, are refused.
 *
 * <pre>{@code
 * Address koeln = Address.builder().set(Address.COUNTRY, "DE").build();
 * Address gent = Address.builder().set(Address.COUNTRY, "BE").build();
 * UblParty acme =
 *     UblParty.builder("0088", "4012345000009", "ACME GmbH", koeln).vatId("DE123456789").build();
 * UblParty shop =
 *     UblParty.builder("0208", "0123456789", "Le Shop", gent).vatId("BE0123456789").build();
 * PartyRef customer = PartyRef.builder().set(PartyRef.CODE, "C42").build();
 * UblOptions options =
 *     UblOptions.builder(acme)
 *         .parties(ref -> ref.equals(customer) ? Optional.of(shop) : Optional.empty())
 *         .tax("19% USt", UblTax.standard("19"))
 *         .build();
 * InvoiceLine line =
 *     InvoiceLine.builder()
 *         .set(InvoiceLine.KEY, "1")
 *         .set(InvoiceLine.DESCRIPTION, "A chair")
 *         .set(InvoiceLine.QUANTITY, Quantity.pieces(2))
 *         .set(InvoiceLine.PRICE, Money.of("50", "EUR"))
 *         .setAll(InvoiceLine.TAXES, "19% USt")
 *         .build();
 * Invoice invoice =
 *     Invoice.builder("2026-1")
 *         .set(Invoice.KIND, Invoice.Kind.INVOICE)
 *         .set(Invoice.DIRECTION, Invoice.Direction.SALE)
 *         .set(Invoice.PARTY, customer)
 *         .set(Invoice.REFERENCE, "PO-7")
 *         .set(Invoice.ISSUED_ON, LocalDate.of(2026, 3, 1))
 *         .set(Invoice.DUE_ON, LocalDate.of(2026, 3, 31))
 *         .set(Invoice.CURRENCY, Currency.getInstance("EUR"))
 *         .setAll(Invoice.LINES, line)
 *         .build();
 *
 * DocumentCodec<Invoice> invoices = Ubl.invoices(options);
 * RawDocument file = invoices.encode(List.of(invoice), 1);
 * FileTransport.in(Path.of(given.get("folder")), FileOptions.standard()).send(file);
 * print(invoices.decode(file).parts().get(0).total().orElseThrow().toString());
 * }</pre>
 */
@NullMarked
package io.github.odoosync.connectors.ubl;

import org.jspecify.annotations.NullMarked;
