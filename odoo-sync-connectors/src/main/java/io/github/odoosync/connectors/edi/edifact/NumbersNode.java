package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Milestones;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.Output;
import io.github.odoosync.connectors.edi.internal.Scope;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.TrackingHistory;

/** The carrier, and its numbers of the shipment. */
final class NumbersNode implements Node<TrackingHistory> {

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.tag("RFF");
    grammar.loop("NAD");
  }

  @Override
  public void write(TrackingHistory history, Output to) {
    String carrier = Milestones.carrierOf(history.trackingNumbers());
    if (carrier != null) {
      to.add(Segment.of("NAD", "CA", EdifactCells.NUMBER.write(carrier, to.context())));
    }
    for (TrackingNumber number : history.trackingNumbers()) {
      Segment.Draft reference = new Segment.Draft("RFF");
      reference.put(1, 1, "CN");
      reference.put(1, 2, EdifactCells.NUMBER.write(number.number(), to.context()));
      to.add(reference.build());
    }
  }

  @Override
  public void read(Scope from, Draft<TrackingHistory> draft, Context context) {
    for (Scope party : from.loops("NAD")) {
      if (party.head().at(1).equals("CA") && !party.head().at(2).isBlank()) {
        party.take("NAD", segment -> true);
        context.carrier(party.head().at(2).strip(), null);
      }
    }
    from.takeAll("RFF", segment -> segment.at(1).equals("CN") && !segment.at(1, 2).isBlank())
        .forEach(
            each ->
                draft.add(
                    TrackingHistory.TRACKING_NUMBERS, context.tracking(each.at(1, 2).strip())));
  }
}
