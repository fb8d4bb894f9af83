package io.github.odoosync.connector.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawDocumentTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "../a.edi", "a/b", "a\\b", "a\0b", "a\nb"})
  void aNameThatLeadsOutOfAFolderIsRefused(String name) {
    assertThatThrownBy(() -> RawDocument.of(name, new byte[0], Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theContentIsItsOwn() {
    byte[] bytes = {1, 2};
    RawDocument document = RawDocument.of("850.edi", bytes, Map.of());
    bytes[0] = 9;
    document.content()[1] = 9;

    assertThat(document.content()).containsExactly(1, 2);
    assertThat(document.hasContentOf(RawDocument.of("b", new byte[] {1, 2}, Map.of()))).isTrue();
    assertThat(document).hasToString("850.edi, 2 bytes");
  }
}
