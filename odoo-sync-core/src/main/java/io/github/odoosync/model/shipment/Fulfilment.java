package io.github.odoosync.model.shipment;

import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of an order was delivered, by its lines: the sum over all shipments that are done.
 *
 * <p>A kit counts as delivered as often as all of its components were: by the component of which
 * the fewest kits' worth came, rounded down. Its components are those that any line of any shipment
 * names, planned ones too. Immutable and thread-safe.
 */
public final class Fulfilment {

  private final Map<String, List<Component>> components;

  private Fulfilment(Map<String, List<Component>> components) {
    this.components = components;
  }

  /** Sums up shipments of one order; those that are not done count as nothing yet. */
  public static Fulfilment of(Collection<Shipment> shipments) {
    Map<String, List<Component>> found = new LinkedHashMap<>();
    for (Shipment shipment : shipments) {
      boolean done = shipment.status() == TransferStatus.DONE;
      for (GoodsLine line : shipment.lines()) {
        line.orderLine()
            .ifPresent(
                key -> add(found.computeIfAbsent(key, any -> new ArrayList<>()), line, done));
      }
    }
    return new Fulfilment(found);
  }

  /**
   * Returns how much of an order's line was delivered: of a kit in whole kits, of anything else in
   * the unit of its shipments.
   *
   * @return empty if no shipment has the line
   */
  public Optional<Quantity> delivered(String orderLine) {
    List<Component> parts = components.getOrDefault(orderLine, List.of());
    if (parts.isEmpty() || !parts.get(0).ofKit()) {
      return parts.stream().map(part -> part.delivered).reduce(Quantity::plus);
    }
    return parts.stream()
        .map(Component::wholeKits)
        .min(BigDecimal::compareTo)
        .map(kits -> new Quantity(kits, Unit.ONE));
  }

  /**
   * Returns how much less than ordered was delivered; negative if it was more, zero if what differs
   * is dust.
   */
  public Quantity open(String orderLine, Quantity ordered) {
    Quantity delivered = delivered(orderLine).orElse(new Quantity(BigDecimal.ZERO, ordered.unit()));
    return ordered.sameAs(delivered)
        ? new Quantity(BigDecimal.ZERO, ordered.unit())
        : ordered.minus(delivered);
  }

  private static void add(List<Component> parts, GoodsLine line, boolean done) {
    Component part = parts.stream().filter(known -> known.isOf(line)).findFirst().orElse(null);
    if (part == null) {
      part = new Component(line);
      parts.add(part);
    }
    if (done) {
      part.deliver(line);
    }
  }

  /** One product of an order's line, and how much of it came. */
  private static final class Component {

    private final Object product;
    private final Optional<KitShare> kit;
    private Quantity delivered;

    Component(GoodsLine line) {
      this.product = identity(line.product());
      this.kit = line.kit();
      this.delivered =
          new Quantity(BigDecimal.ZERO, line.done().or(line::planned).orElseThrow().unit());
    }

    boolean isOf(GoodsLine line) {
      return product.equals(identity(line.product()));
    }

    boolean ofKit() {
      return kit.isPresent();
    }

    void deliver(GoodsLine line) {
      delivered = line.done().map(delivered::plus).orElse(delivered);
    }

    BigDecimal wholeKits() {
      Quantity perKit = kit.orElseThrow().perKit();
      return delivered
          .in(perKit.unit())
          .rounded(RoundingMode.HALF_UP)
          .value()
          .divide(perKit.value(), 0, RoundingMode.FLOOR);
    }

    // A name is for people and may be spelt in two ways.
    private static Object identity(ProductRef product) {
      return product
          .sku()
          .<Object>map(sku -> sku)
          .or(product::barcode)
          .orElseGet(product::externalKeys);
    }
  }
}
