package io.github.odoosync.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.CommandResult.Conflict;
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
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.stock.StockLevel;
import io.github.odoosync.standin.WooServer;
import io.github.odoosync.testing.SystemFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop can sell: read of all it has, and set one by one. */
@Timeout(60)
class WooStockTest {

  private final WooServer server = new WooServer();
  private final Connector connector = WooShops.open(server);
  private final StockSetter setter = connector.capability(StockSetter.class).orElseThrow();
  private final InventorySource source = connector.capability(InventorySource.class).orElseThrow();
  private final Notes notes = new Notes("a");

  @BeforeEach
  void fill() {
    server.stock().put(11, "TEE", "5");
    server.stock().putVariable(20, "CAP");
    server.stock().putVariation(21, 20, "CAP-RED", "3");
    server.stock().putVariation(22, 20, "CAP-BLUE", "-1");
  }

  @AfterEach
  void close() {
    connector.close();
    server.close();
  }

  @Test
  void aFigureIsSetOnce() {
    StockLevel level = Results.done(setter.execute(WooShops.set("TEE", "7", "5"), notes));
    assertThat(level.free()).contains(Quantity.pieces(7));
    Results.done(setter.executeAgain(WooShops.set("TEE", "7", "5"), notes));

    assertThat(server.stock().changes(11)).isEqualTo(1);
  }

  @Test
  void aVariationIsSetWithinItsProduct() {
    Results.done(setter.execute(WooShops.set("CAP-RED", "9", null), notes));
    Results.done(setter.execute(byKey("variation", "22", "4"), new Notes("b")));

    assertThat(server.stock().quantity(21)).contains(new BigDecimal("9"));
    assertThat(server.stock().quantity(22)).contains(new BigDecimal("4"));
  }

  @Test
  void anotherFigureThanExpectedIsAConflict() {
    CommandResult<StockLevel> result = setter.execute(WooShops.set("TEE", "7", "4"), notes);
    assertThat(result).isInstanceOf(Conflict.class);
    assertThat(((Conflict<StockLevel>) result).current())
        .extracting(StockLevel::onHand)
        .isEqualTo(Quantity.pieces(5));
    assertThat(server.stock().changes(11)).isZero();
  }

  @Test
  void theFigureThatIsWantedIsNoConflictAndNotWritten() {
    Results.done(setter.execute(WooShops.set("TEE", "5", "4"), notes));
    assertThat(server.stock().changes(11)).isZero();
  }

  @Test
  void aSaleBetweenTwoAttemptsIsNotUndone() {
    server.garbleChange();
    assertThat(Results.of(() -> setter.execute(WooShops.set("TEE", "7", null), notes)))
        .isInstanceOf(Unknown.class);
    server.stock().put(11, "TEE", "6");

    assertThat(setter.executeAgain(WooShops.set("TEE", "7", null), notes))
        .isInstanceOf(Conflict.class);
    assertThat(server.stock().quantity(11)).contains(new BigDecimal("6"));
  }

  @Test
  void whatNeverArrivedIsSetAgain() {
    server.arm(SystemFault.LOST_REQUEST);
    assertThat(Results.of(() -> setter.execute(WooShops.set("TEE", "7", null), notes)))
        .isInstanceOf(Unknown.class);

    Results.done(setter.executeAgain(WooShops.set("TEE", "7", null), notes));
    assertThat(server.stock().quantity(11)).contains(new BigDecimal("7"));
  }

  @Test
  void aShopThatKeepsAnotherFigureIsNoSuccess() {
    server.stock().insistOn("5");
    assertThat(setter.execute(WooShops.set("TEE", "7", null), notes)).isInstanceOf(Conflict.class);
  }

  @Test
  void partsAreForTheShopToRefuse() {
    assertThat(fields(WooShops.set("TEE", "0.5", null))).containsExactly("stock_quantity");

    server.stock().countInParts();
    Results.done(setter.execute(WooShops.set("TEE", "0.5", null), new Notes("b")));
    assertThat(server.stock().quantity(11)).contains(new BigDecimal("0.5"));
  }

  @Test
  void whatHasNoStockOfItsOwnIsRefused() {
    assertThat(fields(WooShops.set("CAP", "1", null))).containsExactly("product");
    server.stock().manage(21, "parent");
    assertThat(fields(WooShops.set("CAP-RED", "1", null))).containsExactly("product");
  }

