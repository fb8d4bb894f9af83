package io.github.odoosync.connectors.xero;

import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.InvoiceReader;
import io.github.odoosync.connector.capability.InvoiceSource;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.invoice.Invoice;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads invoices by the time of their last change, which a payment is too. Pages drift while
 * invoices change, so each begins anew at the last time that was seen; only where more than a page
 * has one time are pages counted.
 */
final class Invoices implements InvoiceSource, InvoiceReader {

  private static final int MOST = 100;
  private static final String NONE = "-";

  private static final DateTimeFormatter HEADER =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  /**
   * How far it is read.
   *
   * @param since from which time of change; null for all
   * @param page which page behind that, from 1
   * @param latest the latest time that was seen; null before any
   */
  record Place(@Nullable Instant since, int page, @Nullable Instant latest) {

    static Place of(Cursor cursor) {
      if (cursor.isStart()) {
        return new Place(null, 1, null);
      }
      String[] parts = cursor.value().split(" ", -1);
      try {
        if (parts.length == 3 && parts[1].matches("[1-9][0-9]{0,5}")) {
          return new Place(time(parts[0]), Integer.parseInt(parts[1]), time(parts[2]));
        }
      } catch (DateTimeException e) {
        // Said below.
      }
      throw InvalidValueException.of(
          ErrorCode.INVALID_VALUE, "This is no cursor of the invoices of Xero");
    }

    Cursor cursor() {
      return new Cursor(text(since) + " " + page + " " + text(latest));
    }

    Place seen(Optional<Instant> change) {
      return change.isPresent() && (latest == null || change.get().isAfter(latest))
          ? new Place(since, page, change.get())
          : this;
    }

    /** Returns where the page after a full one begins. */
    Place next() {
      Instant from = latest == null ? null : before(latest, Duration.ofSeconds(1));
      return from == null || (since != null && !from.isAfter(since))
          ? new Place(since, page + 1, latest)
          : new Place(from, 1, latest);
    }

    /** Returns where the next round begins. */
    Place again(Duration overlap) {
      return new Place(latest == null ? null : before(latest, overlap), 1, latest);
    }

    private static Instant before(Instant time, Duration by) {
      return time.minus(by).truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable Instant time(String text) {
      return text.equals(NONE) ? null : Instant.parse(text);
    }

    private static String text(@Nullable Instant time) {
      return time == null ? NONE : time.toString();
    }
  }

  private final XeroApi api;
  private final InvoiceMapper mapper;
  private final Duration overlap;

  Invoices(XeroApi api, InvoiceMapper mapper, Duration overlap) {
    this.api = api;
    this.mapper = mapper;
    this.overlap = overlap;
  }

  @Override
  public String stream() {
    return "invoices";
  }

  @Override
  public SourcePage<Invoice> fetch(Cursor from, int limit) {
    Place place = Place.of(from);
    int size = Math.min(limit, MOST);
    HttpRequest.Builder request =
        HttpRequest.get("invoice.list", XeroApi.PATH + "Invoices")
            .query("page", Integer.toString(place.page()))
            .query("pageSize", Integer.toString(size))
            .query("order", "UpdatedDateUTC ASC")
            .query("unitdp", "4");
    if (place.since() != null) {
      request.header("If-Modified-Since", HEADER.format(place.since()));
    }
    List<Json> invoices = api.ask(request.build(), answer -> answer.get("Invoices").items());
    List<SourceRecord<Invoice>> records = new ArrayList<>();
    for (Json invoice : invoices) {
      records.add(mapper.record(invoice));
      place = place.seen(changedAt(invoice));
    }
    boolean more = invoices.size() >= size;
    Place next = more ? place.next() : place.again(overlap);
    return new SourcePage<>(records, next.cursor(), more);
  }

  private static Optional<Instant> changedAt(Json invoice) {
    try {
      return XeroDates.time(invoice.get("UpdatedDateUTC"));
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<SourceRecord<Invoice>> read(String id) {
    HttpRequest request =
        HttpRequest.get("invoice.read", XeroApi.PATH + "Invoices/{}", id)
            .query("unitdp", "4")
            .build();
    return api.find(request, answer -> answer.get("Invoices").items())
        .flatMap(found -> found.stream().findFirst())
        .map(mapper::record);
  }
}
