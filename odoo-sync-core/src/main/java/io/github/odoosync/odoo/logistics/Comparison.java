package io.github.odoosync.odoo.logistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a transfer moved with what was confirmed, by what the lines mean: order line,
 * product, lot, packages, owner. What a confirmation leaves open is not compared.
 */
final class Comparison {

  private record Key(
      long productId,
      @Nullable Long orderLineId,
      @Nullable String lot,
      @Nullable String fromPackage,
      @Nullable String intoPackage,
      @Nullable Long ownerId) {

    static Key of(Wanted wanted) {
      return new Key(
          wanted.productId(),
          wanted.orderLineId(),
          wanted.lot(),
          wanted.fromPackage(),
          wanted.intoPackage(),
          wanted.ownerId());
    }

    boolean matches(Picking.Move move, Picking.Line line) {
      return move.productId() == productId
          && matches(orderLineId, move.orderLineId())
          && matches(lot, line.lot())
          && matches(fromPackage, line.fromPackage())
          && matches(intoPackage, line.intoPackage())
          && matches(ownerId, line.ownerId());
    }

    private static boolean matches(@Nullable Object wanted, @Nullable Object is) {
      return wanted == null || Objects.equals(wanted, is);
    }
  }

  private final Picking done;
  private final List<Difference> differences = new ArrayList<>();

  private Comparison(Picking done) {
    this.done = done;
  }

  /** Returns what differs; empty if all that was confirmed was done, and nothing else. */
  static List<Difference> of(Picking done, List<Wanted> wanted) {
    Comparison comparison = new Comparison(done);
    comparison.compareProducts(wanted);
    if (comparison.differences.isEmpty()) {
      comparison.compareParticulars(wanted);
    }
    return comparison.differences;
  }

  private void compareProducts(List<Wanted> wanted) {
    Map<Long, Picking.Move> products = new LinkedHashMap<>();
    wanted.forEach(w -> products.putIfAbsent(w.productId(), w.product()));
    done.doneMoves().forEach(move -> products.putIfAbsent(move.productId(), move));
    products.forEach(
        (id, product) -> {
          BigDecimal should =
              sum(wanted.stream().filter(w -> w.productId() == id).map(Wanted::quantity).toList());
          BigDecimal is =
              sum(
                  done.doneMoves().stream()
                      .filter(m -> m.productId() == id)
                      .map(Picking.Move::quantity)
                      .toList());
          compare(product.product(), product.productUnit(), should, is);
        });
  }

  private void compareParticulars(List<Wanted> wanted) {
    Set<Key> keys = new LinkedHashSet<>();
    wanted.forEach(w -> keys.add(Key.of(w)));
    for (Key key : keys) {
      List<Wanted> same = wanted.stream().filter(w -> covers(key, Key.of(w))).toList();
      Wanted first = same.get(0);
      compare(
          first.title(),
          first.product().productUnit(),
          sum(same.stream().map(Wanted::quantity).toList()),
          moved(key));
    }
  }

  /** Tells whether all that a line means is meant by the key too. */
  private static boolean covers(Key key, Key line) {
    return key.productId() == line.productId()
        && Key.matches(key.orderLineId(), line.orderLineId())
        && Key.matches(key.lot(), line.lot())
        && Key.matches(key.fromPackage(), line.fromPackage())
        && Key.matches(key.intoPackage(), line.intoPackage())
        && Key.matches(key.ownerId(), line.ownerId());
  }

  private BigDecimal moved(Key key) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Picking.Move move : done.doneMoves()) {
      for (Picking.Line line : move.lines()) {
        sum = key.matches(move, line) ? sum.add(line.quantity()) : sum;
      }
    }
    return sum;
  }

  private void compare(String what, Unit unit, BigDecimal should, BigDecimal is) {
    if (!unit.same(should, is)) {
      differences.add(new Difference(what, should, is));
    }
  }

  private static BigDecimal sum(List<BigDecimal> quantities) {
    return quantities.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Returns what is wrong with the rest.
   *
   * @param before the open moves before they were done
   * @param rest the open moves that are left of them
   */
  static List<Difference> ofRest(
      List<Picking.Move> before, List<Wanted> wanted, List<Picking.Move> rest) {
    List<Difference> differences = new ArrayList<>();
    Map<Long, Picking.Move> products = new LinkedHashMap<>();
    before.forEach(move -> products.putIfAbsent(move.productId(), move));
    products.forEach(
        (id, product) -> {
          BigDecimal should = BigDecimal.ZERO;
          for (Map.Entry<Picking.Move, List<Wanted>> each :
              Allotment.of(before, wanted).entrySet()) {
            if (each.getKey().productId() == id) {
              BigDecimal given = sum(each.getValue().stream().map(Wanted::quantity).toList());
              should = should.add(each.getKey().demanded().subtract(given).max(BigDecimal.ZERO));
            }
          }
          BigDecimal is =
              sum(
                  rest.stream()
                      .filter(m -> m.productId() == id)
                      .map(Picking.Move::demanded)
                      .toList());
          Unit unit = product.unit();
          Unit own = product.productUnit();
          if (!unit.same(own.convert(should, unit), own.convert(is, unit))) {
            differences.add(new Difference("What is left of " + product.product(), should, is));
          }
        });
    return differences;
  }
}
