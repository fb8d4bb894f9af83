package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.Label;
import io.github.odoosync.model.shipment.Shipment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Reads the label of a shipment that was bought. */
final class LabelReader {

  /** The entity of the external key that a label is given back by. */
  static final String SHIPMENT = "shipment";

  private final String account;

  LabelReader(String account) {
    this.account = account;
  }

  static boolean isBought(Json shipment) {
    return !shipment.get("postage_label").isNull();
  }

  Label read(Shipment shipment, Parcel parcel, Json bought) {
    String id = bought.get("id").text();
    Json file = bought.get("postage_label");
    Rate rate = Rate.read(bought.get("selected_rate"));
    Instant boughtAt = file.get("created_at").instant();
    TrackingNumber tracking =
        new TrackingNumber(rate.service().carrier(), bought.get("tracking_code").text(), boughtAt);
    return Label.builder()
        .set(Document.KEY, new BusinessKey(Label.SCHEMA.name(), id))
        .set(
            Document.EXTERNAL_KEYS,
            List.of(new ExternalKey(EasyPost.SYSTEM, account, SHIPMENT, id)))
        .set(Label.SHIPMENT, shipment.key())
        .set(Label.PACKAGE_ID, parcel.id())
        .set(Label.TRACKING, tracking)
        .set(Label.SERVICE, rate.service().name())
        .set(Label.FORMAT, format(file.get("label_file_type").text()))
        .set(Label.URI, file.get("label_url").text())
        .set(Label.COST, rate.price())
        .set(Label.BOUGHT_AT, boughtAt)
        .build();
  }

  // From image/png to PNG.
  private static String format(String mediaType) {
    return mediaType.substring(mediaType.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
  }
}
