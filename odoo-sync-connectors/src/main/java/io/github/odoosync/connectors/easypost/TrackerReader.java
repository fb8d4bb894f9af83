package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.Milestone;
import io.github.odoosync.model.shipment.MilestoneCode;
import io.github.odoosync.model.shipment.MilestoneVocabulary;
import io.github.odoosync.model.shipment.Timing;
import io.github.odoosync.model.shipment.TrackingHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a tracker: all that EasyPost knows of a tracking number, in its own codes and ours. */
final class TrackerReader {

  private static final String NOTHING_KNOWN = "unknown";

  private final String account;

  TrackerReader(String account) {
    this.account = account;
  }

  static TrackingNumber number(Json tracker) {
    return new TrackingNumber(
        tracker.get("carrier").text(),
        tracker.get("tracking_code").text(),
        tracker.get("created_at").instant());
  }

  ExternalKey key(Json tracker) {
    return key("tracker", tracker.get("id").text());
  }

  TrackingHistory read(Json tracker) {
    List<ExternalKey> keys = new ArrayList<>(List.of(key(tracker)));
    Texts.optional(tracker.get("shipment_id"))
        .ifPresent(id -> keys.add(key(LabelReader.SHIPMENT, id)));
    return TrackingHistory.builder()
        .set(Document.KEY, new BusinessKey(TrackingHistory.SCHEMA.name(), tracker.get("id").text()))
        .set(Document.EXTERNAL_KEYS, keys)
        .set(Document.CHANGED_AT, updatedAt(tracker))
        .set(TrackingHistory.TRACKING_NUMBERS, List.of(number(tracker)))
        .set(TrackingHistory.MILESTONES, milestones(tracker))
        .build();
  }

  private ExternalKey key(String entity, String id) {
    return new ExternalKey(EasyPost.SYSTEM, account, entity, id);
  }

  private static Instant updatedAt(Json tracker) {
    return tracker.get("updated_at").instant();
  }

  private static List<Milestone> milestones(Json tracker) {
    Instant updatedAt = updatedAt(tracker);
    List<Milestone> milestones = new ArrayList<>();
    for (Json detail : tracker.get("tracking_details").items()) {
      milestones.add(milestone(detail, updatedAt));
    }
    if (milestones.isEmpty() && !status(tracker).equals(NOTHING_KNOWN)) {
      milestones.add(told(tracker, updatedAt));
    }
    tracker
        .get("est_delivery_date")
        .optional()
        .map(Json::instant)
        .ifPresent(at -> milestones.add(expected(at, updatedAt)));
    return milestones;
  }

  private static Milestone milestone(Json detail, Instant updatedAt) {
    Instant at = detail.get("datetime").optional().map(Json::instant).orElse(updatedAt);
    return told(detail, at).toBuilder()
        .set(Milestone.REPORTED_AT, updatedAt)
        .set(Milestone.TEXT, Texts.optional(detail.get("message")).orElse(null))
        .set(Milestone.PLACE, place(detail.get("tracking_location")).orElse(null))
        .build();
  }

  private static Milestone told(Json what, Instant at) {
    String detail = Texts.optional(what.get("status_detail")).orElse(null);
    return Milestone.told(MilestoneVocabulary.EASYPOST, status(what), detail, at).build();
  }

  private static Milestone expected(Instant at, Instant updatedAt) {
    return Milestone.of(MilestoneCode.DELIVERED, at)
        .set(Milestone.TIMING, Timing.ESTIMATED)
        .set(Milestone.REPORTED_AT, updatedAt)
        .set(Milestone.SOURCE, EasyPost.SYSTEM)
        .build();
  }

  private static String status(Json what) {
    return Texts.optional(what.get("status")).orElse(NOTHING_KNOWN);
  }

  private static Optional<String> place(Json location) {
    String place =
        Stream.of("city", "state", "country")
            .flatMap(part -> Texts.optional(location.get(part)).stream())
            .collect(Collectors.joining(", "));
    return place.isEmpty() ? Optional.empty() : Optional.of(place);
  }
}
