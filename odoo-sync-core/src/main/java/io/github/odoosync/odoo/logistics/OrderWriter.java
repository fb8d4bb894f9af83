package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.odoo.Command;
import io.github.odoosync.odoo.ExternalId;
import io.github.odoosync.odoo.OdooRecord;
import io.github.odoosync.odoo.UpsertRow;
import io.github.odoosync.odoo.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an order what its draft says, writing no more than what differs. */
final class OrderWriter {

  private static final String LINES = OrderReader.LINES;

  private final Server server;
  private final OrderKind kind;
  private final OrderDraft draft;
  private final String operation;

  OrderWriter(Server server, OrderKind kind, OrderDraft draft) {
    this.server = server.in(draft.company());
    this.kind = kind;
    this.draft = draft;
    this.operation = kind.model + ".save";
  }

  /**
   * What an existing order lacks: fields of its own, of its lines, whole lines, or has too much.
   */
  private record Change(
      Values header, Map<Long, Values> lines, List<OrderDraft.Line> fresh, List<Long> surplus) {

    boolean isEmpty() {
      return header.asMap().isEmpty() && lines.isEmpty() && fresh.isEmpty() && surplus.isEmpty();
    }
  }

  StepResult<Long> save(References.Found found) {
    Optional<Long> known = known();
    Optional<Change> change = known.flatMap(id -> change(id, found));
    requireNotDeleted(change.isPresent() ? known : Optional.empty());
    if (change.isEmpty()) {
      long made = Steps.upsert(server.model(kind.model), row(header(found), draft.lines(), found));
      verify(made, found);
      return StepResult.acted(made);
    }
    long id = known.orElseThrow();
    if (change.get().isEmpty()) {
      return StepResult.alreadyDone(id);
    }
    Order order = new OrderReader(server, kind).read(id);
    requireOpen(order, change.get());
    apply(order, change.get(), found);
    verify(id, found);
    return StepResult.acted(id);
  }

  private Optional<Long> known() {
    return server.find(draft.externalId(), kind.model);
  }

  private void requireNotDeleted(Optional<Long> there) {
    if (draft.savedAs().isPresent() && !there.equals(Optional.of(draft.savedAs().getAsLong()))) {
      throw Rejections.of(
          ErrorCode.MISSING_RECORD,
          operation,
          draft.externalId()
              + " was "
              + kind.model
              + " "
              + draft.savedAs().getAsLong()
              + ", which was deleted since; it is not made anew");
    }
  }

  private Values header(References.Found found) {
    Values values = Values.of("company_id", draft.company()).with("partner_id", draft.partner());
    if (kind == OrderKind.SALE) {
      values = withId(values, "warehouse_id", draft.warehouse());
      values = withId(values, "pricelist_id", draft.pricelist());
      values = withId(values, "partner_shipping_id", draft.deliveryAddress());
      values = withId(values, "partner_invoice_id", draft.invoiceAddress());
      if (draft.date().isPresent()) {
        values = values.with("commitment_date", draft.date().get());
      }
    } else if (found.receiptType().isPresent()) {
      values = values.with("picking_type_id", found.receiptType().get());
    }
    if (draft.reference().isPresent()) {
      values = values.with(kind.reference, draft.reference().get());
    }
    return merged(values, draft.values());
  }

  private static Values withId(Values values, String field, OptionalLong id) {
    return id.isPresent() ? values.with(field, id.getAsLong()) : values;
  }

  private static Values merged(Values values, Values more) {
    Values all = values;
    for (var each : more.asMap().entrySet()) {
      all = all.with(each.getKey(), each.getValue());
    }
    return all;
  }

  private Values line(OrderDraft.Line line, References.Found found) {
    long unit = line.unit().orElse(found.unitOfProduct().getOrDefault(line.product(), 0L));
    Values values =
        Values.of("product_id", line.product())
            .with(kind.quantity, line.quantity())
            .with(server.name(kind.unit), unit);
    if (line.price().isPresent()) {
      values = values.with("price_unit", line.price().get());
    }
    if (anyDiscount()) {
      values = values.with("discount", line.discount().orElse(BigDecimal.ZERO));
    }
    if (line.taxes().isPresent()) {
      values = values.with(server.name(kind.taxes), line.taxes().get());
    }
    if (line.description().isPresent()) {
      values = values.with("name", line.description().get());
    }
    if (kind == OrderKind.PURCHASE && draft.date().isPresent()) {
      values = values.with("date_planned", draft.date().get());
    }
    return merged(values, line.values());
  }

  private boolean anyDiscount() {
    return draft.lines().stream().anyMatch(line -> line.discount().isPresent());
  }

  private UpsertRow row(Values header, List<OrderDraft.Line> lines, References.Found found) {
    UpsertRow row = UpsertRow.of(draft.externalId(), header);
    for (OrderDraft.Line line : lines) {
      row = row.line(LINES, line.key(), line(line, found));
    }
    return row;
  }

  private Optional<Change> change(long id, References.Found found) {
    Values header = header(found);
    Set<String> lineFields = line(draft.lines().get(0), found).asMap().keySet();
    Set<String> fields = new LinkedHashSet<>(header.asMap().keySet());
    lineFields.forEach(field -> fields.add(LINES + "." + field));
    return server
        .model(kind.model, fields.toArray(new String[0]))
        .byId(id)
        .map(order -> difference(order, header, found));
  }

