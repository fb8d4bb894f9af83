package io.github.odoosync.connectors.table;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as people write them: which sign stands before the decimals, which between thousands. */
enum DecimalText {
  POINT('.', ','),
  COMMA(',', '.');

  private static final int MOST_DECIMALS = 20;

  private final char point;
  private final char group;
  private final Pattern pattern;

  DecimalText(char point, char group) {
    this.point = point;
    this.group = group;
    this.pattern =
        Pattern.compile(
            "[+-]?([0-9]{1,20}|[0-9]{1,3}(\\%c[0-9]{3}){1,6})(\\%c[0-9]{1,%d})?"
                .formatted(group, point, MOST_DECIMALS));
  }

  BigDecimal read(String text) {
    if (!pattern.matcher(text).matches()) {
      throw new BadCell();
    }
    return new BigDecimal(text.replace(String.valueOf(group), "").replace(point, '.'));
  }

  /** Writes a number; one that is far too long stays as it is, and reads as none. */
  String write(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    // 1E999999999 is short to hold and fills the memory where it is written out.
    return Math.abs((long) bare.scale()) > MOST_DECIMALS
        ? bare.toString()
        : bare.toPlainString().replace('.', point);
  }
}
