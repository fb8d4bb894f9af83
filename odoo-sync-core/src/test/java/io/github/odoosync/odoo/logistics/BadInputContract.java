package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.OrderContract.refused;
import static io.github.odoosync.odoo.logistics.World.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.AccessException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What orders refuse, with nothing half-written, on any server. */
interface BadInputContract extends LogisticsServer {

  private void rejected(
      String name,
      ErrorCode code,
      Function<OrderDraft.Builder, OrderDraft.Builder> bad,
      String... words) {
    rejected(logistics(), name, code, bad, words);
  }

  private void rejected(
      Logistics logistics,
      String name,
      ErrorCode code,
      Function<OrderDraft.Builder, OrderDraft.Builder> bad,
      String... words) {
    World world = world();
    ExternalId key = key("bad-" + name);
    OrderDraft sale = bad.apply(world.draft(key, world.customer())).build();
    refused(code, () -> logistics.orders().save(sale), words);
    assertThat(logistics().orders().find(key)).isEmpty();

    ExternalId bought = key("bad-po-" + name);
    OrderDraft purchase = bad.apply(world.draft(bought, world.customer())).build();
    refused(code, () -> logistics.purchases().save(purchase), words);
    assertThat(logistics().purchases().find(bought)).isEmpty();
  }

  private OrderDraft.Line good() {
    return line("good", world().unstocked("order"), "1");
  }

  @Test
  default void anUnknownProductIsRefused() {
    OrderDraft.Line good = good();
    rejected(
        "product",
        ErrorCode.NOT_FOUND,
        draft -> draft.line(good).line(line("x", 999_999_999, "1")),
        "product.product 999999999",
        "line x");
  }

  @Test
  default void anArchivedProductIsRefused() {
    long product = world().unstocked("order");
    odoo().model("product.product").write(product, Values.of("active", false));
    rejected(
        "archived",
        ErrorCode.INACTIVE,
        draft -> draft.line(line("1", product, "1")),
        "product.product " + product,
        "archived");
  }

  @Test
  default void anArchivedOrUnknownPartnerIsRefused() {
    OrderDraft.Line good = good();
    long partner = world().customer();
    odoo().model("res.partner").write(partner, Values.of("active", false));
    rejected("partner", ErrorCode.INACTIVE, draft -> draft.partner(partner).line(good), "archived");
    rejected(
        "no-partner",
        ErrorCode.NOT_FOUND,
        draft -> draft.partner(999_999_999).line(good),
        "999999999");
  }

  @Test
  default void aUnitOfAnotherCategoryIsRefused() {
    long product = world().unstocked("order");
    long kilogram = world().id("uom.product_uom_kgm");
    rejected(
        "unit",
        ErrorCode.UNIT_MISMATCH,
        draft -> draft.line(line("1", product, "1").unit(kilogram)),
        "kg",
        "Units");
  }

  @Test
  default void aDozenOfPiecesIsTaken() {
    World world = world();
    long dozen = world.id("uom.product_uom_dozen");
    OrderDraft draft =
        world
            .draft(key("dozen"), world.customer())
            .line(line("1", world.unstocked("order"), "2").unit(dozen))
            .build();
    Order order = logistics().orders().save(draft).value();
    assertThat(order.lines().get(0).unit()).isEqualTo(dozen);
  }

  @Test
  default void aQuantityOfNothingLessOrTooFineIsRefused() {
    long product = world().unstocked("order");
    for (String quantity : List.of("0", "-1", "1.001")) {
      rejected(
          "quantity" + quantity,
          ErrorCode.BAD_QUANTITY,
          draft -> draft.line(line("1", product, quantity)),
          "quantity " + quantity);
    }
  }

  @Test
  default void aPriceThatOdooWouldRoundIsRefused() {
    long product = world().unstocked("order");
    for (String price : List.of("1.2345678", "-1")) {
      rejected(
          "price" + price,
          ErrorCode.BAD_QUANTITY,
          draft -> draft.line(line("1", product, "1").price(new BigDecimal(price))),
          "price");
    }
  }

  @Test
  default void anotherCurrencyIsRefused() {
    OrderDraft.Line good = good();
    rejected(
        "currency", ErrorCode.CURRENCY_MISMATCH, draft -> draft.currency("XTS").line(good), "XTS");
  }

  @Test
  default void anotherCompanysWarehouseIsRefused() {
    OrderDraft.Line good = good();
    long foreign = foreignWarehouse();
    try (OdooClient both = bothCompanies()) {
      rejected(
          Logistics.of(both),
          "warehouse",
          ErrorCode.OTHER_COMPANY,
          draft -> draft.warehouse(foreign).line(good),
          "stock.warehouse " + foreign);
    }
  }

  @Test
  default void aLoginWithoutRightsIsToldBeforeAndRefused() {
    OrderDraft.Line good = good();
    World world = world();
    ExternalId key = key("rights");
    OrderDraft draft = world.draft(key, world.customer()).line(good).build();
    try (OdooClient clerk = clerk()) {
      Logistics theirs = Logistics.of(clerk);
      assertThat(theirs.missingRights(List.of(Operation.ORDERS)))
          .contains(
              new MissingRight(Operation.ORDERS, "sale.order", "create"),
              new MissingRight(Operation.ORDERS, "sale.order.line", "write"))
          .doesNotContain(new MissingRight(Operation.ORDERS, "res.partner", "read"));
      assertThatThrownBy(() -> theirs.orders().save(draft)).isInstanceOf(AccessException.class);
    }
    assertThat(logistics().orders().find(key)).isEmpty();
  }
}
