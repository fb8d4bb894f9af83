package io.github.odoosync.writer;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.odoo.logistics.BackorderPolicy;
import io.github.odoosync.odoo.logistics.BulkStep;
import io.github.odoosync.odoo.logistics.ConfirmedLine;
import io.github.odoosync.odoo.logistics.ConfirmedTransfer;
import io.github.odoosync.odoo.logistics.Shipped;
import io.github.odoosync.odoo.logistics.StepResult;
import io.github.odoosync.odoo.logistics.Transfer;
import io.github.odoosync.odoo.logistics.Transfers;
import io.github.odoosync.writer.SingleSteps.Act;
import io.github.odoosync.writer.SingleSteps.Acted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Deliveries, receipts and returns, done exactly as the warehouse confirmed them. */
final class TransferSteps {

  private static final String MODEL = "stock.picking";

  private final Tools tools;

  TransferSteps(Tools tools) {
    this.tools = tools;
  }

  BulkSteps.Act ship() {
    return new AsConfirmed(
        "outgoing",
        TransferSteps::shipment,
        task -> shipment(task).orders(),
        task -> shipment(task).lines()) {
      @Override
      List<BulkStep<Shipped>> all(List<ConfirmedTransfer> transfers) {
        return transfers().shipAll(transfers, BackorderPolicy.BACKORDER, transfers.size());
      }

      @Override
      Optional<String> trackingNumber(Task task) {
        return shipment(task).trackingNumbers().stream().findFirst().map(TrackingNumber::number);
      }
    };
  }

  BulkSteps.Act receive() {
    return new AsConfirmed(
        "incoming",
        TransferSteps::receipt,
        task -> receipt(task).orders(),
        task -> receipt(task).lines()) {
      @Override
      List<BulkStep<Shipped>> all(List<ConfirmedTransfer> transfers) {
        return transfers().receiveAll(transfers, BackorderPolicy.BACKORDER, transfers.size());
      }

      @Override
      Optional<String> trackingNumber(Task task) {
        return Optional.empty();
      }
    };
  }

  /** Transfers that are done as documents confirm them. */
  private abstract class AsConfirmed implements BulkSteps.Act {

    private final TransferTargets targets;
    private final Function<Task, List<GoodsLine>> lines;

    AsConfirmed(
        String kind,
        Function<Task, Document> document,
        Function<Task, List<BusinessKey>> orders,
        Function<Task, List<GoodsLine>> lines) {
      this.targets = new TransferTargets(tools, kind, document, orders);
      this.lines = lines;
    }

    abstract List<BulkStep<Shipped>> all(List<ConfirmedTransfer> transfers);

    abstract Optional<String> trackingNumber(Task task);

    @Override
    public void require(Task task) {
      Objects.requireNonNull(lines.apply(task));
    }

    @Override
    public Map<Task, Long> targets(List<Task> tasks) {
      return targets.of(tasks);
    }

    @Override
    public Map<Task, Set<String>> alone(List<Task> tasks) {
      return Goods.wholeStock(tasks);
    }

    @Override
    public List<BulkStep<String>> act(Map<Long, Task> tasks) {
      Goods goods = new Goods(tools);
      goods.expect(tasks.values().stream().flatMap(task -> lines.apply(task).stream()).toList());
      List<ConfirmedTransfer> transfers = new ArrayList<>();
      tasks.forEach(
          (id, task) -> {
            try {
              List<ConfirmedLine> confirmed = goods.lines(lines.apply(task), GoodsLine::done);
              transfers.add(new ConfirmedTransfer(id, confirmed, trackingNumber(task)));
            } catch (OdooSyncException e) {
              task.end(tools.verdicts().of(e, task));
            }
          });
      return all(transfers).stream().map(step -> step.map(TransferSteps::inWords)).toList();
    }
  }

  /** Prepares the return of what a delivery moved, and receives what the lines say has come. */
  Act takeBack() {
    return new Act() {
      @Override
      public Collection<String> alone(Task task) {
        return Set.of(Goods.STOCK);
      }

      @Override
      public long target(Task task) {
        BusinessKey origin = goods(task).get(Return.RETURN_OF).orElse(null);
        Long id = origin == null ? null : found(origin);
        if (id == null) {
          throw SingleSteps.notFound(task, MODEL);
        }
        return id;
      }

      @Override
      public Acted act(Task task, long target) {
        List<GoodsLine> lines = goods(task).lines();
        StepResult<Transfer> made =
            tools
                .logistics()
                .returns()
                .create(target, task.subject(), new Goods(tools).lines(lines, Goods::expected));
        if (lines.stream().noneMatch(line -> line.done().isPresent())) {
          return new Acted(made.acted(), made.value().name());
        }
        Acted received =
            done(
                transfers()
                    .receive(made.value().id(), confirmed(lines), BackorderPolicy.BACKORDER));
        return new Acted(made.acted() || received.acted(), received.detail());
      }
    };
  }

  private Transfers transfers() {
    return tools.logistics().transfers();
  }

  private List<ConfirmedLine> confirmed(List<GoodsLine> lines) {
    return new Goods(tools).lines(lines, GoodsLine::done);
  }

  private static Acted done(StepResult<Shipped> step) {
    return new Acted(step.acted(), inWords(step.value()));
  }

  private static String inWords(Shipped shipped) {
    String rest = shipped.backorderIds().isEmpty() ? "" : ", rest in " + shipped.backorderIds();
    return shipped.transfer().name() + rest;
  }

  private @Nullable Long found(BusinessKey key) {
    Map<BusinessKey, Long> found = new Records(tools.odoo()).find(MODEL, List.of(key));
    return found.get(key);
  }

  private static Shipment shipment(Task task) {
    return task.intent().document(Shipment.SCHEMA);
  }

  private static Receipt receipt(Task task) {
    return task.intent().document(Receipt.SCHEMA);
  }

  private static Return goods(Task task) {
    return task.intent().document(Return.SCHEMA);
  }
}
