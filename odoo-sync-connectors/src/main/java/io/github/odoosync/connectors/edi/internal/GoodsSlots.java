package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Dimensions;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Lot;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Serial;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.Weight;
import io.github.odoosync.model.shipment.ShipmentPackage;
import java.math.BigDecimal;
import java.time.LocalDate;

/** How values of several parts lie in documents, seen part by part. */
public final class GoodsSlots {

  private static final Kind<BigDecimal> NUMBER = Kind.decimal(10);

  private GoodsSlots() {}

  /** Returns the number of a lot. */
  public static <P extends Part> Slot<P, String> lot(Field<Lot> field) {
    return Slot.<P, Lot>of(field).as(Lot::number, Lot::of);
  }

  /** Returns the expiry of a lot, read after its number. */
  public static <P extends Part> Slot<P, LocalDate> expires(Field<Lot> field) {
    return Slot.of(
        part -> part.get(field).map(Lot::expires).orElse(null),
        (draft, date) -> {
          Lot lot = draft.value(field);
          if (lot != null) {
            draft.set(field, new Lot(lot.number(), date));
          }
        });
  }

  /** Returns pieces by their numbers. */
  public static Kind<Serial> serial(Kind<String> number) {
    return Kind.of(
        (serial, context) -> number.write(serial.number(), context),
        (text, context) -> Serial.of(number.read(text, context)));
  }

  /** Returns the carrier's numbers; whose they are and since when, the document says elsewhere. */
  public static Kind<TrackingNumber> tracking(Kind<String> number) {
    return Kind.of(
        (tracking, context) -> number.write(tracking.number(), context),
        (text, context) -> context.tracking(number.read(text, context)));
  }

  /**
   * A weight in two elements.
   *
   * @param <P> the document or part
   * @param element of the number
   * @param component of the number
   * @param unitElement of the unit
   * @param units how units are written
   * @param slot where it is in the document
   */
  public record WeightCell<P extends Part>(
      int element, int component, int unitElement, Kind<Unit> units, Slot<P, Weight> slot)
      implements Cell<P> {

    @Override
    public void write(P part, Segment.Draft to, Context context) {
      Weight weight = slot.get(part);
      if (weight != null) {
        to.put(element, component, NUMBER.write(weight.value(), context));
        to.put(unitElement, 1, units.write(weight.unit(), context));
      }
    }

    @Override
    public void read(Segment from, Draft<P> draft, Context context) {
      String number = from.at(element, component);
      if (!number.isBlank()) {
        String unit = from.at(unitElement);
        Unit read = unit.isBlank() ? Unit.KILOGRAM : units.read(unit, context);
        slot.put(draft, new Weight(NUMBER.read(number, context), read));
      }
    }
  }

  /**
   * Length, width, height and their unit in four elements; or in components, the unit first.
   *
   * @param element of the length, and of all if they are components
   * @param component of the length; 0 if each has an element of its own
   * @param units how units are written
   */
  public record SizeCell(int element, int component, Kind<Unit> units)
      implements Cell<ShipmentPackage> {

    private static final int UNIT = 3;

    @Override
    public void write(ShipmentPackage part, Segment.Draft to, Context context) {
      Dimensions size = part.dimensions().orElse(null);
      if (size != null) {
        put(to, 0, NUMBER.write(size.length(), context));
        put(to, 1, NUMBER.write(size.width(), context));
        put(to, 2, NUMBER.write(size.height(), context));
        put(to, UNIT, units.write(size.unit(), context));
      }
    }

    @Override
    public void read(Segment from, Draft<ShipmentPackage> draft, Context context) {
      if (at(from, 0).isBlank() || at(from, UNIT).isBlank()) {
        return;
      }
      draft.set(
          ShipmentPackage.DIMENSIONS,
          new Dimensions(
              NUMBER.read(at(from, 0), context),
              NUMBER.read(at(from, 1), context),
              NUMBER.read(at(from, 2), context),
              units.read(at(from, UNIT), context)));
    }

    private void put(Segment.Draft to, int offset, String value) {
      if (component == 0) {
        to.put(element + offset, 1, value);
      } else {
        to.put(element, offset == UNIT ? 1 : component + offset, value);
      }
    }

    private String at(Segment from, int offset) {
      return component == 0
          ? from.at(element + offset)
          : from.at(element, offset == UNIT ? 1 : component + offset);
    }
  }
}
