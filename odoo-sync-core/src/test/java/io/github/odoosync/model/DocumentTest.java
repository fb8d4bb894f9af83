package io.github.odoosync.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.internal.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every document does because of its list of fields. */
class DocumentTest {

  private static final Crate FULL =
      Crate.builder("C-1")
          .set(Document.COMPANY, "acme")
          .setAll(Document.EXTERNAL_KEYS, new ExternalKey("odoo", "acme", "x.crate", "7"))
          .set(Document.CHANGED_AT, Instant.parse("2026-01-02T03:04:05Z"))
          .set(Crate.PRICE, Money.of("12.5", "EUR"))
          .set(Crate.WEIGHT, Weight.of("2.50", Unit.KILOGRAM))
          .set(Crate.NOTE, "\u0130stanbul")
          .set(Crate.FRAGILE, false)
          .set(Crate.STACK, 3L)
          .set(Crate.STATE, Crate.State.SHUT)
          .set(Crate.LABEL, LocalizedText.of("de-DE", "Kiste").with("en-US", "Crate"))
          .setAll(Crate.ITEMS, Crate.Item.of("bolt", "10.0"), Crate.Item.of("nut", "4"))
          .setAll(Crate.TAGS, "b", "a", "b")
          .build();

  @Test
  void whatIsWrittenIsReadAsTheSameDocument() {
    Crate read = Crate.SCHEMA.read(FULL.toJson());
    assertThat(read).isEqualTo(FULL).hasSameHashCodeAs(FULL);
    assertThat(read.toJson()).isEqualTo(FULL.toJson());
    assertThat(read.fingerprint()).isEqualTo(FULL.fingerprint()).hasSize(64);
  }

  @Test
  void theOrderOfFieldsDoesNotChangeTheFingerprint() {
    Random random = new Random(20261123);
    for (int i = 0; i < 50; i++) {
      Crate read = Crate.SCHEMA.read(Json.text(shuffled(Json.parse(FULL.toJson()), random)));
      assertThat(read).isEqualTo(FULL);
      assertThat(read.fingerprint()).isEqualTo(FULL.fingerprint());
    }
  }

  @Test
  void theScaleOfNumbersDoesNotChangeTheFingerprint() {
    Crate a = Crate.builder("1").set(Crate.PRICE, Money.of("12.5", "EUR")).build();
    Crate b = Crate.builder("1").set(Crate.PRICE, Money.of("12.5000", "EUR")).build();
    assertThat(a).isEqualTo(b);
    Crate asNumber = Crate.SCHEMA.read(a.toJson().replace("\"12.50\"", "1.25e1"));
    assertThat(asNumber.fingerprint()).isEqualTo(a.fingerprint()).isEqualTo(b.fingerprint());
  }

  @Test
  void absentNullBlankAndEmptyAreTheSame() {
    Crate absent = Crate.builder("1").build();
    Crate blank = Crate.builder("1").set(Crate.NOTE, " ").setAll(Crate.TAGS).build();
    String explicit =
        """
        {"schema":"crate","version":2,"key":{"entity":"crate","key":"1"},
         "note":null,"tags":[],"items":[],"label":{},"x_new":null}""";
    assertThat(blank).isEqualTo(absent);
    assertThat(Crate.SCHEMA.read(explicit).fingerprint()).isEqualTo(absent.fingerprint());
  }

  @Test
  void everyBusinessFieldChangesTheFingerprintAndNoTechnicalOneDoes() {
    for (Field<?> field : Crate.SCHEMA.shape().fields()) {
      if (!field.required()) {
        Crate without = Crate.SCHEMA.builder(FULL).set(field, null).build();
        boolean same = without.fingerprint().equals(FULL.fingerprint());
        assertThat(same).as(field.name()).isEqualTo(field.technical());
      }
    }
    Crate.Item bolt = Crate.Item.of("bolt", "10");
    Crate.Item seen = Crate.Item.SHAPE.builder(bolt).set(Crate.Item.SEEN_BY, "ann").build();
    assertThat(with(seen).fingerprint()).isEqualTo(with(bolt).fingerprint());
  }

  @Test
  void theOrderOfAListCountsAndThatOfASetDoesNot() {
    Crate.Item bolt = Crate.Item.of("bolt", "1");
    Crate.Item nut = Crate.Item.of("nut", "1");
    assertThat(with(bolt, nut).fingerprint()).isNotEqualTo(with(nut, bolt).fingerprint());
    Crate ab = Crate.builder("1").setAll(Crate.TAGS, "a", "b").build();
    Crate ba = Crate.builder("1").setAll(Crate.TAGS, "b", "a", "a").build();
    assertThat(ab).isEqualTo(ba);
  }

  @Test
  void unknownFieldsSurviveAtEveryDepthAndCount() {
    String json =
        """
        {"schema":"crate","version":2,"key":{"entity":"crate","key":"1"},
         "items":[{"name":"bolt","colour":{"rgb":[1,2,3],"none":null}}],"gate":"north"}""";
    Crate read = Crate.SCHEMA.read(json);
    assertThat(read.unknownFields()).containsExactly("gate");
    assertThat(Json.parse(read.toJson())).isEqualTo(Json.parse(json));
    Crate changed = Crate.SCHEMA.builder(read).set(Crate.NOTE, "x").build();
    assertThat(changed.toJson()).contains("\"gate\":\"north\"", "\"rgb\":[1,2,3]");
    Crate other = Crate.SCHEMA.read(json.replace("north", "south"));
    assertThat(other.fingerprint()).isNotEqualTo(read.fingerprint());
  }

