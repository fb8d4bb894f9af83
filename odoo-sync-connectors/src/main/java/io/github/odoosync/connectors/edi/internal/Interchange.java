package io.github.odoosync.connectors.edi.internal;

import java.util.List;

/**
 * An interchange, as it lies in a file.
 *
 * @param header ISA or UNB
 * @param notes segments beside its groups, such as TA1
 * @param groups the groups
 * @param faults what is wrong with its envelope; a fatal one means that nothing of it is taken
 */
public record Interchange(
    Segment header, List<Segment> notes, List<Group> groups, List<Fault> faults) {

  /** Copies the lists. */
  public Interchange {
    notes = List.copyOf(notes);
    groups = List.copyOf(groups);
    faults = List.copyOf(faults);
  }

  /** Returns whether nothing of it can be taken. */
  public boolean isRefused() {
    return faults.stream().anyMatch(Fault::fatal);
  }
}
