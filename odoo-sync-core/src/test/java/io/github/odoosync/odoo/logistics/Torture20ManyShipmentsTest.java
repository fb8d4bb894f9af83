package io.github.odoosync.odoo.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.internal.fake.Env;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.odoo.OdooClient;
import io.github.odoosync.retry.Resilience;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Torture 20: ten thousand shipments at random, whole, short, over and none, of single pieces,
 * fractions, dozens, lots, serial numbers and kits: shipped is what was confirmed, and what is left
 * is what was not, to the last cent and without dust.
 *
 * <p>A failure names the seed of its case; run it alone in a database of its version.
 */
class Torture20ManyShipmentsTest {

  private static final int DATABASES = 100;
  private static final int CASES = 100;
  private static final List<Kind> KINDS = List.of(Kind.values());

  @Test
  void shippedIsWhatWasConfirmed() {
    // A third of the databases is of each version; they share nothing, so they run side by side.
    IntStream.range(0, DATABASES).parallel().forEach(Torture20ManyShipmentsTest::database);
    System.out.printf(
        "Torture 20, seeds 17000000 to %d: %d shipments, each as it was confirmed%n",
        19_000_000 + DATABASES * CASES, DATABASES * CASES);
  }

  private static void database(int number) {
    int version = 17 + number % 3;
    try (World world = new World(version)) {
      for (int i = 0; i < CASES; i++) {
        one(world, version * 1_000_000L + (long) number * CASES + i);
      }
    }
  }

  private static void one(World world, long seed) {
    try {
      new Case(world, new Random(seed)).run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("The case with seed " + seed + " failed: " + e, e);
    }
  }

  /** A database with logistics over it. */
  private static final class World implements AutoCloseable {

    private final InProcess odoo;
    private final OdooClient client;
    private final Transfers transfers;
    private final long stock;
    private final long customers;
    private final long out;
    private final long dozen;

    World(int version) {
      this.odoo = new InProcess(version);
      this.client =
          OdooClient.builder(odoo).resilience(Resilience.none()).checkTypes(false).build();
      this.transfers = Logistics.of(client).transfers();
      this.stock = named("stock.stock_location_stock");
      this.customers = named("stock.stock_location_customers");
      this.out = named("stock.picking_type_out");
      this.dozen = named("uom.product_uom_dozen");
    }

    private long named(String externalId) {
      return odoo.inside(
          env -> {
            Rec record = env.ref(externalId);
            return record == null ? 0L : record.id();
          });
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private enum Kind {
    PIECES,
    FRACTIONS,
    DOZENS,
    LOTS,
    SERIALS
  }

  /** A product of a case: what is asked for, and what is in stock, by lot. */
  private record Product(long id, Kind kind, BigDecimal demand, Map<String, BigDecimal> lots) {}

  /** One shipment, and perhaps that of its rest. */
  private static final class Case {

    private final World world;
    private final Random random;
    private final List<Product> products = new ArrayList<>();
    private final Map<Long, BigDecimal> perKit = new LinkedHashMap<>();

    Case(World world, Random random) {
      this.world = world;
      this.random = random;
    }

    void run() {
      long id = world.odoo.inside(this::prepare);
      Map<Long, BigDecimal> asked = new TreeMap<>();
      products.forEach(p -> asked.put(p.id(), p.demand()));
      int kits = perKit.isEmpty() ? 0 : random.nextInt(4);
      List<ConfirmedLine> lines = new ArrayList<>();
      for (Product product : products) {
        lines.addAll(confirm(product, perKit.get(product.id()), kits));
      }
      boolean cancels = random.nextInt(3) == 0;
      ship(id, lines, asked, cancels);
      if (!perKit.isEmpty()) {
        requireKits(id, kits);
      }
    }

    private long prepare(Env env) {
      boolean kit = random.nextInt(4) == 0;
      int count = kit ? 2 : 1 + random.nextInt(3);
      int kits = 3;
      for (int i = 0; i < count; i++) {
        Product product = kit ? component(env, kits) : product(env);
        products.add(product);
      }
      return picking(env);
    }

    private Product component(Env env, int kits) {
      BigDecimal each = BigDecimal.valueOf(1 + random.nextInt(3));
      BigDecimal demand = each.multiply(BigDecimal.valueOf(kits));
      Product product = product(env, Kind.PIECES, demand);
      perKit.put(product.id(), each);
      return product;
    }

    private Product product(Env env) {
      Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      BigDecimal demand =
          switch (kind) {
            case FRACTIONS -> BigDecimal.valueOf(1 + random.nextInt(900), 2);
            case DOZENS -> BigDecimal.valueOf(12L * (1 + random.nextInt(3)));
            case SERIALS -> BigDecimal.valueOf(1 + random.nextInt(3));
            default -> BigDecimal.valueOf(1 + random.nextInt(9));
          };
      return product(env, kind, demand);
    }

    private Product product(Env env, Kind kind, BigDecimal demand) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      values.put("name", "P");
      values.put(
          env.version() == 17 ? "detailed_type" : "is_storable",
          env.version() == 17 ? "product" : (Object) true);
      values.put("tracking", kind == Kind.LOTS ? "lot" : kind == Kind.SERIALS ? "serial" : "none");
      long id = env.create("product.product", values).id();
      return new Product(id, kind, demand, stock(env, id, kind, demand));
    }

    /** Sometimes there is less in stock than asked for, and mostly more. */
    private Map<String, BigDecimal> stock(Env env, long product, Kind kind, BigDecimal demand) {
      Map<String, BigDecimal> lots = new LinkedHashMap<>();
      if (kind == Kind.LOTS || kind == Kind.SERIALS) {
        int count = kind == Kind.SERIALS ? demand.intValue() + 1 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
          String name = "L" + product + "-" + i;
          BigDecimal quantity =
              kind == Kind.SERIALS ? BigDecimal.ONE : BigDecimal.valueOf(1 + random.nextInt(8));
          long lot = env.create("stock.lot", Map.of("name", name, "product_id", product)).id();
          quant(env, product, lot, quantity);
          lots.put(name, quantity);
        }
      } else {
        quant(
            env,
            product,
            null,
            demand.add(BigDecimal.valueOf(random.nextInt(20) - 5L)).max(BigDecimal.ONE));
      }
      return lots;
    }

