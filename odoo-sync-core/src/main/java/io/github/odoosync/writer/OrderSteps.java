package io.github.odoosync.writer;

import io.github.odoosync.model.BusinessKey;
import io.github.odoosync.odoo.logistics.AmountCheck;
import io.github.odoosync.odoo.logistics.BulkStep;
import io.github.odoosync.odoo.logistics.Invoice;
import io.github.odoosync.odoo.logistics.Order;
import io.github.odoosync.odoo.logistics.StepResult;
import io.github.odoosync.writer.SingleSteps.Act;
import io.github.odoosync.writer.SingleSteps.Acted;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps of orders, and what hangs on any document. */
final class OrderSteps {

  private final Tools tools;

  OrderSteps(Tools tools) {
    this.tools = tools;
  }

  /** Confirms a sales order if it comes to what the intent says, or a purchase order. */
  Act confirm(String model) {
    return on(
        model,
        Set.of(Goods.STOCK),
        (task, id) -> {
          if (model.equals("purchase.order")) {
            return acted(tools.logistics().purchases().confirm(id));
          }
          BigDecimal total = new BigDecimal(task.intent().text("total"));
          AmountCheck check = AmountCheck.of(total, task.intent().text("currency"));
          return acted(tools.logistics().orders().confirm(id, check));
        });
  }

  Act cancel(String model) {
    return on(
        model,
        Set.of(Goods.STOCK),
        (task, id) ->
            acted(
                model.equals("purchase.order")
                    ? tools.logistics().purchases().cancel(id)
                    : tools.logistics().orders().cancel(id)));
  }

  /** Confirms sales orders whatever they come to. */
  BulkSteps.Act confirmAll() {
    return onAll(
        // A confirmation reserves, and so touches the stock that a delivery takes.
        tasks -> new OrderedGoods(tools.odoo()).of(tasks),
        ids ->
            tools.logistics().orders().confirmAll(ids, ids.size()).stream()
                .map(step -> step.map(name -> name + " confirmed"))
                .toList());
  }

  /** Invoices what was delivered, and posts it; one posting at a time. */
  BulkSteps.Act invoice() {
    return onAll(
        tasks -> tasks.stream().collect(Collectors.toMap(task -> task, task -> Set.of("journal"))),
        ids ->
            tools.logistics().invoices().invoiceDelivered(ids, ids.size()).stream()
                .map(step -> step.map(OrderSteps::names))
                .toList());
  }

  private static String names(List<Invoice> invoices) {
    return invoices.stream().map(Invoice::name).collect(Collectors.joining(", "));
  }

  private BulkSteps.Act onAll(
      Function<List<Task>, Map<Task, Set<String>>> alone,
      Function<List<Long>, List<BulkStep<String>>> step) {
    return new BulkSteps.Act() {
      @Override
      public Map<Task, Long> targets(List<Task> tasks) {
        return new Records(tools.odoo()).find("sale.order", tasks);
      }

      @Override
      public Map<Task, Set<String>> alone(List<Task> tasks) {
        return alone.apply(tasks);
      }

      @Override
      public List<BulkStep<String>> act(Map<Long, Task> tasks) {
        return step.apply(List.copyOf(tasks.keySet()));
      }
    };
  }

  Act note(String model) {
    return on(
        model,
        Set.of(),
        (task, id) -> {
          Intent intent = task.intent();
          StepResult<Long> note =
              tools.logistics().notes().add(intent.ownExternalId(), model, id, intent.text("text"));
          return new Acted(note.acted(), "note " + note.value());
        });
  }

  Act attach(String model) {
    return on(
        model,
        Set.of(),
        (task, id) -> {
          Intent intent = task.intent();
          var file =
              tools
                  .logistics()
                  .attachments()
                  .attach(
                      intent.ownExternalId(),
                      model,
                      id,
                      intent.text("name"),
                      intent.text("mimeType"),
                      intent.bytes("content"));
          return new Acted(file.acted(), "file " + file.value().id());
        });
  }

  private static Acted acted(StepResult<Order> step) {
    return new Acted(step.acted(), step.value().name() + " " + step.value().state());
  }

  private Act on(String model, Set<String> alone, BiFunction<Task, Long, Acted> step) {
    return new Act() {
      @Override
      public long target(Task task) {
        BusinessKey subject = task.intent().subject();
        Long id = new Records(tools.odoo()).find(model, List.of(subject)).get(subject);
        if (id == null) {
          throw SingleSteps.notFound(task, model);
        }
        return id;
      }

      @Override
      public Collection<String> alone(Task task) {
        return alone;
      }

      @Override
      public Acted act(Task task, long target) {
        return step.apply(task, target);
      }
    };
  }
}
