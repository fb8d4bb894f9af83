package io.github.odoosync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.invoice.Invoice;
import io.github.odoosync.model.invoice.InvoiceLine;
import io.github.odoosync.model.order.PurchaseOrder;
import io.github.odoosync.model.order.PurchaseOrderLine;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.ModelSchema;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.testing.FakeUser;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What Odoo cannot hold as it is said is refused, and nothing of it written. */
class MappingLimitsTest {

  @Nested
  class Odoo17 extends Cases {
    Odoo17() {
      super(17);
    }
  }

  @Nested
  class Odoo19 extends Cases {
    Odoo19() {
      super(19);
    }
  }

  abstract static class Cases extends MappedFake {

    Cases(int version) {
      super(version);
    }

    @Test
    void aNewPurchaseOrderIsInOneCurrency() {
      PurchaseOrder order = purchase("EUR", Money.of("2", "USD"));
      refused(ErrorCode.CURRENCY_MISMATCH, "EUR", standard.purchaseOrder(), order);
      PurchaseOrder summed =
          PurchaseOrder.SCHEMA
              .builder(purchase("USD", Money.of("2", "USD")))
              .set(PurchaseOrder.TOTAL, Money.of("2", "EUR"))
              .build();
      refused(ErrorCode.CURRENCY_MISMATCH, "EUR", standard.purchaseOrder(), summed);
    }

    @Test
    void aNewInvoiceIsInOneCurrency() {
      Invoice invoice = invoice("EUR", Money.of("2", "USD"));
      refused(ErrorCode.CURRENCY_MISMATCH, "EUR", standard.invoice(), invoice);
    }

    @Test
    void aPriceWithMoreDecimalsThanOdooKeepsIsRefused() {
      Money price = Money.of("1.2345678", "USD");
      refused(ErrorCode.TOO_PRECISE, "1.2345678", standard.purchaseOrder(), purchase("USD", price));
      refused(ErrorCode.TOO_PRECISE, "1.2345678", standard.invoice(), invoice("USD", price));
      Money held = Money.of("1.234567", "USD");
      assertThat(mapper.write(standard.invoice(), invoice("USD", held), "shop").heldBack())
          .isEmpty();
    }

    @Test
    void thePrecisionOfAPriceIsThatOfItsField() {
      Money price = Money.of("1.005", "USD");
      PurchaseOrder order = purchase("USD", price);
      for (Map<String, Object> type :
          List.<Map<String, Object>>of(
              Map.of("type", "float", "digits", List.of(16, 2)), Map.of("type", "monetary"))) {
        ModelSchema line =
            ModelSchema.of("purchase.order.line", odoo.version(), Map.of("price_unit", type));
        DocumentMapping<PurchaseOrder> coarse =
            standard
                .purchaseOrder()
                .withLine(
                    PurchaseOrderLine.PRICE,
                    new ServerModel(line).price("price_unit", "currency_id"));
        refused(ErrorCode.TOO_PRECISE, "2 decimals", coarse, order);
      }
    }

    @Test
    void aPackagingInAUnitOfAnotherKindIsRefused() {
      if (fake.version() < 19) {
        return;
      }
      long product = world.product("none");
      long dozen = packaging(product, "uom.product_uom_dozen");
      assertThat(mapper.read(standard.product(), product).packagings())
          .extracting(each -> each.quantity().value().intValueExact())
          .containsExactly(12);
      fake.write("product.uom", dozen, Map.of("uom_id", fake.idOf("uom.product_uom_kgm")));
      assertRefused(ErrorCode.UNIT_MISMATCH, "KGM", () -> mapper.read(standard.product(), product));
      assertThat(mapper.read(standard.product().without(Product.PACKAGINGS), product).packagings())
          .isEmpty();
    }

    private long packaging(long product, String unit) {
      return fake.create(
          "product.uom",
          Map.of("product_id", product, "uom_id", fake.idOf(unit), "barcode", world.unique("B")));
    }

    @Test
    void accountsOfOneCodeAreThoseOfTheDocumentsCompany() {
      long second = fake.create("res.company", Map.of("name", "Second", "currency_id", 1));
      long ours = account("700100", 1);
      long theirs = account("700100", second);
      fake.addUser(
          FakeUser.of("both", "both")
              .apiKey("both-key")
              .companies(1, second)
              .mayRead("account.account")
              .mayRead("res.company"));
      try (OdooClient both =
          OdooClient.builder(fake.url())
              .database(fake.database())
              .apiKey("both", Secret.of("both-key"))
              .build()) {
        Lookups lookups =
            OdooMapper.builder(both.withContext(context -> context.companies(List.of(1L, second))))
                .build()
                .lookups();
        Ref company = lookups.companyId("Second");
        assertThat(lookups.accountId("700100", company).id()).isEqualTo(theirs);
        assertThat(lookups.accountId("700100").id()).isEqualTo(ours);
        account("700200", 1);
        assertRefused(
            ErrorCode.NOT_FOUND,
            "account 700200 of company " + second,
            () -> lookups.accountId("700200", company));
      }
    }

    private long account(String code, long company) {
      Map<String, Object> values =
          new HashMap<>(Map.of("name", code, "code", code, "account_type", "income"));
      values.put(
          fake.version() < 18 ? "company_id" : "company_ids",
          fake.version() < 18 ? company : List.of(company));
      return fake.create("account.account", values);
    }

    private PurchaseOrder purchase(String currency, Money price) {
      return PurchaseOrder.builder(world.unique("PO"))
          .set(PurchaseOrder.SUPPLIER, partner())
          .set(PurchaseOrder.CURRENCY, Currency.getInstance(currency))
          .setAll(
              PurchaseOrder.LINES,
              PurchaseOrderLine.builder()
                  .set(PurchaseOrderLine.KEY, "1")
                  .set(PurchaseOrderLine.DESCRIPTION, "Work")
                  .set(PurchaseOrderLine.PRICE, price)
                  .build())
          .build();
    }

    private Invoice invoice(String currency, Money price) {
      return Invoice.builder(world.unique("INV"))
          .set(Invoice.KIND, Invoice.Kind.INVOICE)
          .set(Invoice.DIRECTION, Invoice.Direction.SALE)
          .set(Invoice.PARTY, partner())
          .set(Invoice.CURRENCY, Currency.getInstance(currency))
          .setAll(
              Invoice.LINES,
              InvoiceLine.builder()
                  .set(InvoiceLine.KEY, "1")
                  .set(InvoiceLine.DESCRIPTION, "Work")
                  .set(InvoiceLine.PRICE, price)
                  .build())
          .build();
    }

    private static PartyRef partner() {
      return PartyRef.builder().set(PartyRef.CODE, "C-1").build();
    }

    private <D extends Document> void refused(
        ErrorCode code, String said, DocumentMapping<D> mapping, D document) {
      server.forget();
      assertRefused(code, said, () -> mapper.write(mapping, document, "shop"));
      assertThat(server.writes()).isEmpty();
    }

    private static void assertRefused(ErrorCode code, String said, ThrowingCallable work) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(work)
          .withMessageContaining(said)
          .satisfies(error -> assertThat(error.code()).isEqualTo(code));
    }
  }
}
