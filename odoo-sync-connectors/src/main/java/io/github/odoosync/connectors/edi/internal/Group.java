package io.github.odoosync.connectors.edi.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A functional group of an interchange.
 *
 * @param header GS or UNG; null where messages of EDIFACT are in none
 * @param transactions the documents in it
 * @param faults what is wrong with its envelope
 */
public record Group(@Nullable Segment header, List<Transaction> transactions, List<Fault> faults) {

  /** Copies the lists. */
  public Group {
    transactions = List.copyOf(transactions);
    faults = List.copyOf(faults);
  }
}
