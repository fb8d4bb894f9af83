package io.github.odoosync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.observe.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Settings are checked all at once, and what is wrong is said without a value. */
class SettingsTest {

  private static final ConnectorDescriptor SHOP =
      ConnectorDescriptor.builder("shop", "1.0", "2026-07")
          .settings(
              Setting.needed("address", Setting.Kind.URI, "Where the shop is"),
              Setting.needed("api-key", Setting.Kind.SECRET, "The key of a private app"),
              Setting.optional("channel", Setting.Kind.TEXT, "One channel only"),
              Setting.standard("page-size", Setting.Kind.INTEGER, "250", "Orders a page"),
              Setting.standard("overlap", Setting.Kind.DURATION, "PT2M", "Read again"),
              Setting.optional("test-mode", Setting.Kind.FLAG, "Nothing is billed"),
              Setting.choice("stock", List.of("available", "on_hand"), "Which figure"))
          .build();

  @Test
  void whatIsGivenIsTyped() {
    Settings settings =
        Settings.of(
            SHOP,
            Map.of(
                "address", " https://shop.example.com ",
                "api-key", "k3y",
                "page-size", "100",
                "test-mode", "true"));

    assertThat(settings.uri("address")).isEqualTo(URI.create("https://shop.example.com"));
    assertThat(settings.secret("api-key")).isEqualTo(Secret.of("k3y"));
    assertThat(settings.integer("page-size")).isEqualTo(100);
    assertThat(settings.flag("test-mode")).isTrue();
    assertThat(settings.duration("overlap")).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.text("stock")).isEqualTo("available");
    assertThat(settings.optionalText("channel")).isEmpty();
    assertThat(settings.toString()).doesNotContain("k3y");
  }

  @Test
  void allThatIsWrongIsSaidAtOnceAndNoValueIsShown() {
    Map<String, String> given = new HashMap<>();
    given.put("address", "https://admin:p4ss@shop.example.com");
    given.put("api-key", " ");
    given.put("page-size", "p4ss");
    given.put("overlap", "p4ss");
    given.put("test-mode", "p4ss");
    given.put("stock", "p4ss");
    given.put("colour", "p4ss");

    assertThat(Settings.errors(SHOP, given))
        .extracting(FieldError::field, FieldError::code)
        .containsExactly(
            tuple("address", "invalid"),
            tuple("api-key", "missing"),
            tuple("page-size", "invalid"),
            tuple("overlap", "invalid"),
            tuple("test-mode", "invalid"),
            tuple("stock", "invalid"),
            tuple("colour", "unknown"));
    assertThatThrownBy(() -> Settings.of(SHOP, given))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("OSYNC-2501")
        .hasMessageContaining("api-key: has to be given")
        .hasMessageContaining("colour")
        .message()
        .doesNotContain("p4ss");
  }

  @Test
  void whatWasLeftOutIsMissedByName() {
    Settings settings = Settings.of(SHOP, Map.of("address", "https://a.example", "api-key", "k"));

    assertThat(settings.flag("test-mode")).isFalse();
    assertThatThrownBy(() -> settings.text("channel"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("channel");
  }

  @Test
  void aSecretHasNoStandardAndANameIsThereOnce() {
    assertThatThrownBy(() -> Setting.standard("key", Setting.Kind.SECRET, "k", "A key"))
        .isInstanceOf(IllegalArgumentException.class);
    Setting twice = Setting.needed("a", Setting.Kind.TEXT, "A");
    assertThatThrownBy(() -> ConnectorDescriptor.builder("shop", "1", "1").settings(twice, twice))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ConnectorDescriptor.builder("My Shop", "1", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
