package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.model.Part;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import java.math.BigDecimal;

/**
 * A quantity in one place and its unit in another.
 *
 * @param <P> the document or part
 * @param element of the number
 * @param component of the number
 * @param unitElement of the unit
 * @param unitComponent of the unit
 * @param units how units are written
 * @param slot where it is in the document
 * @param needed whether it has to be there
 */
public record QuantityCell<P extends Part>(
    int element,
    int component,
    int unitElement,
    int unitComponent,
    Kind<Unit> units,
    Slot<P, Quantity> slot,
    boolean needed)
    implements Cell<P> {

  private static final Kind<BigDecimal> NUMBER = Kind.decimal(15);

  @Override
  public void write(P part, Segment.Draft to, Context context) {
    Quantity quantity = slot.get(part);
    if (quantity != null) {
      to.put(element, component, NUMBER.write(quantity.value(), context));
      to.put(unitElement, unitComponent, units.write(quantity.unit(), context));
    } else if (needed) {
      throw new BadElement(Problem.MISSING_ELEMENT, "The document has no quantity");
    }
  }

  @Override
  public void read(Segment from, Draft<P> draft, Context context) {
    String number = from.at(element, component);
    String unit = from.at(unitElement, unitComponent);
    if (!number.isBlank()) {
      if (unit.isBlank()) {
        context.warn(Problem.MISSING_ELEMENT, from, unitElement, "No unit: taken for pieces");
      }
      Unit read = unit.isBlank() ? Unit.ONE : units.read(unit, context);
      slot.put(draft, new Quantity(NUMBER.read(number, context), read));
    } else if (needed) {
      throw new BadElement(Problem.MISSING_ELEMENT, "It has to be there");
    }
  }
}
