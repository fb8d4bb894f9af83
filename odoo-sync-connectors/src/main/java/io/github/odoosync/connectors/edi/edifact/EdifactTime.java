package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connectors.edi.internal.BadElement;
import io.github.odoosync.connectors.edi.internal.Cell;
import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Problem;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.model.Part;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A point in time in DTM, on the partner's clock to the second. A day alone is its beginning.
 *
 * @param qualifier of what it is the time
 * @param slot where it is in the document
 */
record EdifactTime<P extends Part>(String qualifier, Slot<P, Instant> slot) implements Cell<P> {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

  @Override
  public int element() {
    return 1;
  }

  @Override
  public boolean fits(Segment segment) {
    return segment.at(1).strip().equals(qualifier);
  }

  @Override
  public void write(P part, Segment.Draft to, Context context) {
    Instant value = slot.get(part);
    if (value != null) {
      to.put(1, 1, qualifier);
      to.put(1, 2, LocalDateTime.ofInstant(value, context.partner().zone()).format(SECONDS));
      to.put(1, 3, "204");
    }
  }

  @Override
  public void read(Segment from, Draft<P> draft, Context context) {
    String digits = from.at(1, 2).strip();
    if (!digits.isEmpty()) {
      slot.put(draft, parsed(digits, from.at(1, 3).strip(), context));
    }
  }

  private static Instant parsed(String digits, String format, Context context) {
    ZoneId zone = context.partner().zone();
    if (format.equals("102") || digits.length() == 8) {
      return Kind.DATE.read(digits, context).atStartOfDay(zone).toInstant();
    }
    if (!digits.matches("[0-9]{12}([0-9]{2})?")) {
      throw new BadElement(Problem.BAD_DATE, "It is no time of the forms 102, 203 and 204");
    }
    try {
      return LocalDateTime.parse((digits + "00").substring(0, 14), SECONDS)
          .atZone(zone)
          .toInstant();
    } catch (DateTimeException e) {
      throw new BadElement(Problem.BAD_DATE, "There is no such time");
    }
  }
}
