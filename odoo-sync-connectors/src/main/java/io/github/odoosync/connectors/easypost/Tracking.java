package io.github.odoosync.connectors.easypost;

import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.Repeat;
import io.github.odoosync.connector.capability.TrackingSource;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.model.ExternalKey;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.TrackingHistory;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Knows where parcels are, of every carrier that EasyPost follows. */
final class Tracking implements TrackingSource {

  private final EasyPostApi api;
  private final TrackerReader reader;

  Tracking(EasyPostApi api, String account) {
    this.api = api;
    this.reader = new TrackerReader(account);
  }

  // A number that was used before has several trackers: ours was made when we first saw it.
  @Override
  public Optional<TrackingHistory> track(TrackingNumber number) {
    HttpRequest request =
        api.list("tracker.read", "/v2/trackers")
            .query("tracking_code", number.number())
            .query("carrier", number.carrier())
            .build();
    return api.ask(
        request,
        answer ->
            answer.get("trackers").items().stream()
                .filter(tracker -> tracker.get("tracking_code").text().equals(number.number()))
                .min(Comparator.comparing(tracker -> distance(tracker, number)))
                .map(reader::read));
  }

  @Override
  public Optional<CommandHandler<TrackingNumber, ExternalKey>> subscribe() {
    return Optional.of(subscriber);
  }

  private static Duration distance(Json tracker, TrackingNumber number) {
    return Duration.between(tracker.get("created_at").instant(), number.firstSeen()).abs();
  }

  private final CommandHandler<TrackingNumber, ExternalKey> subscriber =
      new CommandHandler<>() {

        /** EasyPost returns the tracker that it has of a number for three months. */
        @Override
        public Repeat repeat() {
          return Repeat.NATURAL_KEY;
        }

        @Override
        public CommandResult<ExternalKey> execute(TrackingNumber number, CommandContext context) {
          Map<String, String> tracker =
              Map.of("tracking_code", number.number(), "carrier", number.carrier());
          HttpRequest request =
              HttpRequest.post("tracker.make", "/v2/trackers")
                  .json(Map.of("tracker", tracker))
                  .build();
          return api.order(request, reader::key);
        }
      };
}
