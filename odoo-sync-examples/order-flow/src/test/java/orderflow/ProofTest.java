package orderflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.Values;
import io.github.odoosync.testing.FakeOdoo;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The proof has to fail where something is wrong. */
class ProofTest {

  private static final String RUN = "RTEST";

  @Test
  void anOrderThatNeverCameIsLost() throws Exception {
    assertThat(verdict((odoo, order) -> {}).lost())
        .contains(RUN + "-SO0001 in Odoo: 0 of 1")
        .anyMatch(line -> line.contains("invoiced"));
  }

  @Test
  void anOrderThatCameTwiceIsDoubled() throws Exception {
    Proof.Verdict verdict =
        verdict(
            (odoo, order) -> {
              for (int i = 0; i < 2; i++) {
                odoo.model("sale.order")
                    .create(
                        Values.of("client_order_ref", order.key())
                            .with("partner_id", customer(odoo)));
              }
            });
    assertThat(verdict.doubled()).contains(RUN + "-SO0001 in Odoo: 2 instead of 1");
    assertThat(verdict.good()).isFalse();
  }

  @Test
  void aLabelThatNobodyShippedIsDoubled() throws Exception {
    try (Carrier carrier = Carrier.open("http://127.0.0.1:9/none", new Random(1));
        Shop shop = Shop.open("http://127.0.0.1:9/none", new Random(1));
        FakeOdoo fake = FakeOdoo.start(19);
        OdooClient odoo = client(fake)) {
      Http.send("POST", carrier.url() + "/labels", Map.of("reference", "WH/OUT/9"));
      assertThat(new Proof(odoo, shop, carrier, RUN).count(audit(shop)).doubled())
          .containsExactly("a label for WH/OUT/9, which Odoo did not ship");
    }
  }

  @Test
  void aStateThatGoesBackBreaksTheOrder() throws Exception {
    try (Carrier carrier = Carrier.open("http://127.0.0.1:9/none", new Random(1));
        Shop shop = Shop.open("http://127.0.0.1:9/none", new Random(1));
        FakeOdoo fake = FakeOdoo.start(19);
        OdooClient odoo = client(fake)) {
      String key = shop.sell(RUN + "-SO0001").key();
      for (String state : new String[] {"CONFIRMED", "DRAFT"}) {
        Http.send("POST", shop.url() + "/orders/" + key + "/state", Map.of("state", state));
      }
      assertThat(new Proof(odoo, shop, carrier, RUN).count(audit(shop)).disordered())
          .containsExactly(key + " was told as [CONFIRMED, DRAFT]");
    }
  }

  @Test
  void whatDiffersAndWhatWasNotComparedIsDrift() throws Exception {
    try (Carrier carrier = Carrier.open("http://127.0.0.1:9/none", new Random(1));
        Shop shop = Shop.open("http://127.0.0.1:9/none", new Random(1));
        FakeOdoo fake = FakeOdoo.start(19);
        OdooClient odoo = client(fake)) {
      ObjectNode audit = audit(shop);
      audit.putArray("drift").add("stock: TEE-01");
      audit.put("compared", 5);
      Proof.Verdict verdict = new Proof(odoo, shop, carrier, RUN).count(audit);
      assertThat(verdict.drift())
          .containsExactly("stock: TEE-01", "5 orders and products were compared, not 0");
      assertThat(verdict.good()).isFalse();
    }
  }

  private static ObjectNode audit(Shop shop) {
    return Http.JSON.createObjectNode().put("compared", shop.orders().size());
  }

  private interface Step {
    void run(OdooClient odoo, Shop.Order order);
  }

  private static Proof.Verdict verdict(Step step) throws Exception {
    try (Carrier carrier = Carrier.open("http://127.0.0.1:9/none", new Random(1));
        Shop shop = Shop.open("http://127.0.0.1:9/none", new Random(1));
        FakeOdoo fake = FakeOdoo.start(19);
        OdooClient odoo = client(fake)) {
      step.run(odoo, shop.sell(RUN + "-SO0001"));
      return new Proof(odoo, shop, carrier, RUN).count(audit(shop));
    }
  }

  private static long customer(OdooClient odoo) {
    return odoo.model("res.partner").create(Values.of("name", "Somebody"));
  }

  private static OdooClient client(FakeOdoo fake) {
    return new Places(fake.url(), fake.database(), fake.login(), "", "", 0, Path.of("."), RUN)
        .connect(Map.of(Places.KEY, fake.apiKey()));
  }
}