    private void quant(Env env, long product, @Nullable Long lot, BigDecimal quantity) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      values.put("product_id", product);
      values.put("location_id", world.stock);
      values.put("lot_id", lot);
      values.put("quantity", quantity.doubleValue());
      env.sudo().create("stock.quant", values);
    }

    private long picking(Env env) {
      List<Object> moves = new ArrayList<>();
      for (Product product : products) {
        Map<String, @Nullable Object> move = new LinkedHashMap<>();
        boolean dozens = product.kind() == Kind.DOZENS;
        move.put("product_id", product.id());
        move.put("location_id", world.stock);
        move.put("location_dest_id", world.customers);
        if (env.version() <= 18) {
          move.put("name", "test");
        }
        if (dozens) {
          move.put("product_uom", world.dozen);
        }
        move.put(
            "product_uom_qty",
            dozens ? product.demand().doubleValue() / 12 : product.demand().doubleValue());
        moves.add(List.of(0L, 0L, move));
      }
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      values.put("picking_type_id", world.out);
      values.put("location_id", world.stock);
      values.put("location_dest_id", world.customers);
      values.put("move_ids", moves);
      Rec picking = env.create("stock.picking", values);
      if (random.nextInt(5) > 0) {
        picking.call("action_confirm");
      }
      return picking.id();
    }

    private List<ConfirmedLine> confirm(Product product, @Nullable BigDecimal each, int kits) {
      if (each != null) {
        BigDecimal quantity = each.multiply(BigDecimal.valueOf(kits));
        return List.of(ConfirmedLine.of(product.id(), quantity));
      }
      return switch (product.kind()) {
        case LOTS -> lots(product);
        case SERIALS -> serials(product);
        case FRACTIONS -> plain(product, BigDecimal.valueOf(random.nextInt(1000), 2));
        case DOZENS -> plain(product, BigDecimal.valueOf(random.nextInt(40)));
        case PIECES -> plain(product, BigDecimal.valueOf(random.nextInt(12)));
      };
    }

    private List<ConfirmedLine> plain(Product product, BigDecimal quantity) {
      BigDecimal mostly = random.nextInt(3) == 0 ? product.demand() : quantity;
      if (random.nextInt(4) > 0 || mostly.compareTo(BigDecimal.TEN) < 0) {
        return List.of(ConfirmedLine.of(product.id(), mostly));
      }
      BigDecimal part = mostly.subtract(BigDecimal.ONE);
      return List.of(
          ConfirmedLine.of(product.id(), part), ConfirmedLine.of(product.id(), BigDecimal.ONE));
    }

