package io.github.odoosync.writer;

import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.internal.odoo.BulkCalls;
import io.github.odoosync.mapping.Lookups;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import io.github.odoosync.model.stock.CountedStock;
import io.github.odoosync.model.stock.StockAdjustment;
import io.github.odoosync.odoo.Ref;
import io.github.odoosync.odoo.RowResult;
import io.github.odoosync.odoo.logistics.Count;
import io.github.odoosync.odoo.logistics.StepResult;
import io.github.odoosync.outbox.Result;
import io.github.odoosync.writer.IntentResult.State;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Sets stock to what was counted, many counts in one booking.
 *
 * <p>A booking has a title of its own, which is kept with its intents before it is sent: so it is
 * found again if its answer is lost.
 */
final class Adjustments implements Step {

  private static final String MODEL = "stock.quant";
  private static final String KIND = MODEL + ".create";

  private final Tools tools;
  private final Duration window;

  Adjustments(Tools tools, Duration window) {
    this.tools = tools;
    this.window = window;
  }

  @Override
  public void run(List<Task> tasks) {
    tools
        .calls()
        .inChunks(
            KIND,
            tasks,
            chunk -> tools.calls().together(KIND, chunk, Goods.wholeStock(chunk), this::adjust));
  }

  private void adjust(List<Task> tasks) {
    Map<Task, StockAdjustment> adjustments = read(tasks);
    tools.mapper().lookups().expect(products(adjustments.values()));
    Map<Task, List<Count>> counts = new LinkedHashMap<>();
    Set<String> slots = new HashSet<>();
    adjustments.forEach((task, adjustment) -> prepare(task, adjustment, slots, counts));
    if (!counts.isEmpty()) {
      book(counts);
    }
  }

  private Map<Task, StockAdjustment> read(List<Task> tasks) {
    Map<Task, StockAdjustment> adjustments = new LinkedHashMap<>();
    for (Task task : tasks) {
      try {
        adjustments.put(task, task.intent().document(StockAdjustment.SCHEMA));
      } catch (InvalidValueException e) {
        task.end(tools.verdicts().of(e, task));
      }
    }
    return adjustments;
  }

  private static List<ProductRef> products(Collection<StockAdjustment> adjustments) {
    return adjustments.stream()
        .flatMap(adjustment -> adjustment.lines().stream())
        .map(CountedStock::product)
        .toList();
  }

  /** Turns an adjustment into Odoo's words; of one place there is one count in a booking. */
  private void prepare(
      Task task, StockAdjustment adjustment, Set<String> slots, Map<Task, List<Count>> counts) {
    try {
      if (adjustment.lines().stream().map(Adjustments::slot).allMatch(slots::add)) {
        counts.put(task, adjustment.lines().stream().map(this::count).toList());
      } else {
        task.end(Result.snooze(Duration.ZERO, "Counted twice in a batch"));
      }
    } catch (OdooSyncException e) {
      if (Verdicts.isOfTheServer(e.code())) {
        throw e;
      }
      task.end(tools.verdicts().of(e, task));
    }
  }

  private void book(Map<Task, List<Count>> counts) {
    Ledger.Endings endings = tools.ledger().endings();
    List<Task> tasks = List.copyOf(counts.keySet());
    List<RowResult> results =
        new BulkCalls<Task>(some -> bookTogether(some, counts, endings), Pace.MOST).run(tasks);
    for (int i = 0; i < tasks.size(); i++) {
      if (!(results.get(i) instanceof RowResult.Saved)) {
        tasks.get(i).end(tools.verdicts().of(results.get(i), tasks.get(i)));
      }
    }
    endings.keep();
  }

  /** Books all or none. */
  private List<Long> bookTogether(
      List<Task> tasks, Map<Task, List<Count>> counts, Ledger.Endings endings) {
    String title = title(tasks);
    List<Count> all = new ArrayList<>();
    tasks.forEach(task -> all.addAll(counts.getOrDefault(task, List.of())));
    tools
        .ledger()
        .begin(tasks.stream().map(task -> task.kept(State.BEGUN, MODEL, 0, title)).toList());
    tasks.forEach(Calls::requireHeld);
    StepResult<List<Count>> booked =
        tools
            .calls()
            .make(
                KIND,
                1,
                () ->
                    tools.logistics().inventory().count(title, all, Count.Conflict.KEEP_DIFFERENCE),
                any -> Load.BORNE);
    State state = booked.acted() ? State.ACTED : State.ALREADY_DONE;
    tasks.forEach(task -> endings.add(task, state, MODEL, 0, title));
    return tasks.stream().map(task -> 0L).toList();
  }

  /** The same intents in one booking always have the same title. */
  private static String title(List<Task> tasks) {
    String ids = tasks.stream().map(task -> task.intent().id()).collect(Collectors.joining("\n"));
    return "Count " + UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8));
  }

  private Count count(CountedStock line) {
    Lookups lookups = tools.mapper().lookups();
    Ref product = lookups.productId(line.product());
    Unit unit = lookups.unitOf(product);
    Count count =
        Count.of(product.id(), lookups.locationId(line.location()).id(), in(unit, line.counted()));
    if (line.expected().isPresent()) {
      count = count.booked(in(unit, line.expected().get()));
    }
    if (line.lot().isPresent()) {
      count = count.lot(line.lot().get().number());
    }
    if (line.serial().isPresent()) {
      count = count.lot(line.serial().get().number());
    }
    if (line.packageId().isPresent()) {
      count = count.inPackage(line.packageId().get());
    }
    return line.owner().isPresent() ? count.owner(lookups.partyId(line.owner().get()).id()) : count;
  }

  private static BigDecimal in(Unit unit, Quantity quantity) {
    return quantity.in(unit).value();
  }

  private static String slot(CountedStock line) {
    return Goods.product(line.product())
        + line.location().code()
        + line.location().externalKeys()
        + line.lot()
        + line.serial()
        + line.packageId()
        + line.owner();
  }

  @Override
  public Outcome probe(Task task, IntentResult begun) {
    if (begun.age().compareTo(window) < 0) {
      return Outcome.UNKNOWN;
    }
    if (!tools.logistics().inventory().isBooked(begun.detail())) {
      return Outcome.NOT_COMMITTED;
    }
    Ledger.Endings endings = tools.ledger().endings();
    endings.add(task, State.ACTED, MODEL, 0, begun.detail());
    endings.keep();
    return Outcome.COMMITTED;
  }
}