  private Change difference(OdooRecord order, Values header, References.Found found) {
    Map<Long, OdooRecord> lines = new LinkedHashMap<>();
    order.records(LINES).forEach(line -> lines.put(line.id(), line));
    Map<ExternalId, Long> ours = ours(lines.keySet());
    FieldDiff headers = new FieldDiff(server.model(kind.model).schema().fields());
    FieldDiff inLines = new FieldDiff(server.model(kind.lineModel).schema().fields());
    Map<Long, Values> changed = new LinkedHashMap<>();
    List<OrderDraft.Line> fresh = new ArrayList<>();
    for (OrderDraft.Line line : draft.lines()) {
      Long there = ours.remove(draft.externalId().line(LINES, line.key()));
      OdooRecord record = there == null ? null : lines.get(there);
      if (record == null) {
        fresh.add(line);
        continue;
      }
      Values differing = inLines.of(line(line, found), record);
      if (!differing.asMap().isEmpty()) {
        changed.put(record.id(), differing);
      }
    }
    return new Change(headers.of(header, order), changed, fresh, surplus(ours, lines));
  }

  /**
   * Lines that an earlier draft had; of a confirmed order Odoo keeps them, with nothing ordered.
   */
  private List<Long> surplus(Map<ExternalId, Long> left, Map<Long, OdooRecord> lines) {
    return left.values().stream().filter(id -> isOrdered(lines.get(id))).toList();
  }

  private boolean isOrdered(@Nullable OdooRecord line) {
    return line != null && OrderReader.decimal(line, kind.quantity).signum() != 0;
  }

  private Map<ExternalId, Long> ours(Set<Long> lines) {
    Map<ExternalId, Long> ours = new HashMap<>();
    server
        .client()
        .externalIds()
        .of(kind.lineModel, lines)
        .forEach(
            (id, external) -> {
              if (draft.externalId().isParentOf(external, LINES)) {
                ours.put(external, id);
              }
            });
    return ours;
  }

  private void requireOpen(Order order, Change change) {
    if (order.cancelled() || order.locked()) {
      throw Rejections.of(
          ErrorCode.WRONG_STATE,
          operation,
          order.name()
              + " is "
              + (order.cancelled() ? "cancelled" : "locked")
              + " and differs from "
              + draft.externalId());
    }
    if (change.header().asMap().containsKey("company_id")) {
      throw Rejections.of(
          ErrorCode.OTHER_COMPANY,
          operation,
          order.name() + " is of company " + order.company() + ", the draft of " + draft.company());
    }
    if (order.confirmed()) {
      new ConfirmedChange(order, operation).require(change.lines(), change.surplus(), kind);
    }
  }

  /**
   * One call where it can be. New lines get their external ids from {@code load()}, which cannot
   * remove any: that takes a second call, after which everything is as it shall be.
   */
  private void apply(Order order, Change change, References.Found found) {
    long id = order.id();
    Values rest = removals(change.surplus(), order.confirmed());
    if (change.fresh().isEmpty()) {
      server.model(kind.model).write(id, merged(change.header(), updates(change, rest)));
      return;
    }
    List<OrderDraft.Line> touched = new ArrayList<>(change.fresh());
    Map<ExternalId, Long> ours = ours(change.lines().keySet());
    for (OrderDraft.Line line : draft.lines()) {
      if (ours.containsKey(draft.externalId().line(LINES, line.key()))) {
        touched.add(line);
      }
    }
    Steps.upsert(server.model(kind.model), row(change.header(), touched, found).savedAs(id));
    if (!rest.asMap().isEmpty()) {
      server.model(kind.model).write(id, rest);
    }
  }

  private static Values updates(Change change, Values rest) {
    List<Object> commands = new ArrayList<>();
    change.lines().forEach((line, values) -> commands.add(Command.update(line, values)));
    if (rest.asMap().get(LINES) instanceof List<?> more) {
      commands.addAll(more);
    }
    return commands.isEmpty() ? Values.empty() : Values.of(LINES, commands);
  }

  private Values removals(List<Long> surplus, boolean confirmed) {
    if (surplus.isEmpty()) {
      return Values.empty();
    }
    Values nothing = Values.of(kind.quantity, BigDecimal.ZERO);
    return Values.of(
        LINES,
        surplus.stream()
            .map(line -> confirmed ? Command.update(line, nothing) : Command.delete(line))
            .toList());
  }

  /** Automation in Odoo can change what was written; better to know now than at invoicing. */
  private void verify(long id, References.Found found) {
    Change left = change(id, found).orElseThrow();
    FieldDiff headers = new FieldDiff(server.model(kind.model).schema().fields());
    FieldDiff inLines = new FieldDiff(server.model(kind.lineModel).schema().fields());
    List<String> differing = new ArrayList<>();
    differing.addAll(headers.comparable(left.header()).asMap().keySet());
    left.lines()
        .values()
        .forEach(line -> differing.addAll(inLines.comparable(line).asMap().keySet()));
    left.fresh().forEach(line -> differing.add(line.toString()));
    left.surplus().forEach(line -> differing.add("surplus line " + line));
    if (!differing.isEmpty()) {
      throw Rejections.effectMissing(
          operation,
          kind.model + " " + id + " was saved, but differs in " + String.join(", ", differing));
    }
  }
}
