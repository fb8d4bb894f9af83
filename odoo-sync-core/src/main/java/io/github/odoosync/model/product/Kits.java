package io.github.odoosync.model.product;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.ProductRef;
import io.github.odoosync.model.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What kits are made of, and how many whole ones their components make. */
public final class Kits {

  // Beyond this, the kits hold each other.
  private static final int MAX_DEPTH = 20;

  private Kits() {}

  /**
   * What all ordered kits need of one component, and what there is of it.
   *
   * @param needed by all kits together
   * @param there delivered, picked or in stock; null is nothing
   */
  public record Part(Quantity needed, @Nullable Quantity there) {}

  /**
   * Returns what a number of kits is made of, kits within kits taken apart, equal components added
   * up in the unit they first come in.
   *
   * @param kits finds the product of a reference if it is itself a kit
   * @throws InvalidValueException if the kits hold each other, or units do not fit
   */
  public static Map<ProductRef, Quantity> explode(
      Product kit, BigDecimal count, Function<ProductRef, Optional<Product>> kits) {
    Map<ProductRef, Quantity> all = new LinkedHashMap<>();
    explode(kit, count, kits, all, new ArrayDeque<>());
    return all;
  }

  /**
   * Returns how many whole kits there are, in the unit of the kits that were ordered: the least
   * that any component allows. More of one component makes no kit; what is missing of one counts
   * against all.
   */
  public static Quantity whole(Quantity ordered, List<Part> parts) {
    BigDecimal least = null;
    for (Part part : parts) {
      BigDecimal share = share(ordered, part);
      least = least == null ? share : least.min(share);
    }
    BigDecimal kits = least == null ? BigDecimal.ZERO : least.max(BigDecimal.ZERO);
    return new Quantity(kits.setScale(0, RoundingMode.FLOOR), ordered.unit());
  }

  private static BigDecimal share(Quantity ordered, Part part) {
    if (part.needed().value().signum() <= 0) {
      throw InvalidValueException.of(
          ErrorCode.INVALID_VALUE, "A kit needs no " + part.needed() + " of anything");
    }
    if (part.there() == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal there = part.there().in(part.needed().unit()).value();
    // A few digits less than the division gives: 2.9999...9 kits of what was divided are 3.
    return ordered
        .value()
        .multiply(there)
        .divide(part.needed().value(), MathContext.DECIMAL128)
        .setScale(9, RoundingMode.HALF_UP);
  }

  private static BigDecimal count(Quantity needed, Product kit) {
    return kit.unit().map(needed::in).orElse(needed).value();
  }

  private static void explode(
      Product kit,
      BigDecimal count,
      Function<ProductRef, Optional<Product>> kits,
      Map<ProductRef, Quantity> all,
      Deque<Product> within) {
    if (within.size() > MAX_DEPTH) {
      throw InvalidValueException.of(
          ErrorCode.INVALID_VALUE, "The kit " + kit.key() + " holds itself, or kits too deep");
    }
    within.push(kit);
    for (KitComponent component : kit.components()) {
      Quantity needed = component.quantity().times(count);
      Optional<Product> inner = kits.apply(component.product());
      if (inner.isPresent() && !inner.get().components().isEmpty()) {
        explode(inner.get(), count(needed, inner.get()), kits, all, within);
      } else {
        all.merge(component.product(), needed, Quantity::plus);
      }
    }
    within.pop();
  }
}
