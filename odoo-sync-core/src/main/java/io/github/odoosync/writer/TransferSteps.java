package io.github.odoosync.writer;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.TrackingNumber;
import io.github.odoosync.model.shipment.GoodsLine;
import io.github.odoosync.model.shipment.Receipt;
import io.github.odoosync.model.shipment.Return;
import io.github.odoosync.model.shipment.Shipment;
import io.github.odoosync.odoo.logistics.BackorderPolicy;
import io.github.odoosync.odoo.logistics.ConfirmedLine;
import io.github.odoosync.odoo.logistics.Shipped;
import io.github.odoosync.odoo.logistics.StepResult;
import io.github.odoosync.odoo.logistics.Transfer;
import io.github.odoosync.odoo.logistics.Transfers;
import io.github.odoosync.writer.SingleSteps.Act;
import io.github.odoosync.writer.SingleSteps.Acted;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Deliveries, receipts and returns, done exactly as the warehouse confirmed them. */
final class TransferSteps {

  private static final String MODEL = "stock.picking";

  private final Tools tools;

  TransferSteps(Tools tools) {
    this.tools = tools;
  }

  Act ship() {
    return new OfGoods(task -> shipment(task).lines()) {
      @Override
      public long target(Task task) {
        return transferOf(task, shipment(task), shipment(task).orders());
      }

      @Override
      public Acted act(Task task, long target) {
        List<ConfirmedLine> lines = confirmed(shipment(task).lines());
        List<TrackingNumber> numbers = shipment(task).trackingNumbers();
        return done(
            numbers.isEmpty()
                ? transfers().ship(target, lines, BackorderPolicy.BACKORDER)
                : transfers()
                    .ship(target, lines, BackorderPolicy.BACKORDER, numbers.get(0).number()));
      }
    };
  }

  Act receive() {
    return new OfGoods(task -> receipt(task).lines()) {
      @Override
      public long target(Task task) {
        return transferOf(task, receipt(task), receipt(task).orders());
      }

      @Override
      public Acted act(Task task, long target) {
        return done(
            transfers()
                .receive(target, confirmed(receipt(task).lines()), BackorderPolicy.BACKORDER));
      }
    };
  }

  /** Prepares the return of what a delivery moved, and receives what the lines say has come. */
  Act takeBack() {
    return new OfGoods(task -> goods(task).lines()) {
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

  private abstract static class OfGoods implements Act {

    private final Function<Task, List<GoodsLine>> lines;

    OfGoods(Function<Task, List<GoodsLine>> lines) {
      this.lines = lines;
    }

    @Override
    public Collection<String> alone(Task task) {
      return Goods.products(lines.apply(task));
    }
  }

  private Transfers transfers() {
    return tools.logistics().transfers();
  }

  private List<ConfirmedLine> confirmed(List<GoodsLine> lines) {
    return new Goods(tools).lines(lines, GoodsLine::done);
  }

  private static Acted done(StepResult<Shipped> step) {
    Shipped shipped = step.value();
    String rest = shipped.backorderIds().isEmpty() ? "" : ", rest in " + shipped.backorderIds();
    return new Acted(step.acted(), shipped.transfer().name() + rest);
  }

  /** By the document's own keys, else the one open transfer of its order. */
  private long transferOf(Task task, Document document, List<BusinessKey> orders) {
    Long own =
        document.externalKeys().stream()
            .filter(key -> key.system().equals("odoo") && key.entity().equals(MODEL))
            .map(key -> Long.valueOf(key.key()))
            .findFirst()
            .orElseGet(() -> found(document.key()));
    if (own != null) {
      return own;
    }
    List<Transfer> open =
        orders.stream().flatMap(order -> ofOrder(order).stream()).filter(isOpen(document)).toList();
    if (open.size() != 1) {
      throw SingleSteps.notFound(task, MODEL);
    }
    return open.get(0).id();
  }

  private static Predicate<Transfer> isOpen(Document document) {
    String kind = document instanceof Receipt ? "incoming" : "outgoing";
    return transfer -> transfer.open() && transfer.kind().equals(kind);
  }

  private List<Transfer> ofOrder(BusinessKey order) {
    boolean bought = order.entity().equals("purchase-order");
    String model = bought ? "purchase.order" : "sale.order";
    Long id = new Records(tools.odoo()).find(model, List.of(order)).get(order);
    if (id == null) {
      return List.of();
    }
    return bought ? transfers().ofPurchaseOrder(id) : transfers().ofSalesOrder(id);
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
