package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Rec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** What a line or a document comes to, taxes rounded line by line. */
record Amounts(BigDecimal untaxed, BigDecimal tax) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static Amounts ofLine(Rec line, String quantity, String taxes, Rec currency) {
    int digits = (int) currency.integer("decimal_places");
    BigDecimal kept = BigDecimal.ONE.subtract(line.number("discount").movePointLeft(2));
    BigDecimal untaxed =
        round(line.number("price_unit").multiply(kept).multiply(line.number(quantity)), digits);
    BigDecimal tax = BigDecimal.ZERO;
    for (Rec each : line.many(taxes)) {
      BigDecimal rate = each.number("amount").divide(HUNDRED, MathContext.DECIMAL64);
      tax = tax.add(round(untaxed.multiply(rate), digits));
    }
    return new Amounts(untaxed, tax);
  }

  /** Adds up the stored or computed amounts of lines. */
  static BigDecimal sum(List<Rec> lines, String field) {
    return lines.stream().map(line -> line.number(field)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal total() {
    return untaxed.add(tax);
  }

  private static BigDecimal round(BigDecimal amount, int digits) {
    return amount.setScale(digits, RoundingMode.HALF_UP);
  }
}
