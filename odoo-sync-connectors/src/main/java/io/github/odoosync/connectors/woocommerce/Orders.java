package io.github.odoosync.connectors.woocommerce;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.OrderReader;
import io.github.odoosync.connector.capability.OrderSource;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.model.order.SalesOrder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads orders by the second of their last change: in each round those that are there, then those
 * in the trash, which {@code any} leaves out.
 */
final class Orders implements OrderSource, OrderReader {

  static final String STREAM = "orders";

  private static final int MOST = 100;
  private static final String THERE = "any";
  private static final String TRASH = "trash";

  // A time with a zone would be taken to the site's own and compared with the others' as it is.
  private static final DateTimeFormatter GMT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  /** How far both lists are read, and which of them is next. */
  private record Place(Walk there, Walk trash, boolean inTrash) {

    static Place of(Cursor cursor) {
      if (cursor.isStart()) {
        return new Place(Walk.START, Walk.START, false);
      }
      List<String> parts = List.of(cursor.value().split(" ", -1));
      try {
        if (parts.size() == 9 && List.of(THERE, TRASH).contains(parts.get(0))) {
          return new Place(
              Walk.of(parts.subList(1, 5)),
              Walk.of(parts.subList(5, 9)),
              parts.get(0).equals(TRASH));
        }
      } catch (DateTimeException | NumberFormatException e) {
        // Said below.
      }
      throw InvalidValueException.of(
          ErrorCode.INVALID_VALUE, "This is no cursor of the orders of a shop");
    }

    Cursor cursor() {
      return new Cursor(status() + " " + there.text() + " " + trash.text());
    }

    String status() {
      return inTrash ? TRASH : THERE;
    }

    Walk walk() {
      return inTrash ? trash : there;
    }

    Place with(Walk walk) {
      return inTrash ? new Place(there, walk, true) : new Place(walk, trash, false);
    }

    Place otherList() {
      return new Place(there, trash, !inTrash);
    }
  }

  private final WooApi api;
  private final OrderMapper mapper;
  private final Duration overlap;

  Orders(WooApi api, OrderMapper mapper, Duration overlap) {
    this.api = api;
    this.mapper = mapper;
    this.overlap = overlap;
  }

  @Override
  public String stream() {
    return STREAM;
  }

  @Override
  public SourcePage<SalesOrder> fetch(Cursor from, int limit) {
    Place place = Place.of(from);
    Walk walk = place.walk();
    // The record that is known takes a place of its own.
    int size = Math.min(walk.isCounting() ? limit + 1 : limit, MOST);
    WooApi.Listed listed = api.list(request(walk, place.status(), size));
    boolean more = more(listed, walk, size);
    boolean hidden = listed.total() >= 0 && more && listed.items().size() < size;
    if (!hidden && walk.hasMoved(listed.items())) {
      return new SourcePage<>(List.of(), place.with(walk.back(size)).cursor(), true);
    }
    List<SourceRecord<SalesOrder>> records = new ArrayList<>();
    walk.news(listed.items(), size).forEach(order -> records.add(record(order)));
    Walk seen = walk.seen(listed.items());
    Place next = place.with(more ? seen.next(size) : seen.again(overlap));
    return more
        ? new SourcePage<>(records, next.cursor(), true)
        : new SourcePage<>(records, next.otherList().cursor(), !place.inTrash());
  }

  // A page may be short of those that the key may not see, so its length says nothing.
  private static boolean more(WooApi.Listed listed, Walk walk, int size) {
    return listed.total() < 0
        ? listed.items().size() >= size
        : walk.offset() + size < listed.total();
  }

  private HttpRequest request(Walk walk, String status, int size) {
    HttpRequest.Builder request =
        api.get("order.list", "/orders")
            .query("status", status)
            .query("orderby", "modified")
            .query("order", "asc")
            .query("per_page", Integer.toString(size))
            .query("dp", OrderMapper.DECIMALS);
    if (walk.offset() > 0) {
      request.query("offset", Integer.toString(walk.offset()));
    }
    if (walk.since() != null) {
      request.query("modified_after", GMT.format(walk.since())).query("dates_are_gmt", "true");
    }
    if (status.equals(TRASH)) {
      request.query("_fields", "id,status,date_modified_gmt");
    }
    return request.build();
  }

  @Override
  public Optional<SourceRecord<SalesOrder>> read(String id) {
    if (!Texts.isId(id)) {
      return Optional.empty();
    }
    HttpRequest request =
        api.get("order.read", "/orders/{}", id).query("dp", OrderMapper.DECIMALS).build();
    return api.find(request, order -> order)
        .map(this::record)
        .filter(record -> !(record instanceof SourceRecord.Gone));
  }

  private SourceRecord<SalesOrder> record(Json order) {
    String id = "";
    try {
      id = Texts.needId(order.get("id"));
      if (Texts.text(order.get("status")).filter(TRASH::equals).isPresent()) {
        return new SourceRecord.Gone<>(id);
      }
      String version = Texts.text(order.get("date_modified_gmt")).orElse("");
      return new SourceRecord.Found<>(id, version, mapper.order(order, refunds(api, order)));
    } catch (DecodingException | InvalidValueException e) {
      return new SourceRecord.Unreadable<>(
          id, Payload.bytes(Json.write(order.tree())), e.failure().detail());
    }
  }

  // The order itself says only how much was given back, not for what.
  static List<Json> refunds(WooApi api, Json order) {
    if (order.get("refunds").items().isEmpty()) {
      return List.of();
    }
    HttpRequest request =
        api.get("refund.list", "/orders/{}/refunds", Texts.needId(order.get("id")))
            .query("per_page", Integer.toString(MOST))
            .query("dp", OrderMapper.DECIMALS)
            .build();
    return api.list(request).items();
  }
}
