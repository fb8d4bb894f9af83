package io.github.odoosync.internal.fake.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.internal.fake.Behaviours;
import io.github.odoosync.internal.fake.Context;
import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Instance;
import io.github.odoosync.internal.fake.OdooFault;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.User;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is done to orders and transfers, goods neither appear nor vanish. */
class StockIsConservedTest {

  private static final User ADMIN = new User(2, "admin", "admin", null, List.of(1L));
  private static final int STEPS = 120;

  @ParameterizedTest
  @CsvSource({"17,1", "17,2", "18,3", "18,4", "19,5", "19,6"})
  void overRandomSequences(int version, long seed) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    Instance odoo = new Instance(version, clock, Behaviours.all());
    Random random = new Random(seed);
    List<Long> products = odoo.inTransaction(ADMIN, Context.EMPTY, StockIsConservedTest::products);
    for (int step = 0; step < STEPS; step++) {
      act(odoo, random, products);
      odoo.inTransaction(ADMIN, Context.EMPTY, env -> check(env, products));
    }
  }

  private static List<Long> products(Env env) {
    List<Long> products = new ArrayList<>();
    for (String name : List.of("Bolt", "Nut")) {
      Map<String, @Nullable Object> values = Vals.of("name", name);
      if (env.version() == 17) {
        values.put("detailed_type", "product");
      } else {
        values.put("is_storable", true);
      }
      Rec product = env.create("product.product", values);
      products.add(product.id());
      Rec quant =
          env.with("inventory_mode", true)
              .create(
                  "stock.quant",
                  Vals.of(
                      "product_id", product.id(),
                      "location_id", stock(env),
                      "inventory_quantity", 40));
      quant.call("action_apply_inventory");
    }
    return products;
  }

  private static long stock(Env env) {
    return Places.named(env, "stock.stock_location_stock").id();
  }

  private static void act(Instance odoo, Random random, List<Long> products) {
    try {
      odoo.inTransaction(ADMIN, Context.EMPTY, env -> step(env, random, products));
    } catch (OdooFault refused) {
      // A refusal is an answer too; the check after it must hold all the same.
      assertThat(refused.name()).isEqualTo("odoo.exceptions.UserError");
    }
  }

  private static boolean step(Env env, Random random, List<Long> products) {
    List<Rec> pickings = env.search("stock.picking", List.of());
    int kind = pickings.isEmpty() ? 0 : random.nextInt(8);
    if (kind == 0) {
      order(env, random, products);
      return true;
    }
    Rec picking = pickings.get(random.nextInt(pickings.size()));
    switch (kind) {
      case 1 -> picking.call("action_assign");
      case 2 -> picking.call("do_unreserve");
      case 3, 4 -> pick(picking, random);
      case 5 -> back(picking, random);
      case 6 -> cancel(picking, random);
      default -> validate(picking, random);
    }
    return true;
  }

  private static void order(Env env, Random random, List<Long> products) {
    List<Object> lines = new ArrayList<>();
    for (Long product : products) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("product_id", product);
      line.put("product_uom_qty", 1 + random.nextInt(15));
      lines.add(List.of(0L, 0L, line));
    }
    env.create("sale.order", Vals.of("partner_id", 1L, "order_line", lines)).call("action_confirm");
  }

  private static void pick(Rec picking, Random random) {
    for (Rec move : Moves.open(picking)) {
      move.write(Vals.of("quantity", random.nextInt(12), "picked", random.nextBoolean()));
    }
    validate(picking, random);
  }

  private static void validate(Rec picking, Random random) {
    List<Long> without = random.nextBoolean() ? List.of() : List.of(picking.id());
    picking
        .with("skip_backorder", true)
        .with("picking_ids_not_to_backorder", without)
        .call("button_validate");
  }

  private static void cancel(Rec picking, Random random) {
    if (random.nextInt(3) == 0) {
      picking.call("action_cancel");
    }
  }

  private static void back(Rec picking, Random random) {
    Env env = picking.env();
    Rec wizard = env.create("stock.return.picking", Vals.of("picking_id", picking.id()));
    for (Rec line : wizard.many("product_return_moves")) {
      line.set("quantity", random.nextInt(3));
    }
    wizard.call(Variant.of(env).createReturnsMethod());
  }

  private static boolean check(Env env, List<Long> products) {
    for (Long product : products) {
      List<Rec> quants = env.search("stock.quant", List.of(Vals.is("product_id", product)));
      assertThat(Amounts.sum(quants, "quantity")).isEqualByComparingTo(BigDecimal.ZERO);
      quants.forEach(StockIsConservedTest::checkReserved);
    }
    return true;
  }

  /** What a quant says is reserved is what open lines say they hold of it. */
  private static void checkReserved(Rec quant) {
    BigDecimal held = BigDecimal.ZERO;
    QuantLedger.Slot slot = QuantLedger.Slot.ofQuant(quant);
    for (Rec line :
        quant.env().search("stock.move.line", List.of(Vals.is("product_id", slot.product())))) {
      boolean open = !"done".equals(line.get("state"));
      if (open && MoveLines.source(line).equals(slot)) {
        held = held.add(MoveLines.quantity(line));
      }
    }
    boolean counted = !Places.isEndless(quant.refOrThrow("location_id"));
    assertThat(quant.number("reserved_quantity"))
        .isEqualByComparingTo(counted ? held : BigDecimal.ZERO);
  }
}
