package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.order.SalesOrder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads orders by the time of their last change. Times of change are not unique and not in the
 * order of commits, so each round begins a little before the end of the one before.
 */
final class Orders implements OrderSource {

  static final String STREAM = "orders";

  // An order with its first 20 lines costs about 160 of the 1,000 that one query may cost.
  private static final int MOST = 6;

  private static final String NONE = "-";

  /**
   * How far it is read.
   *
   * @param since from which time of change this round reads; null for all
   * @param latest the latest time of change that was seen; null before any
   * @param after where the next page of the round begins; null at the beginning
   */
  record Place(@Nullable Instant since, @Nullable Instant latest, @Nullable String after) {

    static Place of(Cursor cursor) {
      if (cursor.isStart()) {
        return new Place(null, null, null);
      }
      String[] parts = cursor.value().split(" ", -1);
      try {
        if (parts.length == 3) {
          return new Place(time(parts[0]), time(parts[1]), parts[2].equals(NONE) ? null : parts[2]);
        }
      } catch (DateTimeException e) {
        // Said below.
      }
      throw InvalidValueException.of(
          ErrorCode.INVALID_VALUE, "This is no cursor of the orders of a shop");
    }

    Cursor cursor() {
      return new Cursor(text(since) + " " + text(latest) + " " + (after == null ? NONE : after));
    }

    Place seen(Optional<Instant> change) {
      return change.isPresent() && (latest == null || change.get().isAfter(latest))
          ? new Place(since, change.get(), after)
          : this;
    }

    private static @Nullable Instant time(String text) {
      return text.equals(NONE) ? null : Instant.parse(text);
    }

    private static String text(@Nullable Instant time) {
      return time == null ? NONE : time.toString();
    }
  }

  private final GraphQl graphQl;
  private final OrderQueries queries;
  private final Duration overlap;

  Orders(GraphQl graphQl, OrderQueries queries, Duration overlap) {
    this.graphQl = graphQl;
    this.queries = queries;
    this.overlap = overlap;
  }

  @Override
  public String stream() {
    return STREAM;
  }

  @Override
  public SourcePage<SalesOrder> fetch(Cursor from, int limit) {
    Place place = Place.of(from);
    int first = Math.min(limit, MOST);
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    variables.put("first", first);
    variables.put("after", place.after());
    variables.put("query", place.since() == null ? null : changedSince(place.since()));
    Json page = graphQl.send(Query.ORDERS, first, variables, data -> data.get("orders"));
    List<SourceRecord<SalesOrder>> records = new ArrayList<>();
    for (Json order : page.get("nodes").items()) {
      records.add(queries.record(order));
      place = place.seen(changedAt(order));
    }
    boolean more = page.get("pageInfo").get("hasNextPage").flag();
    Place next =
        more
            ? new Place(place.since(), place.latest(), page.get("pageInfo").get("endCursor").text())
            : nextRound(place);
    return new SourcePage<>(records, next.cursor(), more);
  }

  /** Returns a place from which all is read that changes from a moment on. */
  Cursor from(Instant moment) {
    return new Place(before(moment), moment, null).cursor();
  }

  private Place nextRound(Place place) {
    Instant latest = place.latest();
    return new Place(latest == null ? null : before(latest), latest, null);
  }

  private Instant before(Instant moment) {
    return moment.minus(overlap).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String changedSince(Instant moment) {
    return "updated_at:>='" + moment + "'";
  }

  private static Optional<Instant> changedAt(Json order) {
    try {
      return Optional.of(order.get("updatedAt").instant());
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }
}
