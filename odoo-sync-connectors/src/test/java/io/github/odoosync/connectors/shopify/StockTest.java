package io.github.odoosync.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.CommandResult.Conflict;
import io.github.odoosync.connector.CommandResult.RetryLater;
import io.github.odoosync.connector.CommandResult.Unknown;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.FieldError;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.InventorySource;
import io.github.odoosync.connector.capability.SetStock;
import io.github.odoosync.connector.capability.StockSetter;
import io.github.odoosync.connectors.support.Notes;
import io.github.odoosync.connectors.support.Results;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.standin.ShopifyServer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stock is set once, and only where the shop has what was expected. */
@Timeout(60)
class StockTest {

  private final ShopifyServer server = Shops.server();
  private final Connector connector = Shops.open(server.address());
  private final StockSetter setter = connector.capability(StockSetter.class).orElseThrow();
  private final Notes notes = new Notes("a");

  @BeforeEach
  void stock() {
    server.stock().put("TEE", "11", "1", 5);
  }

  @AfterEach
  void close() {
    connector.close();
    server.close();
  }

  @Test
  void whatTheShopHasAfterwardsIsReturned() {
    StockLevel level = Results.done(setter.execute(Shops.set("TEE", 7, 5), notes));

    assertThat(level.free()).contains(Quantity.pieces(7));
    assertThat(level.onHand()).isEqualTo(Quantity.pieces(9));
    assertThat(level.reserved()).contains(Quantity.pieces(2));
  }

  @Test
  void allFiguresAreReadPageByPage() {
    server.stock().put("CAP", "12", "1", 3);
    server.stock().put("SOCK", "13", "2", 4);
    InventorySource source = connector.capability(InventorySource.class).orElseThrow();

    SourcePage<StockLevel> first = source.fetch(Cursor.START, 2);
    SourcePage<StockLevel> rest = source.fetch(first.next(), 2);

    assertThat(first.records()).extracting(SourceRecord::id).containsExactly("11", "12");
    assertThat(first.more()).isTrue();
    StockLevel caps = ((SourceRecord.Found<StockLevel>) first.records().get(1)).value();
    assertThat(caps.product().sku()).contains("CAP");
    assertThat(caps.free()).contains(Quantity.pieces(3));
    assertThat(caps.onHand()).isEqualTo(Quantity.pieces(5));
    // Socks are kept elsewhere.
    assertThat(rest.records()).containsExactly(new SourceRecord.Gone<>("13"));
    assertThat(rest.more()).isFalse();
    assertThat(source.fetch(rest.next(), 2).records()).isEqualTo(first.records());
  }

  @Test
  void anotherFigureThanExpectedIsAConflictThatShowsIt() {
    CommandResult<StockLevel> result = setter.execute(Shops.set("TEE", 7, 4), notes);

    assertThat(result).isInstanceOf(Conflict.class);
    StockLevel current = ((Conflict<StockLevel>) result).current();
    assertThat(Objects.requireNonNull(current).free()).contains(Quantity.pieces(5));
    assertThat(server.stock().available("11", "1")).isEqualTo(5);
  }

  @Test
  void theFigureThatIsWantedIsNoConflict() {
    assertThat(Results.done(setter.execute(Shops.set("TEE", 5, 4), notes)).free())
        .contains(Quantity.pieces(5));
    assertThat(server.stock().changes("11", "1")).isZero();
  }

  @Test
  void withoutAnExpectationNothingIsCompared() {
    Results.done(setter.execute(Shops.set("TEE", 7, null), notes));

    assertThat(server.stock().available("11", "1")).isEqualTo(7);
  }

  @Test
  void aSaleBetweenTwoAttemptsIsNotUndone() {
    server.garbleMutation();
    assertThat(Results.of(() -> setter.execute(Shops.set("TEE", 7, null), notes)))
        .isInstanceOf(Unknown.class);
    server.stock().put("TEE", "11", "1", 6);

    Results.done(setter.executeAgain(Shops.set("TEE", 7, null), notes));
    assertThat(server.stock().available("11", "1")).isEqualTo(6);
  }

  @Test
  void aKeyWhoseAttemptFailedIsReplaced() {
    server.stock().refuse("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED");

    Results.done(setter.execute(Shops.set("TEE", 7, 5), notes));
    assertThat(notes.note("attempt")).contains("2");
    Results.done(setter.executeAgain(Shops.set("TEE", 7, 5), notes));
    assertThat(server.stock().changes("11", "1")).isEqualTo(1);
  }

  @Test
  void anAttemptThatIsUnderWayIsUnknown() {
    server.stock().refuse("IDEMPOTENCY_CONCURRENT_REQUEST");
    assertThat(setter.execute(Shops.set("TEE", 7, 5), notes)).isInstanceOf(Unknown.class);

    server.stock().refuse("SERVICE_UNAVAILABLE");
    assertThat(setter.execute(Shops.set("TEE", 7, 5), notes)).isInstanceOf(RetryLater.class);
  }

  @Test
  void whatIsNotStockedThereIsRefusedWithShopifysCode() {
    server.stock().put("CAP", "12", "2", 1);

    assertThat(Results.rejected(setter.execute(Shops.set("CAP", 7, null), notes)).fields())
        .extracting(FieldError::code)
        .containsExactly("ITEM_NOT_STOCKED_AT_LOCATION");
  }

  @Test
  void aLocationIsMeantByItsCodeAndAProductByItsKey() {
    server.stock().put("CAP", "12", "2", 1);
    ProductRef product =
        ProductRef.builder()
            .setAll(
                ProductRef.EXTERNAL_KEYS,
                new ExternalKey("shopify", Shops.DOMAIN, "inventory-item", "12"))
            .build();
    SetStock command =
        new SetStock(product, Shops.location("BERLIN"), Quantity.pieces(4), null, "correction");

    Results.done(setter.execute(command, notes));
    assertThat(server.stock().available("12", "2")).isEqualTo(4);
    assertThat(server.operations()).doesNotContain("ItemBySku");
  }

  @Test
  void aProductThatIsThereTwiceOrNotAtAllIsRefused() {
    server.stock().put("TWIN", "21", "1", 1);
    server.stock().put("TWIN", "22", "1", 1);

    assertThat(fields(Shops.set("TWIN", 1, null))).containsExactly("product.sku");
    assertThat(fields(Shops.set("T", 1, null))).containsExactly("product.sku");
    assertThat(fields(Shops.set("o'neill \\", 1, null))).containsExactly("product.sku");
  }

  @Test
  void halfAPieceIsRefused() {
    SetStock half =
        new SetStock(
            Shops.sku("TEE"),
            Shops.location("MAIN"),
            Quantity.of("0.5", Unit.ONE),
            null,
            "correction");

    assertThat(fields(half)).containsExactly("quantity");
  }

  private List<String> fields(SetStock command) {
    return Results.rejected(setter.execute(command, notes)).fields().stream()
        .map(FieldError::field)
        .toList();
  }
}
