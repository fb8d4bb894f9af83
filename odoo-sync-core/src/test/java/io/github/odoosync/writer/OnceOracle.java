package io.github.odoosync.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.odoosync.testing.FakeOdoo;
import java.util.List;
import java.util.stream.IntStream;

/** Counts in Odoo's own records what became of orders, without asking the writer. */
final class OnceOracle {

  private final FakeOdoo fake;

  OnceOracle(FakeOdoo fake) {
    this.fake = fake;
  }

  /**
   * Each order is there once, confirmed, with its lines and one delivery; and nothing else is.
   *
   * @param run what was run, to be printed with the verdict
   */
  void everyOrderOnce(String run, int orders, int lines) {
    print(run, orders);
    for (int i = 0; i < orders; i++) {
      assertThat(orders("SO-" + i)).as("orders SO-%d", i).hasSize(1);
    }
    assertThat(fake.count("sale.order")).as("orders").isEqualTo(orders);
    assertThat(fake.count("sale.order.line")).as("lines").isEqualTo(orders * lines);
    assertThat(fake.search("sale.order", List.of(List.of("state", "=", "sale"))))
        .as("confirmed orders")
        .hasSize(orders);
    assertThat(fake.count("stock.picking")).as("deliveries").isEqualTo(orders);
  }

  private void print(String run, int orders) {
    long lost = IntStream.range(0, orders).filter(i -> orders("SO-" + i).isEmpty()).count();
    System.out.printf(
        "Torture %s: %d orders, lost %d, doubled %d%n", run, orders, lost, twins(orders));
  }

  /** Each order is there once and confirmed, whatever else is there. */
  void confirmed(String run, int orders) {
    print(run, orders);
    assertThat(twins(orders)).as("twins").isZero();
    assertThat(fake.search("sale.order", List.of(List.of("state", "=", "sale"))))
        .as("confirmed orders")
        .hasSize(orders);
  }

  List<Long> orders(String reference) {
    return fake.search("sale.order", List.of(List.of("client_order_ref", "=", reference)));
  }

  /** Returns how many twins there are: records beyond the first with one reference. */
  int twins(int orders) {
    int twins = 0;
    for (int i = 0; i < orders; i++) {
      twins += Math.max(0, orders("SO-" + i).size() - 1);
    }
    return twins;
  }
}
