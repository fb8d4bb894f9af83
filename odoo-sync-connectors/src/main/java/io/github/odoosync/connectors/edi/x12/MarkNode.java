package io.github.odoosync.connectors.edi.x12;

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

  // The application identifier of GS1 that stands before an SSCC.
  private static final String AI = "00";

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.tag("MAN");
  }

  @Override
  public void write(ShipmentPackage part, Output to) {
    String sscc = part.sscc().map(Sscc::value).orElse("");
    if (!sscc.isEmpty()) {
      to.add(Segment.of("MAN", "GM", AI + sscc));
    }
    if (!part.id().equals(sscc)) {
      to.add(Segment.of("MAN", "ZZ", Kind.id(48).write(part.id(), to.context())));
    }
  }

  @Override
  public void read(Scope from, Draft<ShipmentPackage> draft, Context context) {
    from.take("MAN", segment -> segment.at(1).equals("GM") && !segment.at(2).isBlank())
        .ifPresent(mark -> readSscc(mark, draft, context));
    from.take("MAN", segment -> segment.at(1).equals("ZZ") && !segment.at(2).isBlank())
        .ifPresent(mark -> draft.set(ShipmentPackage.ID, mark.at(2).strip()));
  }

  private static void readSscc(Segment mark, Draft<ShipmentPackage> draft, Context context) {
    String digits = mark.at(2).strip();
    if (digits.length() == 20 && digits.startsWith(AI)) {
      digits = digits.substring(AI.length());
    }
    draft.set(ShipmentPackage.ID, digits);
    Sscc sscc = Digits.sscc(digits, mark, 2, context);
    if (sscc != null) {
      draft.set(ShipmentPackage.SSCC, sscc);
    }
  }
}
