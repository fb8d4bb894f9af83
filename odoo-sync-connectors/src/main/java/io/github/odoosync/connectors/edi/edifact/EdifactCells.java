package io.github.odoosync.connectors.edi.edifact;

import static io.github.odoosync.connectors.edi.internal.Cell.fixed;
import static io.github.odoosync.connectors.edi.internal.Cell.put;
import static io.github.odoosync.connectors.edi.internal.Cell.written;
import static io.github.odoosync.connectors.edi.internal.Form.each;
import static io.github.odoosync.connectors.edi.internal.Form.segment;

import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.NoteNode;
import io.github.odoosync.connectors.edi.internal.QuantityCell;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.connectors.edi.internal.Units;
import io.github.odoosync.model.Field;
import io.github.odoosync.model.Money;
import io.github.odoosync.model.Part;
import io.github.odoosync.model.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** The segments that many messages of EDIFACT share. */
final class EdifactCells {

  /** Numbers of documents and references. */
  static final Kind<String> NUMBER = Kind.id(35);

  private EdifactCells() {}

  static <P extends Part> Node<P> reference(String qualifier, Slot<P, String> slot) {
    return segment("RFF", fixed(1, qualifier), put(1, 2, NUMBER, slot));
  }

  static <P extends Part, T> Node<P> references(
      String qualifier, Kind<T> kind, Field<List<T>> field) {
    return each("RFF", List.of(fixed(1, qualifier)), 1, 2, kind, field);
  }

  static <P extends Part> Node<P> time(String qualifier, Slot<P, Instant> slot) {
    return segment("DTM", new EdifactTime<>(qualifier, slot));
  }

  static <P extends Part> Node<P> date(String qualifier, Slot<P, LocalDate> slot) {
    return segment("DTM", fixed(1, qualifier), put(1, 2, Kind.DATE, slot), written(1, 3, "102"));
  }

  static <P extends Part> Node<P> quantity(String qualifier, Slot<P, Quantity> slot) {
    return segment(
        "QTY", fixed(1, qualifier), new QuantityCell<>(1, 2, 1, 3, Units.EDIFACT, slot, false));
  }

  static <P extends Part> Node<P> amount(String qualifier, Slot<P, Money> slot) {
    return segment("MOA", fixed(1, qualifier), put(1, 2, Kind.money(18), slot));
  }

  static <P extends Part> Node<P> price(Slot<P, Money> slot) {
    return segment("PRI", fixed(1, "AAA"), put(1, 2, Kind.money(15), slot));
  }

  static <P extends Part> Node<P> currency(Slot<P, Currency> slot) {
    return segment("CUX", fixed(1, "2"), put(1, 2, Kind.CURRENCY, slot), written(1, 3, "9"));
  }

  /** A discount in percent. */
  static <P extends Part> Node<P> discount(Slot<P, BigDecimal> slot) {
    return segment("PCD", fixed(1, "1"), put(1, 2, Kind.decimal(10), slot));
  }

  static <P extends Part> Node<P> description(Slot<P, String> slot) {
    return segment("IMD", written(1, "F"), put(3, 4, Kind.text(35), slot));
  }

  /** What is read, in segments of free text; five pieces fit, of which one is used. */
  static <P extends Part> Node<P> note(String code, Slot<P, String> slot) {
    return new NoteNode<>(
        "FTX",
        70,
        99,
        slot,
        piece -> {
          Segment.Draft segment = new Segment.Draft("FTX");
          segment.put(1, 1, code);
          segment.put(4, 1, piece);
          return segment.build();
        },
        segment -> segment.at(1).equals(code) ? text(segment) : "");
  }

  private static String text(Segment segment) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 5; i++) {
      text.append(segment.at(4, i));
    }
    return text.toString();
  }

  static <P extends Part> Node<P> terms(Slot<P, String> incoterm) {
    return segment("TOD", put(3, Kind.id(3), incoterm));
  }

  static <P extends Part> Node<P> transport(Slot<P, String> carrier, Slot<P, String> service) {
    return segment(
        "TDT", fixed(1, "20"), put(4, 2, Kind.id(17), service), put(5, 1, Kind.id(17), carrier));
  }
}