    private List<ConfirmedLine> lots(Product product) {
      List<ConfirmedLine> lines = new ArrayList<>();
      product
          .lots()
          .forEach(
              (lot, quantity) -> {
                // Now and then more of a lot than the books have: the warehouse is right.
                BigDecimal taken = BigDecimal.valueOf(random.nextInt(quantity.intValue() + 2));
                if (taken.signum() > 0) {
                  lines.add(ConfirmedLine.of(product.id(), taken).lot(lot));
                }
              });
      return lines;
    }

    private List<ConfirmedLine> serials(Product product) {
      List<ConfirmedLine> lines = new ArrayList<>();
      for (String serial : product.lots().keySet()) {
        if (random.nextBoolean()) {
          lines.add(ConfirmedLine.serial(product.id(), serial));
        }
      }
      return lines;
    }

    private void ship(
        long id, List<ConfirmedLine> lines, Map<Long, BigDecimal> asked, boolean cancels) {
      BackorderPolicy rest = cancels ? BackorderPolicy.CANCEL_REST : BackorderPolicy.BACKORDER;
      Shipped shipped = world.transfers.ship(id, lines, rest).value();
      Map<String, BigDecimal> confirmed = new TreeMap<>();
      Map<Long, BigDecimal> left = new TreeMap<>(asked);
      for (ConfirmedLine line : lines) {
        if (line.quantity().signum() > 0) {
          add(confirmed, line.productId() + "/" + line.lot().orElse(""), line.quantity());
        }
        left.computeIfPresent(
            line.productId(), (p, q) -> q.subtract(line.quantity()).max(BigDecimal.ZERO));
      }
      left.values().removeIf(q -> q.signum() == 0);
      boolean none = confirmed.isEmpty();
      world.odoo.inside(
          env -> {
            assertThat(moved(env, id)).as("shipped").isEqualTo(confirmed);
            requireRest(env, id, none, cancels ? Map.of() : left, shipped);
            return true;
          });
    }

    private void requireRest(
        Env env, long id, boolean none, Map<Long, BigDecimal> left, Shipped shipped) {
      Map<Long, BigDecimal> open = new TreeMap<>();
      for (Rec picking : env.search("stock.picking", List.of(List.of("backorder_id", "=", id)))) {
        for (Rec move : picking.many("move_ids")) {
          if (!List.of("done", "cancel").contains(String.valueOf(move.get("state")))) {
            add(open, move.refOrThrow("product_id").id(), move.number("product_qty"));
          }
        }
      }
      if (none) {
        assertThat(open).isEmpty();
        assertThat(shipped.backorderIds()).isEmpty();
        return;
      }
      assertThat(open.keySet()).as("what is left").isEqualTo(left.keySet());
      // A rest that is kept in dozens is kept to a hundredth of a dozen.
      open.forEach(
          (product, quantity) ->
              assertThat(quantity.subtract(left.getOrDefault(product, BigDecimal.ZERO)).abs())
                  .isLessThanOrEqualTo(
                      kindOf(product) == Kind.DOZENS ? new BigDecimal("0.06") : BigDecimal.ZERO));
      assertThat(shipped.backorderIds()).hasSize(left.isEmpty() ? 0 : 1);
    }

    private Kind kindOf(long product) {
      return products.stream().filter(p -> p.id() == product).findFirst().orElseThrow().kind();
    }

    private static Map<String, BigDecimal> moved(Env env, long id) {
      Map<String, BigDecimal> moved = new TreeMap<>();
      for (Rec line : env.search("stock.move.line", List.of(List.of("picking_id", "=", id)))) {
        if ("done".equals(line.get("state"))) {
          Rec lot = line.ref("lot_id");
          String name = lot == null ? "" : String.valueOf(lot.text("name"));
          add(
              moved,
              line.refOrThrow("product_id").id() + "/" + name,
              line.number("quantity_product_uom"));
        }
      }
      return moved;
    }

    private static <K> void add(Map<K, BigDecimal> sums, K key, BigDecimal quantity) {
      sums.merge(key, plain(quantity), (a, b) -> plain(a.add(b)));
    }

    private static BigDecimal plain(BigDecimal number) {
      BigDecimal stripped = number.stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private void requireKits(long id, int kits) {
      long product = 999;
      Map<Long, BigDecimal> moved = new TreeMap<>();
      world.odoo.inside(
          env -> {
            moved(env, id)
                .forEach(
                    (key, q) -> add(moved, Long.valueOf(key.substring(0, key.indexOf('/'))), q));
            return true;
          });
      BigDecimal complete =
          new Kit(product, perKit).complete(c -> moved.getOrDefault(c, BigDecimal.ZERO));
      assertThat(complete).isEqualByComparingTo(BigDecimal.valueOf(kits));
    }
  }
}
