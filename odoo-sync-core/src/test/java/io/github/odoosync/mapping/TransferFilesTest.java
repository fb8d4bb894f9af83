package io.github.odoosync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.shipment.Evidence;
import io.github.odoosync.model.shipment.ProofOfDelivery;
import io.github.odoosync.model.shipment.TrackingHistory;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.odoo.logistics.Attachment;
import io.github.odoosync.odoo.logistics.Logistics;
import io.github.odoosync.odoo.logistics.StepResult;
import io.github.odoosync.testing.ArmedFault;
import io.github.odoosync.testing.FakeOdoo;
import io.github.odoosync.testing.Fault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Documents that Odoo has no fields for, on a transfer. */
class TransferFilesTest {

  private final FakeOdoo fake = FakeOdoo.start(19);
  private final OdooClient odoo =
      OdooClient.builder(fake.url())
          .database(fake.database())
          .apiKey(fake.login(), Secret.of(fake.apiKey()))
          .build();
  private final World world = new World(odoo, "files");
  private final TransferFiles files = TransferFiles.of(odoo);

  @AfterEach
  void close() {
    odoo.close();
    fake.close();
  }

  private long transfer() {
    return world.receipt(world.product("none"), 4);
  }

  private static ProofOfDelivery proof(String key, @Nullable String remarks) {
    return ProofOfDelivery.builder()
        .set(ProofOfDelivery.KEY, new BusinessKey("proof-of-delivery", key))
        .set(ProofOfDelivery.SHIPMENT, new BusinessKey("shipment", "OUT-1"))
        .set(ProofOfDelivery.DELIVERED_AT, Instant.parse("2026-11-23T10:15:30Z"))
        .set(ProofOfDelivery.REMARKS, remarks)
        .setAll(
            ProofOfDelivery.EVIDENCE,
            Evidence.builder()
                .set(Evidence.KIND, "signature")
                .set(Evidence.URI, "https://carrier.example/pod/1")
                .build())
        .build();
  }

  @Test
  void theNewestStateHoldsAndTheEarlierOnesStay() {
    long id = transfer();
    StepResult<Attachment> first = files.write(id, proof("P/1", "none"));
    assertThat(first.acted()).isTrue();
    assertThat(files.write(id, proof("P/1", "none")))
        .isEqualTo(StepResult.alreadyDone(first.value()));
    files.write(id, proof("P/1", "box is wet"));
    assertThat(files.read(id, ProofOfDelivery.SCHEMA)).containsExactly(proof("P/1", "box is wet"));
    assertThat(files.write(id, proof("P/1", "none")).acted()).isTrue();
    assertThat(files.read(id, ProofOfDelivery.SCHEMA)).containsExactly(proof("P/1", "none"));
    assertThat(fake.count("ir.attachment")).isEqualTo(3);
  }

  @Test
  void aFieldOfAnotherSystemKeepsWhatItsOwnerSaid() {
    long id = transfer();
    TransferFiles owned =
        TransferFiles.of(odoo, Ownership.shared().owner(ProofOfDelivery.REMARKS, "carrier"));
    TransferFiles.Written first = owned.write(id, proof("P", "box is wet"), "shop");
    assertThat(first.heldBack())
        .containsExactly(
            new HeldBack(
                new BusinessKey("proof-of-delivery", "P"),
                null,
                ProofOfDelivery.REMARKS.toString(),
                HeldBack.Reason.OWNED,
                "carrier"));
    assertThat(owned.read(id, ProofOfDelivery.SCHEMA)).containsExactly(proof("P", null));

    assertThat(owned.write(id, proof("P", "none"), "carrier").heldBack()).isEmpty();
    TransferFiles.Written again = owned.write(id, proof("P", "box is wet"), "shop");
    assertThat(again.step().acted()).isFalse();
    assertThat(again.heldBack()).hasSize(1);
    assertThat(owned.read(id, ProofOfDelivery.SCHEMA)).containsExactly(proof("P", "none"));
    assertThat(fake.count("ir.attachment")).isEqualTo(2);
  }

  @Test
  void documentsTransfersAndOtherFilesAreToldApart() {
    long one = transfer();
    long other = transfer();
    files.write(one, proof("P", "none"));
    files.write(one, proof("P:1", "box is wet"));
    files.write(other, proof("P", "not there"));
    Logistics.of(odoo)
        .attachments()
        .attach(
            ExternalId.of("photo"), "stock.picking", one, "a.png", "image/png", new byte[] {1, 2});
    assertThat(files.read(one, ProofOfDelivery.SCHEMA))
        .containsExactly(proof("P", "none"), proof("P:1", "box is wet"));
    assertThat(files.read(other, ProofOfDelivery.SCHEMA)).containsExactly(proof("P", "not there"));
    assertThat(files.read(one, TrackingHistory.SCHEMA)).isEmpty();
  }

  @Test
  void aStateIsKeptOnceThoughTheAnswerIsLost() {
    long id = transfer();
    ArmedFault lost = fake.fault(Fault.closedAfterCommit()).on("ir.attachment", "load");
    assertThatThrownBy(() -> files.write(id, proof("P", "none")))
        .isInstanceOfSatisfying(
            OdooSyncException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
    assertThat(lost.hits()).isEqualTo(1);
    assertThat(files.write(id, proof("P", "none")).acted()).isFalse();
    assertThat(files.read(id, ProofOfDelivery.SCHEMA)).isEqualTo(List.of(proof("P", "none")));
    assertThat(fake.count("ir.attachment")).isEqualTo(1);
  }
}
