package io.github.odoosync.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GidTest {

  @Test
  void theNumberStandsBeforeWhatIsAsked() {
    assertThat(Gid.number(id("gid://shopify/InventoryLevel/7?inventory_item_id=9"))).isEqualTo("7");
    assertThat(Gid.number(id("gid://shopify/Order/7"))).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gid://shopify/Li?ne/1", "?", "", "gid://shopify/Order/", "/7x", "a/b?/1"})
  void whatIsNoIdIsRefused(String text) {
    assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> Gid.number(id(text)));
  }

  private static Json id(String text) {
    return Json.read(("{\"id\": \"" + text + "\"}").getBytes(StandardCharsets.UTF_8)).get("id");
  }
}
