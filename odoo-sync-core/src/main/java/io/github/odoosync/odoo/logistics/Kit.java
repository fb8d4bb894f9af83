package io.github.odoosync.odoo.logistics;

import io.github.odoosync.error.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * A product that is sold as one and shipped as its components.
 *
 * @param productId the kit
 * @param components how much of each product one kit takes, in that product's own unit
 */
public record Kit(long productId, Map<Long, BigDecimal> components) {

  /** Copies the map. */
  public Kit {
    if (components.isEmpty() || components.values().stream().anyMatch(q -> q.signum() <= 0)) {
      throw Rejections.of(
          ErrorCode.BAD_QUANTITY,
          "kit",
          "Kit " + productId + " needs components, each with more than zero");
    }
    components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
  }

  /**
   * Returns how many whole kits some quantities make: what the scarcest component allows.
   *
   * @param quantity the quantity of each component
   */
  public BigDecimal complete(LongFunction<BigDecimal> quantity) {
    return components.entrySet().stream()
        .map(c -> quantity.apply(c.getKey()).divide(c.getValue(), 0, RoundingMode.FLOOR))
        .reduce(BigDecimal::min)
        .orElse(BigDecimal.ZERO)
        .max(BigDecimal.ZERO);
  }
}