  @Test
  void customFieldsAreTypedAndKept() {
    Field<BigDecimal> slope = Field.custom("x_slope", Type.DECIMAL);
    Crate crate = Crate.builder("1").set(slope, new BigDecimal("1.50")).build();
    Crate read = Crate.SCHEMA.read(crate.toJson());
    assertThat(read).isEqualTo(crate);
    assertThat(read.get(slope)).contains(new BigDecimal("1.5"));
    assertThat(Crate.SCHEMA.builder(read).set(slope, null).build().get(slope)).isEmpty();
    Field<Boolean> misread = Field.custom("x_slope", Type.FLAG);
    refused(ErrorCode.UNREADABLE_DOCUMENT, "crate.x_slope", () -> read.get(misread));
  }

  @Test
  void aFieldOfAnotherDocumentIsRefused() {
    refused(
        ErrorCode.NOT_A_FIELD,
        "crate-item.name",
        () -> Crate.builder("1").set(Crate.Item.NAME, "bolt"));
    refused(
        ErrorCode.NOT_A_FIELD,
        "note",
        () -> Crate.builder("1").set(Field.custom("note", Type.TEXT), "x"));
    refused(ErrorCode.NOT_A_FIELD, "version", () -> Field.custom("version", Type.TEXT));
    refused(
        ErrorCode.NOT_A_FIELD,
        "twice",
        () -> {
          Fields fields = Fields.part("p");
          fields.optional("a", Type.TEXT);
          fields.optional("a", Type.TEXT);
        });
  }

  @Test
  void anOlderVersionIsReadAndWrittenInTheNewOne() {
    String old =
        """
        {"schema":"crate","version":1,"key":{"entity":"crate","key":"1"},"heft":"2.50"}""";
    Crate read = Crate.SCHEMA.read(old);
    assertThat(read.weight()).contains(Weight.of("2.5", Unit.KILOGRAM));
    assertThat(read.toJson()).contains("\"version\":2").doesNotContain("heft");
  }

  @Test
  void whatIsNotTheDocumentIsRefusedAndTheMessageSaysWhere() {
    String key = "\"key\":{\"entity\":\"crate\",\"key\":\"1\"}";
    unreadable("[]", "an object is expected");
    unreadable(crate(key + ",\"x\":[NaN]"), "not finite");
    unreadable("{", "ended too early");
    unreadable("{\"schema\":\"pallet\",\"version\":2}", "'pallet'");
    unreadable(crate(key + ",\"stack\":1.5"), "crate.stack: a whole number");
    unreadable(crate(key + ",\"fragile\":\"yes\""), "crate.fragile: true or false");
    unreadable(crate(key + ",\"state\":\"AJAR\""), "crate.state: one of [OPEN, SHUT]");
    unreadable(crate(key + ",\"items\":[{\"name\":7}]"), "crate.items[0].name: a text");
    unreadable(crate(key + ",\"items\":[null]"), "crate.items[0]: null");
    unreadable(crate(key + ",\"price\":{\"amount\":\"x\",\"currency\":\"EUR\"}"), "price.amount");
    unreadable(crate(key + ",\"price\":{\"amount\":1,\"currency\":\"EUR\",\"tax\":2}"), "'tax'");
  }

  @Test
  void missingFieldsAndForeignVersionsHaveCodesOfTheirOwn() {
    refused(ErrorCode.MISSING_FIELD, "crate.key", () -> Crate.SCHEMA.read(crate("\"stack\":1")));
    refused(ErrorCode.MISSING_FIELD, "crate.key", () -> Crate.SCHEMA.builder().build());
    String newer = crate("\"stack\":1").replace(":2", ":3");
    refused(ErrorCode.DOCUMENT_VERSION, "'3'", () -> Crate.SCHEMA.read(newer));
    String none = "{\"schema\":\"crate\"}";
    refused(ErrorCode.DOCUMENT_VERSION, "absent", () -> Crate.SCHEMA.read(none));
    String badCurrency =
        crate(
            "\"key\":{\"entity\":\"crate\",\"key\":\"1\"},"
                + "\"price\":{\"amount\":\"1\",\"currency\":\"EUX\"}");
    refused(ErrorCode.INVALID_VALUE, "crate.price.currency", () -> Crate.SCHEMA.read(badCurrency));
  }

  @Test
  void aDocumentsTextShowsNoContent() {
    assertThat(FULL).hasToString("crate crate:C-1");
    assertThat(Crate.Item.of("bolt", "1").toString()).doesNotContain("bolt");
  }

  private static Crate with(Crate.Item... items) {
    return Crate.builder("1").setAll(Crate.ITEMS, items).build();
  }

  private static String crate(String members) {
    return "{\"schema\":\"crate\",\"version\":2," + members + "}";
  }

  private static void unreadable(String json, String said) {
    refused(ErrorCode.UNREADABLE_DOCUMENT, said, () -> Crate.SCHEMA.read(json));
  }

  private static void refused(ErrorCode code, String said, ThrowingCallable work) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(work)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code))
        .withMessageContaining(said);
  }

  private static @Nullable Object shuffled(@Nullable Object tree, Random random) {
    if (tree instanceof Map<?, ?> map) {
      List<Object> names = new ArrayList<>(map.keySet());
      Collections.shuffle(names, random);
      Map<String, @Nullable Object> mixed = new LinkedHashMap<>();
      names.forEach(name -> mixed.put((String) name, shuffled(map.get(name), random)));
      return mixed;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(item -> shuffled(item, random)).toList();
    }
    return tree;
  }
}
