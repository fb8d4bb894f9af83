package io.github.odoosync.connector.sample;

import io.github.odoosync.connector.CheckReport;
import io.github.odoosync.connector.CommandContext;
import io.github.odoosync.connector.CommandHandler;
import io.github.odoosync.connector.CommandResult;
import io.github.odoosync.connector.Connector;
import io.github.odoosync.connector.ConnectorDescriptor;
import io.github.odoosync.connector.ConnectorProvider;
import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.IncrementalSource;
import io.github.odoosync.connector.Repeat;
import io.github.odoosync.connector.Setting;
import io.github.odoosync.connector.Settings;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.http.Http;
import io.github.odoosync.connector.http.HttpOptions;
import io.github.odoosync.connector.http.HttpRequest;
import io.github.odoosync.connector.http.HttpResponse;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.DecodingException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.lane.Payload;
import io.github.odoosync.observe.Secret;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connector to a depot, as a partner would write it in a day. */
class DepotConnector implements Connector {

  /** Hands orders to the depot: the order's number is what comes of it. */
  interface Orders extends CommandHandler<String, String> {}

  /** Reads the totals of orders. */
  interface Totals extends IncrementalSource<BigDecimal> {}

  static final ConnectorDescriptor DESCRIPTOR =
      ConnectorDescriptor.builder("depot", "1.0", "v1")
          .capabilities(Orders.class, Totals.class)
          .settings(
              Setting.needed("address", Setting.Kind.URI, "Where the depot is"),
              Setting.needed("api-key", Setting.Kind.SECRET, "The key, from the depot's settings"))
          .build();

  /** Opens connectors to depots. */
  static class Provider implements ConnectorProvider {

    @Override
    public ConnectorDescriptor descriptor() {
      return DESCRIPTOR;
    }

    @Override
    public Connector open(Settings settings, ConnectorRuntime runtime) {
      return new DepotConnector(settings, runtime);
    }
  }

  final Secret key;
  final Http http;
  private final Orders orders;
  private final Totals totals;

  DepotConnector(Settings settings, ConnectorRuntime runtime) {
    this.key = settings.secret("api-key");
    this.http =
        runtime.http(
            HttpOptions.builder("depot", settings.uri("address").toString())
                .header("X-Key", key)
                .build());
    this.orders = new OrderHandler(http);
    this.totals = new TotalsSource(http);
  }

  @Override
  public ConnectorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public CheckReport check() {
    try {
      totals.fetch(Cursor.START, 1);
      return report(CheckReport.Status.PASSED, "orders can be read");
    } catch (OdooSyncException e) {
      return report(CheckReport.Status.FAILED, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public <C> Optional<C> capability(Class<C> type) {
    if (type == Orders.class) {
      return Optional.of(type.cast(orders));
    }
    return type == Totals.class ? Optional.of(type.cast(totals)) : Optional.empty();
  }

  @Override
  public void close() {
    http.close();
  }

  private static CheckReport report(CheckReport.Status status, String detail) {
    return new CheckReport(List.of(new CheckReport.Check("orders", status, detail)));
  }

  /** The depot refuses a second order of the same reference. */
  static class OrderHandler implements Orders {

    private final Http http;

    OrderHandler(Http http) {
      this.http = http;
    }

    @Override
    public Repeat repeat() {
      return Repeat.NATURAL_KEY;
    }

    String reference(String order) {
      return order;
    }

    @Override
    public CommandResult<String> execute(String order, CommandContext context) {
      HttpResponse response =
          http.send(
              HttpRequest.post("order.place", "/orders")
                  .json(Map.of("reference", reference(order)))
                  .build());
      if (response.status() != 409) {
        response.requireSuccess();
      }
      return new CommandResult.Done<>(order);
    }
  }

  /** The depot numbers its changes; the cursor is the last number. */
  static class TotalsSource implements Totals {

    private final Http http;

    TotalsSource(Http http) {
      this.http = http;
    }

    @Override
    public String stream() {
      return "totals";
    }

    @Override
    public SourcePage<BigDecimal> fetch(Cursor from, int limit) {
      Json page = page("after", from, limit);
      List<SourceRecord<BigDecimal>> records = new ArrayList<>();
      Cursor next = from;
      for (Json order : page.get("orders").items()) {
        records.add(record(order));
        next = new Cursor(order.get("number").id());
      }
      return new SourcePage<>(records, next, page.get("more").flag());
    }

    final Json page(String parameter, Cursor from, int limit) {
      HttpRequest request =
          HttpRequest.get("order.list", "/orders")
              .query(parameter, from.isStart() ? "0" : from.value())
              .query("limit", Integer.toString(limit))
              .build();
      return http.send(request).requireSuccess().json();
    }

    SourceRecord<BigDecimal> record(Json order) {
      String id = order.get("id").text();
      try {
        return new SourceRecord.Found<>(id, order.get("number").id(), order.get("total").decimal());
      } catch (DecodingException e) {
        Payload raw = Payload.bytes(Json.write(order.tree()));
        return new SourceRecord.Unreadable<>(id, raw, e.failure().detail());
      }
    }
  }
}
