package io.github.odoosync.model.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.shipment.MilestoneVocabulary.ForeignCode;
import io.github.odoosync.model.shipment.MilestoneVocabulary.Meaning;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableTypeAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MilestoneVocabularyTest {

  static List<MilestoneVocabulary> all() {
    return List.of(
        MilestoneVocabulary.EASYPOST,
        MilestoneVocabulary.SHIPENGINE,
        MilestoneVocabulary.SHOPIFY,
        MilestoneVocabulary.X12_214,
        MilestoneVocabulary.EDIFACT_IFTSTA,
        MilestoneVocabulary.DCSA);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatCanBeToldComesBackAsItWasMeant(MilestoneVocabulary vocabulary) {
    assertThat(vocabulary.meanings()).isNotEmpty();
    for (Meaning meaning : vocabulary.meanings()) {
      ForeignCode code = vocabulary.codeFor(meaning).orElseThrow();
      assertThat(vocabulary.meaningOf(code.code(), code.detail())).isEqualTo(meaning);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsHeardAndToldAgainIsHeardTheSame(MilestoneVocabulary vocabulary) {
    for (ForeignCode code : vocabulary.codes()) {
      Meaning heard = vocabulary.meaningOf(code.code(), code.detail());
      ForeignCode told = vocabulary.codeFor(heard).orElseThrow();
      assertThat(vocabulary.meaningOf(told.code(), told.detail())).isEqualTo(heard);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyMilestoneOfATableIsOneThatTheStateUnderstands(MilestoneVocabulary vocabulary)
      throws IllegalAccessException {
    assertThat(vocabulary.meanings()).extracting(Meaning::code).isSubsetOf(neutralCodes());
  }

  private static List<MilestoneCode> neutralCodes() throws IllegalAccessException {
    List<MilestoneCode> codes = new ArrayList<>();
    for (Field field : MilestoneCode.class.getFields()) {
      if (field.getType() == MilestoneCode.class) {
        codes.add((MilestoneCode) field.get(null));
      }
    }
    return codes;
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCodeThatNobodyKnowsIsUnknownAndNoError(MilestoneVocabulary vocabulary) {
    assertThat(vocabulary.meaningOf("no such code", "nor detail").code())
        .isEqualTo(MilestoneCode.UNKNOWN);
    assertThat(vocabulary.meaningOf("").code()).isEqualTo(MilestoneCode.UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyVocabularyCanTellADeliveryAndAnException(MilestoneVocabulary vocabulary) {
    assertThat(vocabulary.codeFor(Meaning.of(MilestoneCode.DELIVERED))).isPresent();
    assertThat(vocabulary.codeFor(Meaning.of(MilestoneCode.IN_TRANSIT)).isPresent())
        .isEqualTo(vocabulary != MilestoneVocabulary.DCSA);
  }

  @ParameterizedTest
  @CsvSource({
    "pre_transit, label_created, label_created,",
    "in_transit, departed_facility, departed_facility,",
    "in_transit, something_new, in_transit,",
    "out_for_delivery, out_for_delivery, out_for_delivery,",
    "available_for_pickup,, available_for_pickup,",
    "return_to_sender, return, returning,",
    "failure, damaged, exception, damaged",
    "in_transit, damaged, exception, damaged",
    "error,, exception, unspecified",
    "cancelled, cancelled, cancelled,"
  })
  void easyPost(
      String code, @Nullable String detail, String milestone, @Nullable String neutralDetail) {
    check(MilestoneVocabulary.EASYPOST, code, detail, milestone, neutralDetail);
  }

  @ParameterizedTest
  @CsvSource({
    "NY, SHIPMENT_CREATED, label_created,",
    "AC, AWAITING_PICKUP_DROP_OFF, awaiting_pickup,",
    "AC, RECEIVED_BY_CARRIER, picked_up, received",
    "IT, HUB_SCAN_OUT, departed_facility,",
    "EX, HELD_BY_CUSTOMS, customs_held,",
    "SP, COLLECT_AT_LOCAL_PO, available_for_pickup, post_office",
    "DE, DELIVERED_TO_NEIGHBOUR, delivered, neighbour",
    "XX, DELIVERED_TO_NEIGHBOUR, delivered, neighbour",
    "DE, DELIVERED_BY_DRONE, delivered,",
    "EX, PARCEL_LOST, lost,",
    "EX, RETURN_TO_SENDER, returning,",
    "EX, REFUSED_BY_CUSTOMER, exception, refused"
  })
  void shipEngine(
      String code, @Nullable String detail, String milestone, @Nullable String neutralDetail) {
    check(MilestoneVocabulary.SHIPENGINE, code, detail, milestone, neutralDetail);
  }

  @ParameterizedTest
  @CsvSource({
    "XB,, label_created,",
    "AF, NS, picked_up,",
    "X6, NS, in_transit,",
    "SD, AO, delayed, weather",
    "AH, AQ, delivery_attempted, recipient_absent",
    "A7, BG, exception, refused",
    "D1, NS, delivered,",
    "A3, A2, returning, address_problem",
    "CA,, cancelled,"
  })
  void x12(String code, @Nullable String detail, String milestone, @Nullable String neutralDetail) {
    check(MilestoneVocabulary.X12_214, code, detail, milestone, neutralDetail);
  }

  @ParameterizedTest
  @CsvSource({
    "13,, picked_up,",
    "24,, departed_facility,",
    "1,, arrived_facility,",
    "17,, customs_held,",
    "12,, customs_cleared,",
    "21,, delivered,",
    "23,, delivery_attempted,",
    "49,, lost,",
    "82,, returned,",
    "9999,, unknown,"
  })
  void iftsta(
      String code, @Nullable String detail, String milestone, @Nullable String neutralDetail) {
    check(MilestoneVocabulary.EDIFACT_IFTSTA, code, detail, milestone, neutralDetail);
  }

  @ParameterizedTest
  @CsvSource({
    "SHIPMENT, CONF, label_created,",
    "TRANSPORT, DEPA, departed_facility,",
    "EQUIPMENT, PICK, picked_up,",
    "EQUIPMENT, GTIN, arrived_facility, gate_in",
    "EQUIPMENT, DROP, delivered,",
    "EQUIPMENT, CUSR, customs_cleared,"
  })
  void dcsa(
      String code, @Nullable String detail, String milestone, @Nullable String neutralDetail) {
    check(MilestoneVocabulary.DCSA, code, detail, milestone, neutralDetail);
  }

  private static void check(
      MilestoneVocabulary vocabulary,
      String code,
      @Nullable String detail,
      String milestone,
      @Nullable String neutralDetail) {
    assertThat(vocabulary.meaningOf(code, detail))
        .isEqualTo(
            new Meaning(
                new MilestoneCode(milestone),
                neutralDetail == null ? null : new MilestoneDetail(neutralDetail),
                Timing.ACTUAL));
  }

  @Test
  void x12TellsAnEstimateByACodeOfItsOwn() {
    Meaning estimate = new Meaning(MilestoneCode.DELIVERED, null, Timing.ESTIMATED);
    assertThat(MilestoneVocabulary.X12_214.meaningOf("AG")).isEqualTo(estimate);
    assertThat(MilestoneVocabulary.X12_214.codeFor(estimate)).contains(new ForeignCode("AG", null));
  }

  @Test
  void aDetailThatTheVocabularyLacksIsLeftOut() {
    Meaning meaning = Meaning.of(MilestoneCode.DELIVERED, new MilestoneDetail("neighbour"));
    assertThat(MilestoneVocabulary.SHOPIFY.codeFor(meaning))
        .contains(new ForeignCode("DELIVERED", null));
    assertThat(MilestoneVocabulary.SHOPIFY.codeFor(Meaning.of(MilestoneCode.LOST))).isEmpty();
  }

  @Test
  void aReasonIsToldBesideAnyCodeOfX12() {
    assertThat(
            MilestoneVocabulary.X12_214.codeFor(
                Meaning.of(MilestoneCode.DELAYED, new MilestoneDetail("weather"))))
        .contains(new ForeignCode("SD", "AO"));
  }

  @Test
  void allOfShipEnginesDetailsAreKnown() {
    assertThat(MilestoneVocabulary.SHIPENGINE.codes())
        .filteredOn(code -> code.detail() != null)
        .hasSize(75);
  }

  @Test
  void aForeignCodeWithTwoLinesIsRefused() {
    refused()
        .isThrownBy(() -> MilestoneVocabulary.of("mine", "OK - delivered\nOK - in_transit"))
        .withMessageContaining("mine")
        .withMessageContaining("OK");
    refused().isThrownBy(() -> MilestoneVocabulary.of("mine", "OK delivered"));
    refused().isThrownBy(() -> MilestoneVocabulary.of("mine", "OK - Delivered"));
  }

  @Test
  void aCarriersOwnTableIsReadLikeTheBundledOnes() {
    MilestoneVocabulary mine =
        MilestoneVocabulary.of("mine", "# remark\n\nZU - delivered\nUW - in_transit drone");
    Milestone milestone =
        Milestone.told(mine, "ZU", null, Instant.EPOCH)
            .set(Milestone.PLACE, "Wien")
            .set(Milestone.TEXT, "Zugestellt")
            .build();
    assertThat(milestone.code()).isEqualTo(MilestoneCode.DELIVERED);
    assertThat(milestone.source()).contains("mine");
    assertThat(milestone.foreignCode()).contains("ZU");
    assertThat(milestone.toString()).doesNotContain("Wien").doesNotContain("Zugestellt");
  }

  private static ThrowableTypeAssert<InvalidValueException> refused() {
    return assertThatExceptionOfType(InvalidValueException.class);
  }
}
