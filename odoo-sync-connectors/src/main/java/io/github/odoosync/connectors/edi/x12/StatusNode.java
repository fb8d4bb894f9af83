package io.github.odoosync.connectors.edi.x12;

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
import io.github.odoosync.model.Builder;
import io.github.odoosync.model.shipment.Milestone;
import io.github.odoosync.model.shipment.MilestoneVocabulary;
import io.github.odoosync.model.shipment.MilestoneVocabulary.ForeignCode;
import io.github.odoosync.model.shipment.TrackingHistory;
import java.time.Instant;

/** The milestones of a 214: a loop each, with code, reason, time and place. */
final class StatusNode implements Node<TrackingHistory> {

  private static final Cell<Milestone> TIME =
      new X12Time<>(5, 6, 7, 0, "", Slot.of(Milestone.OCCURRED_AT));

  private static final Kind<String> CITY = Kind.text(30);

  @Override
  public void declare(Scope.Grammar grammar) {
    grammar.loop("LX").tag("AT7", "MS1");
  }

  @Override
  public void write(TrackingHistory history, Output to) {
    for (Milestone milestone : history.milestones()) {
      to.add(Segment.of("LX", String.valueOf(to.count("LX"))));
      ForeignCode code = Milestones.code(milestone, MilestoneVocabulary.X12_214);
      Segment.Draft status = new Segment.Draft("AT7");
      status.put(1, 1, code.code());
      String detail = code.detail();
      status.put(2, 1, detail == null ? "" : detail);
      TIME.write(milestone, status, to.context());
      to.add(status.build());
      milestone
          .place()
          .ifPresent(place -> to.add(Segment.of("MS1", CITY.write(place, to.context()))));
    }
  }

  @Override
  public void read(Scope from, Draft<TrackingHistory> draft, Context context) {
    for (Scope loop : from.loops("LX")) {
      loop.take("LX", segment -> true);
      String place = loop.take("MS1", segment -> true).map(each -> each.at(1).strip()).orElse("");
      for (Segment status : loop.takeAll("AT7", segment -> true)) {
        Milestone milestone = context.attempt(status, 1, () -> read(status, place, context));
        if (milestone != null) {
          draft.add(TrackingHistory.MILESTONES, milestone);
        }
      }
    }
  }

  private static Milestone read(Segment status, String place, Context context) {
    String detail = status.at(2).strip();
    Builder<Milestone> told =
        Milestone.told(
            MilestoneVocabulary.X12_214,
            status.at(1).strip(),
            detail.isEmpty() ? null : detail,
            Instant.EPOCH);
    Draft<Milestone> draft = new Draft<>(told.set(Milestone.PLACE, place));
    // Without a time of its own it was told of when it was sent.
    draft.set(Milestone.OCCURRED_AT, context.sentAt());
    TIME.read(status, draft, context);
    return draft.build();
  }
}
