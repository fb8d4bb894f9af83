package io.github.odoosync.connectors.edi.x12;

import static io.github.odoosync.connectors.edi.internal.Cell.fixed;
import static io.github.odoosync.connectors.edi.internal.Cell.put;

import io.github.odoosync.connectors.edi.internal.Cell;
import io.github.odoosync.connectors.edi.internal.Form;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.NoteNode;
import io.github.odoosync.connectors.edi.internal.QuantityCell;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.connectors.edi.internal.Units;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** The segments that many transaction sets of X12 share. */
final class X12Cells {

  /** References, of element 127. */
  static final Kind<String> REFERENCE = Kind.id(30);

  /** Numbers of orders, of element 324. */
  static final Kind<String> ORDER_NUMBER = Kind.id(22);

  private X12Cells() {}

  static <P extends Part> Cell<P> quantity(int element, int unit, Slot<P, Quantity> slot) {
    return new QuantityCell<>(element, 1, unit, 1, Units.X12, slot, false);
  }

  static <P extends Part> Cell<P> needQuantity(int element, int unit, Slot<P, Quantity> slot) {
    return new QuantityCell<>(element, 1, unit, 1, Units.X12, slot, true);
  }

  /** A reference with its qualifier. */
  static <P extends Part> Node<P> reference(String qualifier, Slot<P, String> slot) {
    return Form.segment("REF", fixed(1, qualifier), put(2, REFERENCE, slot));
  }

  /** A reference in the segment that warehouses use. */
  static <P extends Part> Node<P> number(String qualifier, Slot<P, String> slot) {
    return Form.segment("N9", fixed(1, qualifier), put(2, REFERENCE, slot));
  }

  /** A point in time with its qualifier. */
  static <P extends Part> Node<P> time(String qualifier, Slot<P, Instant> slot) {
    return Form.segment("DTM", fixed(1, qualifier), new X12Time<>(2, 3, 4, 0, "", slot));
  }

  /** A point in time in the segment that warehouses and carriers use. */
  static <P extends Part> Node<P> moment(String qualifier, String clock, Slot<P, Instant> slot) {
    return Form.segment("G62", fixed(1, qualifier), new X12Time<>(2, 4, 5, 3, clock, slot));
  }

  /** The day of a point in time, for elements that have no room for more. */
  static final Kind<Instant> DAY =
      Kind.of(
          (time, context) ->
              Kind.DATE.write(LocalDate.ofInstant(time, context.partner().zone()), context),
          (text, context) ->
              Kind.DATE.read(text, context).atStartOfDay(context.partner().zone()).toInstant());

  /** What is read, in segments of free text. */
  static <P extends Part> Node<P> note(
      String tag, int element, int width, int most, String code, Slot<P, String> slot) {
    return new NoteNode<>(
        tag,
        width,
        most,
        slot,
        piece -> {
          Segment.Draft segment = new Segment.Draft(tag);
          if (!code.isEmpty()) {
            segment.put(1, 1, code);
          }
          segment.put(element, 1, piece);
          return segment.build();
        },
        segment -> code.isEmpty() || segment.at(1).equals(code) ? segment.at(element) : "");
  }

  /** A discount in percent. */
  static <P extends Part> Node<P> discount(Slot<P, BigDecimal> slot) {
    return Form.segment(
        "SAC",
        fixed(1, "A"),
        fixed(2, "C310"),
        Cell.written(6, "3"),
        put(7, Kind.decimal(6), slot),
        Cell.written(12, "02"));
  }
}
