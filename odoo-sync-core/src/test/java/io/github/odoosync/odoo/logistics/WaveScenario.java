package io.github.odoosync.odoo.logistics;

import static io.github.odoosync.odoo.logistics.BackorderPolicy.BACKORDER;
import static io.github.odoosync.odoo.logistics.BackorderPolicy.REJECT_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.RejectedException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Single lines of transfers are worked on in a wave, the others stay in their transfers. */
interface WaveScenario extends StockLab {

  /** Returns the operations of a product in a transfer. */
  default List<Long> operations(long transfer, long product) {
    return read(transfer).lines().stream()
        .filter(line -> line.productId() == product)
        .flatMap(line -> line.parts().stream())
        .map(TransferLine.Part::id)
        .toList();
  }

  default List<Long> products(long transfer) {
    return read(transfer).lines().stream().map(TransferLine::productId).toList();
  }

  private static void refused(ErrorCode code, ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(RejectedException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  default void aLineLeavesItsTransferForANewWaveAndIsShippedThere() {
    long taken = stocked("10");
    long left = stocked("10");
    long order = order(new Ordered(taken, "2"), new Ordered(left, "3"));
    long id = delivery(order);
    Batches batches = logistics().batches();
    List<Long> lines = operations(id, taken);

    StepResult<Batches.Batch> made = batches.waveOfLines(lines);
    assertThat(made.acted()).isTrue();
    assertThat(made.value().wave()).isTrue();
    assertThat(made.value().state()).isEqualTo("in_progress");
    assertThat(batches.waveOfLines(lines)).isEqualTo(StepResult.alreadyDone(made.value()));

    assertThat(products(id)).containsExactly(left);
    assertThat(made.value().transferIds()).hasSize(1).doesNotContain(id);
    long split = made.value().transferIds().get(0);
    assertThat(products(split)).containsExactly(taken);
    assertThat(logistics().transfers().ofSalesOrder(order))
        .extracting(Transfer::id)
        .containsExactlyInAnyOrder(id, split);

    long wave = made.value().id();
    batches.complete(wave, Map.of(split, List.of(line(taken, "2"))), BACKORDER);
    assertThat(batches.get(wave).state()).isEqualTo("done");
    assertThat(onHand(taken)).isEqualByComparingTo("8");
    assertThat(batches.waveOfLines(lines).acted()).isFalse();
    ship(id, REJECT_SHORT, line(left, "3"));
    assertThat(onHand(left)).isEqualByComparingTo("7");
  }

  @Test
  default void aTransferWhoseLinesAreAllTakenJoinsTheWaveItself() {
    long product = stocked("10");
    long first = delivery(new Ordered(product, "2"));
    long second = delivery(new Ordered(product, "3"));
    Batches batches = logistics().batches();
    long wave = batches.wave(List.of(first)).value().id();
    List<Long> lines = operations(second, product);

    StepResult<Batches.Batch> added = batches.addLines(wave, lines);
    assertThat(added.acted()).isTrue();
    assertThat(added.value().transferIds()).containsExactlyInAnyOrder(first, second);
    assertThat(batches.addLines(wave, lines).acted()).isFalse();
  }

  @Test
  default void aLotOfALineIsTakenAndTheOtherStays() {
    long product = product("lot");
    String one = lot(product);
    String other = lot(product);
    put(product, one, "2");
    put(product, other, "3");
    long id = delivery(new Ordered(product, "5"));
    TransferLine.Part part =
        read(id).lines().get(0).parts().stream()
            .filter(each -> each.lot().filter(one::equals).isPresent())
            .findFirst()
            .orElseThrow();

    Batches.Batch wave = logistics().batches().waveOfLines(List.of(part.id())).value();

    TransferLine inWave = read(wave.transferIds().get(0)).lines().get(0);
    assertThat(inWave.demand()).isEqualByComparingTo("2");
    assertThat(inWave.state()).isEqualTo("assigned");
    assertThat(inWave.parts()).extracting(TransferLine.Part::id).containsExactly(part.id());
    TransferLine stays = read(id).lines().get(0);
    assertThat(stays.demand()).isEqualByComparingTo("3");
    assertThat(stays.parts()).hasSize(1).allMatch(each -> each.lot().orElseThrow().equals(other));
  }

  @Test
  default void whatDoesNotFitAWaveIsRefusedAndNothingMoves() {
    long product = stocked("20");
    long open = delivery(new Ordered(product, "2"));
    long shipped = delivery(new Ordered(product, "3"));
    long batched = delivery(new Ordered(product, "4"));
    List<Long> lines = operations(open, product);
    List<Long> shippedLines = operations(shipped, product);
    ship(shipped, REJECT_SHORT, line(product, "3"));
    Batches batches = logistics().batches();
    long batch = batches.batch(List.of(batched)).value().id();
    long wave = batches.wave(List.of(delivery(new Ordered(product, "1")))).value().id();
    long receipt = receipt(product, "5");

    refused(ErrorCode.INVALID_REQUEST, () -> batches.waveOfLines(List.of()));
    refused(ErrorCode.NOT_FOUND, () -> batches.addLines(wave, List.of(999_999_999L)));
    refused(ErrorCode.NOT_FOUND, () -> batches.addLines(999_999_999L, lines));
    refused(ErrorCode.WRONG_STATE, () -> batches.addLines(batch, lines));
    refused(ErrorCode.WRONG_STATE, () -> batches.addLines(wave, shippedLines));
    refused(ErrorCode.WORK_STARTED, () -> batches.addLines(wave, operations(batched, product)));
    refused(ErrorCode.WORK_STARTED, () -> batches.waveOfLines(operations(batched, product)));
    refused(ErrorCode.INVALID_REQUEST, () -> batches.addLines(wave, operations(receipt, product)));
    assertThat(batches.get(wave).transferIds()).hasSize(1);

    batches.cancel(wave);
    refused(ErrorCode.WRONG_STATE, () -> batches.addLines(wave, lines));
    assertThat(operations(open, product)).isEqualTo(lines);
  }
}
