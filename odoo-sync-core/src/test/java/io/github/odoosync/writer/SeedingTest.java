package io.github.odoosync.writer;

import static io.github.odoosync.writer.WriterLab.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.model.LocalizedText;
import io.github.odoosync.model.product.Product;
import io.github.odoosync.testing.ReceivedCall;
import io.github.odoosync.writer.Seeded.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents bound to records that were there before, without a write. */
@Timeout(120)
class SeedingTest {

  private final WriterLab lab = new WriterLab(19);

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void whatIsThereIsBoundAndNothingIsWritten() {
    List<Seeded> seeded =
        lab.writer()
            .build()
            .seed(List.of(product("P-1", "BOLT"), party("C-1", "Ann"), product("P-9", "NONE")));

    assertThat(seeded)
        .extracting(Seeded::state)
        .containsExactly(State.BOUND, State.BOUND, State.MISSING);
    assertThat(seeded.get(0).records()).isEqualTo(found("default_code", "BOLT"));
    assertThat(lab.fake.calls())
        .extracting(ReceivedCall::method)
        .doesNotContain("create", "write", "load", "unlink");
    assertThat(lab.writer().build().seed(List.of(product("P-1", "BOLT"))))
        .extracting(Seeded::state)
        .containsExactly(State.KNOWN);
  }

  @Test
  void anIntentWritesToTheBoundRecordEvenWhereItsNumberWasChangedSince()
      throws InterruptedException {
    lab.writer().build().seed(List.of(product("P-1", "BOLT")));
    long bolt = found("default_code", "BOLT").get(0);
    lab.fake.write("product.product", bolt, Map.of("default_code", "BOLT-OLD"));

    lab.enqueue(Intent.upsert(product("P-1", "BOLT")));
    lab.start(lab.writer().build());
    lab.awaitEmpty();

    assertThat(lab.deadLetters()).isEmpty();
    assertThat(found("default_code", "BOLT")).containsExactly(bolt);
    assertThat(found("default_code", "BOLT-OLD")).isEmpty();
  }

  @Test
  void recordsThatAnswerToOneDocumentAreLeftToPeople() {
    long one = lab.fake.create("res.partner", Map.of("name", "Eve", "ref", "C-7"));
    long other = lab.fake.create("res.partner", Map.of("name", "Eva", "ref", "C-7"));

    assertThat(lab.writer().build().seed(List.of(party("C-7", "Eve"))))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.state()).isEqualTo(State.AMBIGUOUS);
              assertThat(each.records()).containsExactlyInAnyOrder(one, other);
            });
  }

  @Test
  void documentsThatShareARecordAreLeftToPeople() {
    List<Product> both = List.of(product("P-1", "BOLT"), product("P-2", "BOLT"));

    assertThat(lab.writer().build().seed(both))
        .extracting(Seeded::state)
        .containsExactly(State.AMBIGUOUS, State.AMBIGUOUS);
    assertThat(lab.store.records("odoo", List.of("product:P-1", "product:P-2"))).isEmpty();
  }

  private List<Long> found(String field, String value) {
    return lab.fake.search("product.product", List.of(List.of(field, "=", value)));
  }

  private static Product product(String key, String sku) {
    return Product.builder(key)
        .set(Product.SKU, sku)
        .set(Product.NAME, LocalizedText.of("en-US", sku))
        .build();
  }
}
