package io.github.odoosync.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ValuesTest {

  @Test
  void moneyKnowsTheMinorUnitsOfItsCurrency() {
    assertThat(Money.of("12.5", "EUR")).isEqualTo(Money.ofMinor(1250, "EUR"));
    assertThat(Money.of("1250", "JPY")).isEqualTo(Money.ofMinor(1250, "JPY"));
    assertThat(Money.of("1.25", "KWD").minorUnits()).isEqualTo(1250);
    assertThat(Money.of("12.5", "EUR")).hasToString("12.50 EUR");
    assertThat(Money.of("0.0125", "EUR").times(BigDecimal.valueOf(100)))
        .isEqualTo(Money.of("1.25", "EUR"));
    assertThat(Money.of("-0.005", "EUR").rounded()).isEqualTo(Money.of("-0.01", "EUR"));
  }

  @Test
  void moneyIsNotMixedGuessedOrCut() {
    Money euros = Money.of("1", "EUR");
    refused(ErrorCode.MIXED_CURRENCIES, "USD", () -> euros.plus(Money.of("1", "USD")));
    refused(ErrorCode.TOO_PRECISE, "0.005", () -> Money.of("0.005", "EUR").minorUnits());
    refused(ErrorCode.INVALID_VALUE, "eur", () -> Money.of("1", "eur"));
    refused(ErrorCode.UNREADABLE_DOCUMENT, "decimal", () -> Money.of("1,5", "EUR"));
    refused(
        ErrorCode.INVALID_VALUE,
        "digits",
        () -> new Money(new BigDecimal("1e999999"), euros.currency()));
  }

  @Test
  void quantitiesConvertWithinOneKindOfUnit() {
    assertThat(Quantity.of("2", Unit.DOZEN).in(Unit.ONE)).isEqualTo(Quantity.pieces(24));
    assertThat(Quantity.of("1", Unit.POUND).in(Unit.GRAM).value())
        .isEqualByComparingTo("453.59237");
    assertThat(Quantity.of("1.5", Unit.CUBIC_METRE).in(Unit.LITRE).value())
        .isEqualByComparingTo("1500");
    assertThat(Quantity.of("1", Unit.DAY).in(Unit.HOUR).value()).isEqualByComparingTo("24");
    assertThat(Quantity.pieces(5).plus(Quantity.of("1", Unit.DOZEN)))
        .isEqualTo(Quantity.pieces(17));
    refused(
        ErrorCode.UNIT_NOT_CONVERTIBLE,
        "KGM",
        () -> Quantity.of("1", Unit.KILOGRAM).in(Unit.METRE));
    refused(
        ErrorCode.UNIT_NOT_CONVERTIBLE,
        "CS",
        () -> Quantity.of("1", new Unit("CS")).plus(Quantity.pieces(1)));
    assertThat(Quantity.of("1", new Unit("CS")).plus(Quantity.of("2", new Unit("CS"))))
        .isEqualTo(Quantity.of("3", new Unit("CS")));
  }

  @Test
  void aQuantityIsRoundedOnlyWhenAskedAndComparedAtItsUnitsPrecision() {
    Quantity third = Quantity.of("4", Unit.ONE).in(Unit.DOZEN);
    assertThat(third.rounded(RoundingMode.HALF_UP)).isEqualTo(Quantity.of("0.333", Unit.DOZEN));
    assertThat(third.rounded(1, RoundingMode.UP)).isEqualTo(Quantity.of("0.4", Unit.DOZEN));
    assertThat(
            Quantity.of("1800.0000000000016", Unit.KILOGRAM)
                .sameAs(Quantity.of("1800", Unit.KILOGRAM)))
        .isTrue();
    assertThat(Quantity.of("1.001", Unit.KILOGRAM).sameAs(Quantity.of("1", Unit.KILOGRAM)))
        .isFalse();
    assertThat(Quantity.of("1.50", Unit.KILOGRAM)).isEqualTo(Quantity.of("1.5", Unit.KILOGRAM));
  }

  @Test
  void conversionThereAndBackIsTheSameQuantity() {
    Random random = new Random(4);
    Unit[][] pairs = {
      {Unit.ONE, Unit.DOZEN},
      {Unit.KILOGRAM, Unit.POUND},
      {Unit.METRE, new Unit("FOT")},
      {Unit.LITRE, new Unit("GLL")},
      {Unit.HOUR, Unit.DAY}
    };
    for (int i = 0; i < 1000; i++) {
      Unit[] pair = pairs[random.nextInt(pairs.length)];
      Quantity start = new Quantity(BigDecimal.valueOf(random.nextInt(1_000_000), 3), pair[0]);
      assertThat(start.in(pair[1]).in(pair[0]).sameAs(start)).as("%s", start).isTrue();
    }
  }

  @Test
  void weightsAndSizesAreOfTheirKindAndNotNegative() {
    assertThat(Weight.of("1", Unit.KILOGRAM).plus(Weight.of("500", Unit.GRAM)))
        .isEqualTo(Weight.of("1.5", Unit.KILOGRAM));
    assertThat(Dimensions.of("40", "30", "20", Unit.CENTIMETRE).volume())
        .isEqualTo(Quantity.of("0.024", Unit.CUBIC_METRE));
    refused(ErrorCode.INVALID_VALUE, "no weight", () -> Weight.of("1", Unit.METRE));
    refused(ErrorCode.INVALID_VALUE, "no weight", () -> Weight.of("-1", Unit.KILOGRAM));
    refused(ErrorCode.INVALID_VALUE, "no size", () -> Dimensions.of("1", "1", "1", Unit.GRAM));
  }

  @Test
  void theKeysOfGs1AreCheckedAndEqualInAllTheirForms() {
    assertThat(new Gtin("4006381333931")).isEqualTo(new Gtin("04006381333931"));
    assertThat(new Gtin("036000291452").forms())
        .containsExactly("036000291452", "0036000291452", "00036000291452");
    assertThat(new Gtin("9638-5074").value()).isEqualTo("00000096385074");
    assertThat(new Sscc("106141412345678908").value()).hasSize(18);
    assertThat(new Gln("0614141000012").value()).hasSize(13);
    assertThat(Gtin.ofUnchecked("400638133393")).isEqualTo(new Gtin("4006381333931"));
    refused(ErrorCode.INVALID_VALUE, "check digit would be 1", () -> new Gtin("4006381333932"));
    refused(ErrorCode.INVALID_VALUE, "no SSCC", () -> new Sscc("4006381333931"));
    refused(ErrorCode.INVALID_VALUE, "no GLN", () -> new Gln("\u0664006381333931"));
  }

  @Test
  void everySingleWrongDigitIsFound() {
    Random random = new Random(18);
    for (int i = 0; i < 500; i++) {
      String digits = "%012d".formatted(random.nextLong(1_000_000_000_000L));
      String good = Gtin.ofUnchecked(digits).forms().get(0);
      int at = random.nextInt(good.length());
      char wrong = (char) ('0' + (good.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
      String bad = good.substring(0, at) + wrong + good.substring(at + 1);
      refused(ErrorCode.INVALID_VALUE, "check digit", () -> new Gtin(bad));
    }
  }

  @Test
  void anAddressHasRealCountriesAndTheirOwnRegions() {
    Address address =
        Address.builder().set(Address.COUNTRY, "US").set(Address.REGION, "US-CA").build();
    assertThat(address.region()).contains("US-CA");
    assertThat(address.lines()).isEmpty();
    refused(
        ErrorCode.INVALID_VALUE,
        "not of the country DE",
        () -> Address.builder().set(Address.COUNTRY, "DE").set(Address.REGION, "US-CA").build());
    refused(
        ErrorCode.INVALID_VALUE,
        "address.country",
        () -> Address.builder().set(Address.COUNTRY, "ZZ").build());
  }

  @Test
  void keysAreNeverBlankAndReadBackFromTheirText() {
    BusinessKey key = new BusinessKey("sales-order", "SO:1");
    assertThat(BusinessKey.parse(key.toString())).isEqualTo(key);
    assertThat(new ExternalKey("odoo", "acme", "product.product", "42"))
        .hasToString("odoo/acme/product.product/42");
    refused(ErrorCode.INVALID_VALUE, "colon", () -> new BusinessKey("a:b", "1"));
    refused(ErrorCode.INVALID_VALUE, "tenant", () -> new ExternalKey("odoo", " ", "x", "1"));
    refused(ErrorCode.INVALID_VALUE, "carrier", () -> new TrackingNumber("", "1Z", Instant.EPOCH));
    refused(ErrorCode.INVALID_VALUE, "lot", () -> Lot.of(" L1"));
    refused(ErrorCode.MISSING_FIELD, "product-ref", () -> ProductRef.builder().build());
    refused(ErrorCode.INVALID_VALUE, "Deutsch", () -> new LocalizedText(Map.of("Deutsch", "x")));
    refused(ErrorCode.INVALID_VALUE, "kg", () -> new Unit("kg"));
  }

  private static void refused(ErrorCode code, String said, ThrowingCallable work) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(work)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code))
        .withMessageContaining(said);
  }
}