  @Test
  void aProductThatIsThereTwiceOrNotAtAllIsRefused() {
    server.stock().put(12, "TWIN", "1");
    server.stock().put(13, "TWIN", "1");

    assertThat(fields(WooShops.set("TWIN", "1", null))).containsExactly("product.sku");
    assertThat(fields(WooShops.set("T", "1", null))).containsExactly("product.sku");
    assertThat(fields(WooShops.set("TEE,CAP-RED", "1", null))).containsExactly("product.sku");
    assertThat(fields(byKey("product", "4711", "1"))).containsExactly("product");
  }

  @Test
  void aSizeThatNoShopHasIsRefused() {
    assertThat(fields(WooShops.set("TEE", "1" + "0".repeat(30), null))).containsExactly("quantity");
  }

  @Test
  void stockOfAnotherLocationIsRefusedWhereOneIsSet() {
    Map<String, String> settings = WooShops.settings(server.address());
    settings.put(WooCommerce.LOCATION, "BERLIN");
    try (Connector berlin = WooShops.open(settings)) {
      StockSetter here = berlin.capability(StockSetter.class).orElseThrow();
      Results.rejected(here.execute(WooShops.set("TEE", "7", null), notes));
      InventorySource levels = berlin.capability(InventorySource.class).orElseThrow();
      StockLevel level = WooShops.found(levels.fetch(Cursor.START, 1).records().get(0));
      assertThat(level.location().code()).contains("BERLIN");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50})
  void eachRoundReadsProductsAndVariations(int limit) {
    for (int i = 0; i < 50; i++) {
      server.stock().putVariation(100 + i, 20, "CAP-" + i, "1");
    }
    List<SourceRecord<StockLevel>> read = round(limit);
    Set<String> found = new HashSet<>();
    for (SourceRecord<StockLevel> record : read) {
      if (record instanceof SourceRecord.Found<StockLevel>) {
        assertThat(found.add(record.id())).isTrue();
      }
    }
    assertThat(found).hasSize(53).contains("11", "21", "22", "100", "149");
    assertThat(read).contains(new SourceRecord.Gone<>("20"));
    assertThat(round(limit)).isEqualTo(read);
  }

  @Test
  void aFigureBelowNothingIsReadAsItIs() {
    StockLevel blue =
        round(50).stream()
            .filter(record -> record.id().equals("22"))
            .map(WooShops::found)
            .findFirst()
            .orElseThrow();
    assertThat(blue.onHand()).isEqualTo(Quantity.pieces(-1));
    assertThat(blue.product().sku()).contains("CAP-BLUE");
    assertThat(blue.product().externalKeys())
        .extracting(ExternalKey::entity)
        .containsExactly("variation");
  }

  @Test
  void aProductThatIsDeletedWhileItsVariationsAreReadHoldsUpNothing() {
    SourcePage<StockLevel> products = source.fetch(Cursor.START, 5);
    server.stock().remove(20);

    SourcePage<StockLevel> variations = source.fetch(products.next(), 5);
    assertThat(variations.records()).isEmpty();
    assertThat(variations.more()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "0 0", "0 0 a", "0 0 1,", "-1 0 ", "9999999999 0 "})
  void aCursorOfSomethingElseIsRefused(String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> source.fetch(new Cursor(text), 5));
  }

  private List<SourceRecord<StockLevel>> round(int limit) {
    List<SourceRecord<StockLevel>> read = new ArrayList<>();
    Cursor cursor = Cursor.START;
    boolean more = true;
    for (int page = 0; more; page++) {
      SourcePage<StockLevel> next = source.fetch(cursor, limit);
      assertThat(next.records()).hasSizeLessThanOrEqualTo(limit);
      read.addAll(next.records());
      cursor = next.next();
      more = next.more();
      assertThat(page).isLessThan(500);
    }
    assertThat(cursor).isEqualTo(Cursor.START);
    return read;
  }

  private SetStock byKey(String entity, String id, String quantity) {
    String shop = Site.of(java.net.URI.create(server.address())).shop();
    ProductRef product =
        ProductRef.builder()
            .setAll(ProductRef.EXTERNAL_KEYS, new ExternalKey(WooCommerce.SYSTEM, shop, entity, id))
            .build();
    return new SetStock(
        product, WooShops.location(), Quantity.of(quantity, Unit.ONE), null, "correction");
  }

  private List<String> fields(SetStock command) {
    return Results.rejected(setter.execute(command, notes)).fields().stream()
        .map(FieldError::field)
        .toList();
  }
}
