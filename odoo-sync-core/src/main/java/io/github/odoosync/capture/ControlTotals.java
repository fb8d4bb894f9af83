package io.github.odoosync.capture;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a batch brought, to be compared with what the other side took in.
 *
 * @param batch the batch's name
 * @param cutOff up to which moment changes belong to it, by Odoo's clock, exclusive
 * @param read how many records were read for it
 * @param changes how many of them were news and went to the consumers
 * @param amounts the sums over these, by the names of the kind's totals
 * @param closed whether all that belongs to it was read
 */
public record ControlTotals(
    String batch,
    Instant cutOff,
    long read,
    long changes,
    Map<String, BigDecimal> amounts,
    boolean closed) {

  /** Copies the map. */
  public ControlTotals {
    amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
  }
}
