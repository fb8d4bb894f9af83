package io.github.odoosync.connectors.edi.x12;

import io.github.odoosync.connectors.edi.internal.BadElement;
import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Keys;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Milestones;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.Output;
import io.github.odoosync.connectors.edi.internal.Problem;
import io.github.odoosync.connectors.edi.internal.Scope;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.Milestone;
import io.github.odoosync.model.shipment.MilestoneVocabulary;
import io.github.odoosync.model.shipment.TrackingHistory;
import java.util.List;

/**
 * What the carrier's answer and its reports begin with: carrier, shipment and numbers; of an answer
 * also what it is.
 *
 * @param tag of the segment
 * @param carrierElement of the carrier's code
 * @param numberTag of the segments of numbers
 * @param qualifierElement of the qualifier there
 * @param numberElement of the number there
 */
record HistoryNode(
    String tag, int carrierElement, String numberTag, int qualifierElement, int numberElement)
    implements Node<TrackingHistory> {

  /** The answer to a tender. Accepted, it waits for pickup; declined, it is over. */
  static final MilestoneVocabulary ANSWERS =
      MilestoneVocabulary.of(
          "x12-990",
          """
          A  -  awaiting_pickup  tender_accepted
          D  -  cancelled        tender_declined
          """);

  private static final Slot<TrackingHistory, String> KEY = Keys.of("shipment");

  private static final Kind<String> CARRIER = Kind.id(4);

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.tag(tag, numberTag);
  }

  @Override
  public void write(TrackingHistory history, Output to) {
    Context context = to.context();
    String key = KEY.get(history);
    if (key == null) {
      throw new BadElement(Problem.MISSING_ELEMENT, "It is not about a shipment");
    }
    Segment.Draft head = new Segment.Draft(tag);
    String carrier = Milestones.carrierOf(history.trackingNumbers());
    if (carrier != null) {
      head.put(carrierElement, 1, CARRIER.write(carrier, context));
    }
    head.put(2, 1, X12Cells.REFERENCE.write(key, context));
    if (isAnswer()) {
      writeAnswer(history, head, context);
    }
    to.add(head.build());
    for (TrackingNumber number : history.trackingNumbers()) {
      Segment.Draft each = new Segment.Draft(numberTag);
      each.put(qualifierElement, 1, "CN");
      each.put(numberElement, 1, X12Cells.REFERENCE.write(number.number(), context));
      to.add(each.build());
    }
  }

  private boolean isAnswer() {
    return tag.equals("B1");
  }

  private static void writeAnswer(TrackingHistory history, Segment.Draft head, Context context) {
    List<Milestone> milestones = history.milestones();
    if (milestones.size() != 1) {
      throw new BadElement(Problem.BAD_VALUE, "An answer has one milestone");
    }
    head.put(3, 1, X12Cells.DAY.write(milestones.get(0).occurredAt(), context));
    head.put(4, 1, Milestones.code(milestones.get(0), ANSWERS).code());
  }

  @Override
  public void read(Scope from, Draft<TrackingHistory> draft, Context context) {
    Segment head = from.take(tag, segment -> true).orElse(null);
    if (head == null) {
      throw new BadElement(Problem.MISSING_SEGMENT, "The segment " + tag + " is missing");
    }
    KEY.put(draft, X12Cells.REFERENCE.read(head.at(2), context));
    String carrier = head.at(carrierElement).strip();
    context.carrier(carrier.isEmpty() ? null : carrier, null);
    if (isAnswer()) {
      draft.add(
          TrackingHistory.MILESTONES,
          Milestone.told(ANSWERS, head.at(4).strip(), null, X12Cells.DAY.read(head.at(3), context))
              .build());
    }
    from.takeAll(numberTag, segment -> segment.at(qualifierElement).strip().equals("CN")).stream()
        .map(segment -> segment.at(numberElement).strip())
        .filter(number -> !number.isEmpty())
        .forEach(number -> draft.add(TrackingHistory.TRACKING_NUMBERS, context.tracking(number)));
  }
}
