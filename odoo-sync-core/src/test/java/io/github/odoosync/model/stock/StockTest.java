package io.github.odoosync.model.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.LocationRef;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.PartyRef;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.shipment.TransferStatus;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StockTest {

  private static final ProductRef BOLT = ProductRef.builder().set(ProductRef.SKU, "BOLT").build();
  private static final LocationRef MAIN = LocationRef.builder().set(LocationRef.CODE, "WH").build();

  @Test
  void aLevelIsToldApartByLotPackageAndOwner() {
    StockLevel ours = level().build();
    StockLevel lot = level().set(StockLevel.LOT, Lot.of("L-1")).build();
    StockLevel packed = level().set(StockLevel.PACKAGE_ID, "P-1").build();
    StockLevel consigned =
        level().set(StockLevel.OWNER, PartyRef.builder().set(PartyRef.CODE, "C-7").build()).build();
    assertThat(ours.fingerprint())
        .isNotIn(lot.fingerprint(), packed.fingerprint(), consigned.fingerprint());
    assertThat(StockLevel.SCHEMA.read(consigned.toJson())).isEqualTo(consigned);
  }

  @Test
  void whenALevelWasReadDoesNotChangeItsFingerprint() {
    Builder<StockLevel> later =
        level().set(StockLevel.MEASURED_AT, Instant.parse("2026-11-23T10:00:00Z"));
    assertThat(later.build().fingerprint()).isEqualTo(level().build().fingerprint());
  }

  @Test
  void whatIsProjectedIsOnHandPlusComingLessLeaving() {
    StockLevel level =
        level()
            .set(StockLevel.INCOMING, Quantity.pieces(10))
            .set(StockLevel.OUTGOING, Quantity.pieces(4))
            .build();
    assertThat(level.projected()).isEqualTo(Quantity.pieces(13));
    assertThat(level().build().projected()).isEqualTo(Quantity.pieces(7));
  }

  @Test
  void negativeStockIsAFactAndNoError() {
    StockLevel level = level().set(StockLevel.ON_HAND, Quantity.pieces(-2)).build();
    assertThat(StockLevel.SCHEMA.read(level.toJson()).onHand()).isEqualTo(Quantity.pieces(-2));
  }

  @Test
  void figuresOfTwoKindsOfUnitAreRefused() {
    refused(
        ErrorCode.UNIT_NOT_CONVERTIBLE,
        () -> level().set(StockLevel.FREE, Quantity.of(1, Unit.KILOGRAM)).build());
  }

  @Test
  void oneAndTheSamePieceHasNoLotBesideItsSerial() {
    refused(
        ErrorCode.INVALID_VALUE,
        () ->
            level()
                .set(StockLevel.LOT, Lot.of("L-1"))
                .set(StockLevel.SERIAL, Serial.of("S-1"))
                .build());
  }

  @Test
  void aCountKnowsItsDifferenceAndIsNeverNegative() {
    Builder<CountedStock> counted =
        CountedStock.builder()
            .set(CountedStock.PRODUCT, BOLT)
            .set(CountedStock.LOCATION, MAIN)
            .set(CountedStock.COUNTED, Quantity.pieces(5))
            .set(CountedStock.EXPECTED, Quantity.pieces(7));
    assertThat(counted.build().difference()).contains(Quantity.pieces(-2));
    StockAdjustment adjustment =
        StockAdjustment.builder()
            .set(StockAdjustment.KEY, new BusinessKey("stock-adjustment", "CC-1"))
            .setAll(StockAdjustment.LINES, counted.build())
            .build();
    assertThat(StockAdjustment.SCHEMA.read(adjustment.toJson())).isEqualTo(adjustment);
    refused(
        ErrorCode.INVALID_VALUE,
        () -> counted.set(CountedStock.COUNTED, Quantity.pieces(-1)).build());
  }

  @Test
  void aMoveOfNothingIsRefused() {
    Builder<StockMove> move =
        StockMove.builder()
            .set(StockMove.KEY, new BusinessKey("stock-move", "M-1"))
            .set(StockMove.PRODUCT, BOLT)
            .set(StockMove.QUANTITY, Quantity.pieces(1))
            .set(StockMove.FROM, MAIN)
            .set(StockMove.TO, LocationRef.builder().set(LocationRef.CODE, "WH2").build())
            .set(StockMove.STATUS, TransferStatus.DONE);
    assertThat(StockMove.SCHEMA.read(move.build().toJson())).isEqualTo(move.build());
    refused(
        ErrorCode.INVALID_VALUE, () -> move.set(StockMove.QUANTITY, Quantity.pieces(0)).build());
  }

  private static Builder<StockLevel> level() {
    return StockLevel.builder()
        .set(StockLevel.KEY, new BusinessKey("stock-level", "BOLT@WH"))
        .set(StockLevel.PRODUCT, BOLT)
        .set(StockLevel.LOCATION, MAIN)
        .set(StockLevel.ON_HAND, Quantity.pieces(7));
  }

  private static void refused(ErrorCode code, ThrowingCallable step) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(step)
        .satisfies(error -> assertThat(error.code()).isEqualTo(code));
  }
}
