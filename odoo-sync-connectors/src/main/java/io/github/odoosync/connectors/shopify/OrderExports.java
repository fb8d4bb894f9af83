package io.github.odoosync.connectors.shopify;

import io.github.odoosync.connector.ConnectorRuntime;
import io.github.odoosync.connector.Cursor;
import io.github.odoosync.connector.SourcePage;
import io.github.odoosync.connector.SourceRecord;
import io.github.odoosync.connector.capability.OrderExport;
import io.github.odoosync.connector.json.Json;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.MissingRecordException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.RateLimitedException;
import io.github.odoosync.error.RejectedException;
import io.github.odoosync.model.order.SalesOrder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Has Shopify write all orders to a file, one JSON a line, and reads that piece by piece. */
final class OrderExports implements OrderExport {

  private static final Set<String> AT_WORK = Set.of("CREATED", "RUNNING", "CANCELING");

  private final GraphQl graphQl;
  private final ConnectorRuntime runtime;
  private final Orders orders;
  private final OrderQueries queries;

  OrderExports(GraphQl graphQl, ConnectorRuntime runtime, Orders orders, OrderQueries queries) {
    this.graphQl = graphQl;
    this.runtime = runtime;
    this.orders = orders;
    this.queries = queries;
  }

  @Override
  public String stream() {
    return orders.stream();
  }

  @Override
  public Export start() {
    Optional<Json> running = running();
    return export(running.isPresent() ? running.get() : started());
  }

  @Override
  public State poll(Export export) {
    Json bulk = bulk(export);
    String status = bulk.get("status").text();
    if (AT_WORK.contains(status)) {
      return State.RUNNING;
    }
    return status.equals("COMPLETED") ? State.READY : State.FAILED;
  }

  @Override
  public SourcePage<SalesOrder> read(Export export, Cursor from, int limit) {
    Json url = bulk(export).get("url");
    // Without a single order there is no file.
    if (url.isNull()) {
      return new SourcePage<>(List.of(), from, false);
    }
    long offset = from.isStart() ? 0 : Long.parseLong(from.value());
    try (ExportFile file = new ExportFile(runtime, URI.create(url.text()))) {
      ExportFile.Page page = file.read(offset, limit);
      List<SourceRecord<SalesOrder>> records = page.groups().stream().map(this::record).toList();
      return new SourcePage<>(records, new Cursor(Long.toString(page.next())), page.more());
    }
  }

  private SourceRecord<SalesOrder> record(ExportFile.Group group) {
    return group.root().isPresent()
        ? queries.record(group.root().get(), order -> group.children())
        : new SourceRecord.Unreadable<>("", group.raw(), "A line of the export is no JSON");
  }

  private Optional<Json> running() {
    return graphQl.send(
        Query.BULK_RUNNING,
        Map.of(),
        data ->
            data.get("bulkOperations").get("nodes").items().stream()
                .filter(bulk -> AT_WORK.contains(bulk.get("status").text()))
                .filter(bulk -> bulk.get("query").text().equals(Query.ORDERS_BULK.text()))
                .findFirst());
  }

  private Json started() {
    return graphQl.send(
        Query.BULK_START,
        Map.of("query", Query.ORDERS_BULK.text()),
        data -> {
          Json payload = data.get("bulkOperationRunQuery");
          UserErrors errors = UserErrors.read(payload);
          if (!errors.isEmpty()) {
            throw refused(errors);
          }
          return payload.get("bulkOperation");
        });
  }

  private static RuntimeException refused(UserErrors errors) {
    boolean later = errors.have("LIMIT_REACHED") || errors.have("OPERATION_IN_PROGRESS");
    ErrorCode code = later ? ErrorCode.RATE_LIMITED : ErrorCode.FOREIGN_REFUSED;
    Failure failure =
        Failure.of(code, Query.BULK_START.operation(), 0, Outcome.NOT_COMMITTED, errors.message());
    return later ? new RateLimitedException(failure, null) : new RejectedException(failure, null);
  }

  private Export export(Json bulk) {
    return new Export(Gid.number(bulk.get("id")), orders.from(bulk.get("createdAt").instant()));
  }

  private Json bulk(Export export) {
    Json bulk =
        graphQl.send(
            Query.BULK,
            Map.of("id", Gid.of("BulkOperation", export.id())),
            data -> data.get("bulkOperation"));
    return bulk.optional()
        .orElseThrow(
            () ->
                new MissingRecordException(
                    Failure.of(
                        ErrorCode.MISSING_RECORD,
                        Query.BULK.operation(),
                        0,
                        Outcome.NOT_COMMITTED,
                        "Shopify knows this export no more; start another"),
                    null));
  }
}
