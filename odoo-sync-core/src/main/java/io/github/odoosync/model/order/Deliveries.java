package io.github.odoosync.model.order;

import io.github.odoosync.model.Quantity;
import io.github.odoosync.model.product.Kits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts what is open, delivered and too much; dust below the unit's precision is nothing. */
final class Deliveries {

  private Deliveries() {}

  static Quantity open(Quantity ordered, @Nullable Quantity delivered) {
    return atLeastZero(delivered == null ? ordered : ordered.minus(delivered));
  }

  static Quantity over(Quantity ordered, @Nullable Quantity delivered) {
    Quantity none = ordered.times(BigDecimal.ZERO);
    return delivered == null ? none : atLeastZero(delivered.in(ordered.unit()).minus(ordered));
  }

  static Quantity kits(Quantity ordered, List<OrderComponent> components) {
    return Kits.whole(
        ordered,
        components.stream()
            .map(each -> new Kits.Part(each.quantity(), each.delivered().orElse(null)))
            .toList());
  }

  static <L> DeliveryState state(
      List<L> lines,
      Function<L, Optional<Quantity>> ordered,
      Function<L, Optional<Quantity>> delivered) {
    boolean some = false;
    boolean open = false;
    boolean over = false;
    for (L line : lines) {
      Quantity wanted = ordered.apply(line).orElse(null);
      if (wanted != null) {
        Quantity came = delivered.apply(line).orElse(null);
        some |= came != null && !isDust(came);
        open |= open(wanted, came).value().signum() > 0;
        over |= over(wanted, came).value().signum() > 0;
      }
    }
    if (open) {
      return some ? DeliveryState.PARTIAL : DeliveryState.NOTHING;
    }
    if (!some) {
      return DeliveryState.NOTHING;
    }
    return over ? DeliveryState.OVER : DeliveryState.COMPLETE;
  }

  private static Quantity atLeastZero(Quantity quantity) {
    boolean nothing = quantity.value().signum() < 0 || isDust(quantity);
    return nothing ? quantity.times(BigDecimal.ZERO) : quantity;
  }

  private static boolean isDust(Quantity quantity) {
    return quantity.sameAs(quantity.times(BigDecimal.ZERO));
  }
}
