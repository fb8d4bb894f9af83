package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connectors.edi.internal.Cell;
import io.github.odoosync.connectors.edi.internal.Context;
import io.github.odoosync.connectors.edi.internal.Draft;
import io.github.odoosync.connectors.edi.internal.Kind;
import io.github.odoosync.connectors.edi.internal.Milestones;
import io.github.odoosync.connectors.edi.internal.Node;
import io.github.odoosync.connectors.edi.internal.Output;
import io.github.odoosync.connectors.edi.internal.Scope;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Slot;
import io.github.odoosync.model.shipment.Milestone;
import io.github.odoosync.model.shipment.MilestoneVocabulary;
import io.github.odoosync.model.shipment.TrackingHistory;
import java.time.Instant;

/** The milestones of an IFTSTA: a loop of STS each, with code, time and place. */
final class StatusNode implements Node<TrackingHistory> {

  private static final MilestoneVocabulary CODES = MilestoneVocabulary.EDIFACT_IFTSTA;

  private static final Cell<Milestone> TIME =
      new EdifactTime<>("334", Slot.of(Milestone.OCCURRED_AT));

  private static final Kind<String> PLACE = Kind.text(70);

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.tag("CNI");
    grammar.loop("STS").tag("DTM", "LOC");
  }

  @Override
  public void write(TrackingHistory history, Output to) {
    to.add(Segment.of("CNI", "1"));
    for (Milestone milestone : history.milestones()) {
      Segment.Draft status = new Segment.Draft("STS");
      status.put(1, 1, "1");
      status.put(2, 1, Milestones.code(milestone, CODES).code());
      to.add(status.build());
      Segment.Draft time = new Segment.Draft("DTM");
      TIME.write(milestone, time, to.context());
      to.add(time.build());
      milestone.place().ifPresent(place -> to.add(place(PLACE.write(place, to.context()))));
    }
  }

  private static Segment place(String name) {
    Segment.Draft place = new Segment.Draft("LOC");
    place.put(1, 1, "14");
    place.put(2, 4, name);
    return place.build();
  }

  @Override
  public void read(Scope from, Draft<TrackingHistory> draft, Context context) {
    from.takeAll("CNI", segment -> true);
    for (Scope loop : from.loops("STS")) {
      Segment status = loop.head();
      loop.take("STS", segment -> true);
      Milestone milestone = context.attempt(status, 2, () -> read(loop, status, context));
      if (milestone != null) {
        draft.add(TrackingHistory.MILESTONES, milestone);
      }
    }
  }

  private static Milestone read(Scope loop, Segment status, Context context) {
    Draft<Milestone> draft =
        new Draft<>(Milestone.told(CODES, status.at(2).strip(), null, Instant.EPOCH));
    // Without a time of its own it was told of when it was sent.
    draft.set(Milestone.OCCURRED_AT, context.sentAt());
    loop.take("DTM", TIME::fits).ifPresent(time -> TIME.read(time, draft, context));
    loop.take("LOC", segment -> true)
        .ifPresent(
            place -> {
              draft.setText(Milestone.PLACE, place.at(2));
              draft.setText(Milestone.PLACE, place.at(2, 4));
            });
    return draft.build();
  }
}
