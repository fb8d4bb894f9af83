package io.github.odoosync.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.lane.Message;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.party.Party;
import io.github.odoosync.model.product.Product;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntentTest {

  private static final BusinessKey ORDER = new BusinessKey("sales-order", "SO-1");

  @Test
  void everyIntentIsReadBackAsItWasStored() {
    List<Intent> all =
        List.of(
            Intent.upsert(party("C-1")).writer("shop"),
            Intent.confirm(ORDER),
            Intent.confirm(ORDER, Money.of("12.50", "EUR")),
            Intent.cancel(ORDER).id("event-7"),
            Intent.invoice(ORDER),
            Intent.attach(ORDER, "label.pdf", "application/pdf", new byte[] {1, 2, 3}),
            Intent.note(ORDER, "Gate 4"));
    for (Intent intent : all) {
      Message message = intent.message("odoo");
      assertThat(Intent.read(message)).isEqualTo(intent);
      assertThat(message.type()).isEqualTo("odoo.intent");
      assertThat(message.id()).isEqualTo(intent.id());
    }
  }

  @Test
  void aDocumentIsReadBackWhole() {
    Party party = party("C-1");
    Intent read = Intent.read(Intent.upsert(party).message("odoo"));

    assertThat(read.document()).isEmpty();
    assertThat(read.document(Party.SCHEMA)).isEqualTo(party);
    assertThat(read.externalId()).hasToString("__odoo_sync__.party-C~2d1");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Intent.confirm(ORDER).document(Party.SCHEMA))
        .matches(e -> e.code() == ErrorCode.INTENT_UNREADABLE);
  }

  @Test
  void aFileIsReadBackByteByByte() {
    byte[] content = {0, -1, 77};
    Intent read = Intent.read(Intent.attach(ORDER, "a", "b/c", content).message("odoo"));

    assertThat(read.bytes("content")).isEqualTo(content);
  }

  @Test
  void anUnknownVersionIsNotGuessedAt() {
    Message newer =
        Message.of("odoo", Intent.TYPE, Intent.VERSION + 1).json(Map.of("action", "FLY")).build();
    Message strange = Message.of("odoo", "something", 1).json(Map.of()).build();
    Message broken =
        Message.of("odoo", Intent.TYPE, Intent.VERSION).json(Map.of("action", "FLY")).build();
    for (Message message : List.of(newer, strange, broken)) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> Intent.read(message))
          .matches(e -> e.code() == ErrorCode.INTENT_UNREADABLE);
    }
  }

  @Test
  void twoIntentsAreTheSameOnlyIfTheCallerSaysSo() {
    Message first = Intent.confirm(ORDER).message("odoo");
    Message second = Intent.confirm(ORDER).message("odoo");

    assertThat(first.dedupKey()).isPresent().isNotEqualTo(second.dedupKey());
    assertThat(Intent.confirm(ORDER).id("e1").message("odoo").dedupKey())
        .isEqualTo(Intent.cancel(ORDER).id("e1").message("odoo").dedupKey())
        .contains("e1");
  }

  @Test
  void lanesFollowWhatKeepsItsOrder() {
    assertThat(lane(Intent.confirm(ORDER))).isEqualTo("sales-order:SO-1");
    assertThat(lane(Intent.invoice(ORDER))).isEqualTo("sales-order:SO-1");
    assertThat(lane(Intent.upsert(party("C-1")))).isEqualTo("party:C-1");
    assertThat(lane(Intent.upsert(product("red")))).isEqualTo("product:red");
    assertThat(lane(Intent.upsert(variant("red", "shirt")))).isEqualTo("product-template:shirt");
    assertThat(Intent.confirm(ORDER).message("odoo", intent -> "one").key()).contains("one");
  }

  @Test
  void aLongLaneIsCutToOneOfItsOwn() {
    String one = lane(Intent.upsert(variant("red", "x".repeat(300) + 1)));
    String two = lane(Intent.upsert(variant("red", "x".repeat(300) + 2)));

    assertThat(one).hasSizeLessThanOrEqualTo(Message.MAX_KEY_LENGTH).isNotEqualTo(two);
  }

  private static String lane(Intent intent) {
    return intent.message("odoo").key().orElseThrow();
  }

  private static Party party(String code) {
    return Party.builder()
        .set(Document.KEY, new BusinessKey("party", code))
        .set(Party.NAME, "Ann")
        .set(Party.CODE, code)
        .build();
  }

  private static Product product(String sku) {
    return Product.builder()
        .set(Document.KEY, new BusinessKey("product", sku))
        .set(Product.SKU, sku)
        .build();
  }

  private static Product variant(String sku, String template) {
    return Product.SCHEMA
        .builder(product(sku))
        .set(Product.TEMPLATE, new BusinessKey("product-template", template))
        .build();
  }
}
