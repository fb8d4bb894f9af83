package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Digits;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.Output;
import io.github.odoosync.connectors.edi.internal.Scope;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.model.Sscc;
import io.github.odoosync.model.shipment.ShipmentPackage;

/**
 * What is on a package: its SSCC, by which it is also known unless it has another mark.
 *
 * <p>An SSCC whose check digit is wrong is not one; the package is known by its digits all the
 * same.
 */
final class MarkNode implements Node<ShipmentPackage> {

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.tag("PCI", "GIN");
  }

  @Override
  public void write(ShipmentPackage part, Output to) {
    String sscc = part.sscc().map(Sscc::value).orElse("");
    Segment.Draft marks = new Segment.Draft("PCI");
    marks.put(1, 1, "33E");
    if (!part.id().equals(sscc)) {
      marks.put(2, 1, Kind.id(35).write(part.id(), to.context()));
    }
    to.add(marks.build());
    if (!sscc.isEmpty()) {
      to.add(Segment.of("GIN", "BJ", sscc));
    }
  }

  @Override
  public void read(Scope from, Draft<ShipmentPackage> draft, Context context) {
    from.take("GIN", segment -> segment.at(1).equals("BJ") && !segment.at(2).isBlank())
        .ifPresent(
            mark -> {
              String digits = mark.at(2).strip();
              draft.set(ShipmentPackage.ID, digits);
              Sscc sscc = Digits.sscc(digits, mark, 2, context);
              if (sscc != null) {
                draft.set(ShipmentPackage.SSCC, sscc);
              }
            });
    from.take("PCI", segment -> true)
        .ifPresent(mark -> draft.setText(ShipmentPackage.ID, mark.at(2)));
  }
}
