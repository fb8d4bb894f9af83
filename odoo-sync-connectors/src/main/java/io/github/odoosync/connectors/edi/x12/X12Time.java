package io.github.odoosync.connectors.edi.x12;

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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/**
 * A date, a time and its zone in three elements. Written in UTC and saying so; a date alone is the
 * beginning of the partner's day.
 *
 * @param dateElement of the date
 * @param timeElement of the time
 * @param zoneElement of the zone
 * @param qualifierElement of the time's own qualifier; 0 if it has none
 * @param qualifier what the time is of
 * @param slot where it is in the document
 */
record X12Time<P extends Part>(
    int dateElement,
    int timeElement,
    int zoneElement,
    int qualifierElement,
    String qualifier,
    Slot<P, Instant> slot)
    implements Cell<P> {

  // Element 623. A standard time of a country with summer time is not told apart from its zone.
  private static final Map<String, ZoneId> ZONES =
      Map.of(
          "UT", ZoneOffset.UTC,
          "GM", ZoneOffset.UTC,
          "ET", ZoneId.of("America/New_York"),
          "CT", ZoneId.of("America/Chicago"),
          "MT", ZoneId.of("America/Denver"),
          "PT", ZoneId.of("America/Los_Angeles"),
          "ES", ZoneOffset.ofHours(-5),
          "CS", ZoneOffset.ofHours(-6),
          "MS", ZoneOffset.ofHours(-7),
          "PS", ZoneOffset.ofHours(-8));

  @Override
  public int element() {
    return dateElement;
  }

  @Override
  public void write(P part, Segment.Draft to, Context context) {
    Instant value = slot.get(part);
    if (value == null) {
      return;
    }
    OffsetDateTime time = value.atOffset(ZoneOffset.UTC);
    to.put(dateElement, 1, Kind.DATE.write(time.toLocalDate(), context));
    if (qualifierElement > 0) {
      to.put(qualifierElement, 1, qualifier);
    }
    to.put(timeElement, 1, digits(time.toLocalTime()));
    to.put(zoneElement, 1, "UT");
  }

  @Override
  public void read(Segment from, Draft<P> draft, Context context) {
    if (from.at(dateElement).isBlank()) {
      return;
    }
    LocalDate date = Kind.DATE.read(from.at(dateElement), context);
    String time = from.at(timeElement).strip();
    ZoneId zone = ZONES.getOrDefault(from.at(zoneElement).strip(), context.partner().zone());
    slot.put(draft, date.atTime(time(time)).atZone(zone).toInstant());
  }

  /** HHMM, HHMMSS or HHMMSSDD, as short as can be. */
  static String digits(LocalTime time) {
    int hundredths = time.getNano() / 10_000_000;
    String digits =
        String.format(
            Locale.ROOT,
            "%02d%02d%02d%02d",
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            hundredths);
    if (hundredths > 0) {
      return digits;
    }
    return digits.substring(0, time.getSecond() > 0 ? 6 : 4);
  }

  static LocalTime time(String digits) {
    if (digits.isEmpty()) {
      return LocalTime.MIDNIGHT;
    }
    if (!digits.matches("[0-9]{4}([0-9]{2}([0-9]{1,2})?)?")) {
      throw new BadElement(Problem.BAD_TIME, "It is no time of the form HHMMSSDD");
    }
    String full = (digits + "0000").substring(0, 8);
    try {
      return LocalTime.of(
          Integer.parseInt(full, 0, 2, 10),
          Integer.parseInt(full, 2, 4, 10),
          Integer.parseInt(full, 4, 6, 10),
          Integer.parseInt(full, 6, 8, 10) * 10_000_000);
    } catch (DateTimeException e) {
      throw new BadElement(Problem.BAD_TIME, "There is no such time");
    }
  }
}
