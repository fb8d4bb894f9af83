package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviours;
import io.github.odoosync.internal.fake.Context;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Instance;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.User;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A database with a product in stock, for tests of behaviours. */
final class Erp {

  static final User ADMIN = new User(2, "admin", "admin", null, List.of(1L));

  private final Env env;

  private Erp(Env env) {
    this.env = env;
  }

  /** Runs a test in one transaction of a fresh database. */
  static void run(int version, boolean smsWizard, Consumer<Erp> test) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    new Instance(version, clock, Behaviours.all(smsWizard))
        .inTransaction(
            ADMIN,
            Context.EMPTY,
            env -> {
              test.accept(new Erp(env));
              return true;
            });
  }

  static void run(int version, Consumer<Erp> test) {
    run(version, false, test);
  }

  Env env() {
    return env;
  }

  Rec product(String name, Map<String, @Nullable Object> more) {
    Map<String, @Nullable Object> values = Vals.of("name", name);
    values.put(env.version() == 17 ? "detailed_type" : "is_storable", storable());
    values.putAll(more);
    return env.create("product.product", values);
  }

  private Object storable() {
    return env.version() == 17 ? "product" : (Object) true;
  }

  Rec stocked(int quantity) {
    Rec product = product("Bolt", Vals.of());
    Map<String, @Nullable Object> count =
        Vals.of("product_id", product.id(), "location_id", stock(), "inventory_quantity", quantity);
    env.with("inventory_mode", true).create("stock.quant", count).call("action_apply_inventory");
    return product;
  }

  long stock() {
    return Places.named(env, "stock.stock_location_stock").id();
  }

  Rec order(Rec product, int quantity) {
    List<Object> lines = new ArrayList<>();
    lines.add(List.of(0L, 0L, Vals.of("product_id", product.id(), "product_uom_qty", quantity)));
    return env.create("sale.order", Vals.of("partner_id", 1L, "order_line", lines));
  }

  /** Confirms an order and returns its delivery. */
  Rec delivery(Rec order) {
    order.call("action_confirm");
    return order.many("picking_ids").get(0);
  }

  Rec purchase(Rec product, int quantity) {
    Map<String, @Nullable Object> line =
        Vals.of("product_id", product.id(), "product_qty", quantity, "price_unit", 2.0);
    Rec order =
        env.create(
            "purchase.order",
            Vals.of("partner_id", 1L, "order_line", List.of(List.of(0L, 0L, line))));
    order.call("button_confirm");
    return order;
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> action(@Nullable Object answer) {
    if (answer instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new AssertionError("Not an action: " + answer);
  }

  /** Answers a wizard as a client does: create it with the action's context, call the button. */
  @Nullable Object answer(Map<String, @Nullable Object> action, String button) {
    Env inside = env.withContext(new Context(action(action.get("context"))));
    Rec wizard = inside.create(String.valueOf(action.get("res_model")), Vals.of());
    return wizard.call(button);
  }
}
