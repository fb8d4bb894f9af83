package io.github.odoosync.connectors.xero;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.http.Token;
import io.github.odoosync.connector.http.TokenStore;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import io.github.odoosync.standin.XeroServer;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the tests of the connector start from. */
final class Books {

  static final String KEY = "the webhooks key";
  static final String OLD_KEY = "the key before";

  private Books() {}

  static Map<String, String> settings(String address) {
    Map<String, String> settings = new HashMap<>();
    settings.put(Xero.TENANT, XeroServer.TENANT);
    settings.put(Xero.CLIENT_ID, "client");
    settings.put(Xero.CLIENT_SECRET, "s3cret");
    settings.put(Xero.REFRESH_TOKEN, XeroServer.FIRST_REFRESH);
    settings.put(Xero.SALES_ACCOUNT, "200");
    settings.put(Xero.WEBHOOK_KEY, KEY);
    settings.put(Xero.PREVIOUS_WEBHOOK_KEY, OLD_KEY);
    settings.put(Xero.ADDRESS, address);
    settings.put(Xero.IDENTITY_ADDRESS, address);
    return settings;
  }

  static Connector open(XeroServer server) {
    return open(server, settings(server.address()), new Kept());
  }

  static Connector open(XeroServer server, Map<String, String> settings, TokenStore tokens) {
    Xero xero = new Xero(XeroOptions.builder().taxType("20% VAT", "OUTPUT2").build());
    return xero.open(
        Settings.of(xero.descriptor(), settings),
        ConnectorRuntime.builder().tokenStore(tokens).build());
  }

  /** Keeps tokens as an application does. */
  static final class Kept implements TokenStore {

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    @Override
    public Optional<Token> load(String name) {
      return Optional.ofNullable(tokens.get(name));
    }

    @Override
    public void save(String name, Token token) {
      tokens.put(name, token);
    }
  }

  static Builder<Invoice> invoice(String number) {
    return Invoice.builder(number)
        .set(Invoice.NUMBER, number)
        .set(Invoice.KIND, Invoice.Kind.INVOICE)
        .set(Invoice.DIRECTION, Invoice.Direction.SALE)
        .set(Invoice.STATE, Invoice.State.POSTED)
        .set(
            Invoice.PARTY,
            PartyRef.builder().set(PartyRef.CODE, "C42").set(PartyRef.NAME, "Shop").build())
        .set(Invoice.ISSUED_ON, LocalDate.of(2026, 3, 1))
        .set(Invoice.DUE_ON, LocalDate.of(2026, 3, 31))
        .set(Invoice.REFERENCE, "PO-7")
        .set(Invoice.CURRENCY, Currency.getInstance("EUR"))
        .setAll(
            Invoice.LINES,
            InvoiceLine.builder()
                .set(InvoiceLine.KEY, "1")
                .set(InvoiceLine.PRODUCT, ProductRef.builder().set(ProductRef.SKU, "A").build())
                .set(InvoiceLine.DESCRIPTION, "Chairs")
                .set(InvoiceLine.QUANTITY, Quantity.pieces(2))
                .set(InvoiceLine.PRICE, eur("50"))
                .set(InvoiceLine.NET, eur("100"))
                .setAll(InvoiceLine.TAXES, "20% VAT")
                .build())
        .set(Invoice.NET, eur("100"))
        .set(Invoice.TAX, eur("20"))
        .set(Invoice.TOTAL, eur("120"));
  }

  static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
