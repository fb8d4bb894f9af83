package io.github.odoosync.connectors.edi.internal;

import java.util.List;

/**
 * One document of an interchange, as it lies in it: a transaction set of X12, a message of EDIFACT.
 *
 * @param header ST or UNH
 * @param body what stands between header and trailer
 * @param faults what is wrong with its envelope
 */
public record Transaction(Segment header, List<Segment> body, List<Fault> faults) {

  /** Copies the lists. */
  public Transaction {
    body = List.copyOf(body);
    faults = List.copyOf(faults);
  }
}
