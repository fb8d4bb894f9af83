package io.github.odoosync.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.CatalogueSource;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.product.Attribute;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.standin.WooServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a shop sells. */
@Timeout(60)
class WooProductsTest {

  private final WooServer server = new WooServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aProductIsReadAsTheDocumentThatAllSystemsShare() {
    server.stock().put(11, "TEE", "5");

    Product tee = WooShops.found(read(Map.of("language", "de-DE", "currency", "EUR")).get(0));
    assertThat(tee.key()).hasToString("product:11");
    assertThat(tee.externalKey("woocommerce")).map(ExternalKey::entity).contains("product");
    assertThat(tee.sku()).contains("TEE");
    assertThat(tee.name().orElseThrow().in("de-DE")).contains("A TEE");
    assertThat(tee.kind()).contains(Product.Kind.GOODS);
    assertThat(tee.active()).contains(true);
    assertThat(tee.sellable()).contains(true);
    assertThat(tee.price()).contains(Money.of("10", "EUR"));
    assertThat(tee.template()).isEmpty();
    assertThat(tee.attributes()).isEmpty();
    assertThat(tee.barcodes()).isEmpty();
  }

  @Test
  void variationsAreProductsAndWhatHasThemIsNone() {
    server.stock().putVariable(20, "CAP");
    server.stock().putVariation(21, 20, "RED", "3");
    server.stock().manage(21, "parent");

    List<SourceRecord<Product>> read = read(Map.of());
    assertThat(read).hasSize(2).contains(new SourceRecord.Gone<>("20"));
    Product red = WooShops.found(read.get(1));
    assertThat(red.externalKey("woocommerce")).map(ExternalKey::entity).contains("variation");
    assertThat(red.template()).contains(new BusinessKey("product-template", "20"));
    assertThat(red.attributes())
        .extracting(Attribute::name, Attribute::value)
        .containsExactly(tuple("Colour", "RED"));
    assertThat(red.kind()).contains(Product.Kind.GOODS);
    assertThat(red.price()).isEmpty();
  }

  @Test
  void whatIsNotCountedIsConsumed() {
    server.stock().put(11, "TEE", "5");
    server.stock().manage(11, false);

    assertThat(WooShops.found(read(Map.of()).get(0)).kind()).contains(Product.Kind.CONSUMABLE);
  }

  private List<SourceRecord<Product>> read(Map<String, String> more) {
    Map<String, String> settings = WooShops.settings(server.address());
    settings.putAll(more);
    try (Connector connector = WooShops.open(settings)) {
      CatalogueSource source = connector.capability(CatalogueSource.class).orElseThrow();
      List<SourceRecord<Product>> read = new ArrayList<>();
      SourcePage<Product> page = source.fetch(Cursor.START, 10);
      while (page.more()) {
        read.addAll(page.records());
        page = source.fetch(page.next(), 10);
      }
      read.addAll(page.records());
      return read;
    }
  }
}
