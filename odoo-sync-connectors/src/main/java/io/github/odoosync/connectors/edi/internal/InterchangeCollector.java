package io.github.odoosync.connectors.edi.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts segments into transactions, groups and interchanges. Not thread-safe. */
final class InterchangeCollector {

  private final List<Interchange> interchanges = new ArrayList<>();

  private @Nullable Segment header;
  private List<Segment> notes = new ArrayList<>();
  private List<Group> groups = new ArrayList<>();
  private List<Fault> faults = new ArrayList<>();

  private @Nullable Segment groupHeader;
  private List<Transaction> transactions = new ArrayList<>();
  private List<Fault> groupFaults = new ArrayList<>();

  private @Nullable Segment transactionHeader;
  private List<Segment> body = new ArrayList<>();
  private List<Fault> transactionFaults = new ArrayList<>();

  void segment(Segment segment) {
    switch (segment.tag()) {
      case "UNA" -> {
        // Names the delimiters, which the reader has taken from it.
      }
      case "ISA", "UNB" -> startInterchange(segment);
      case "GS", "UNG" -> startGroup(segment);
      case "ST", "UNH" -> startTransaction(segment);
      case "SE", "UNT" -> closeTransaction();
      case "GE", "UNE" -> endGroup();
      case "IEA", "UNZ" -> closeInterchange();
      default -> {
        if (transactionHeader == null) {
          notes.add(segment);
        } else {
          body.add(segment.at(segment.tag(), body.size() + 2));
        }
      }
    }
  }

  void fault(String tag, Problem problem, String message) {
    switch (tag) {
      case "SE", "UNT" -> transactionFaults.add(Fault.of(problem, message));
      // Documents that are whole are taken all the same, and the partner is told.
      case "GE", "UNE" -> groupFaults.add(new Fault(problem, false, null, 0, 0, message));
      case "IEA", "UNZ" -> faults.add(new Fault(problem, false, null, 0, 0, message));
      default -> {
        // Other tags carry no count and no number.
      }
    }
  }

  /** What has no trailer is not whole: its sender will send it again, and then all of it. */
  void end() {
    if (header != null) {
      faults.add(Fault.of(Problem.NO_TRAILER, "It has no trailer, or cannot be read to it"));
      closeInterchange();
    }
  }

  List<Interchange> interchanges() {
    return List.copyOf(interchanges);
  }

  private void startInterchange(Segment segment) {
    end();
    header = segment;
  }

  private void startGroup(Segment segment) {
    endGroup();
    groupHeader = segment;
  }

  private void startTransaction(Segment segment) {
    endTransaction();
    transactionHeader = segment;
  }

  private void endTransaction() {
    if (transactionHeader != null) {
      transactionFaults.add(Fault.of(Problem.NO_TRAILER, "It has no trailer"));
      closeTransaction();
    }
  }

  private void closeTransaction() {
    if (transactionHeader != null) {
      transactions.add(new Transaction(transactionHeader, body, transactionFaults));
    }
    transactionHeader = null;
    body = new ArrayList<>();
    transactionFaults = new ArrayList<>();
  }

  private void endGroup() {
    endTransaction();
    if (groupHeader != null || !transactions.isEmpty()) {
      groups.add(new Group(groupHeader, transactions, groupFaults));
    }
    groupHeader = null;
    transactions = new ArrayList<>();
    groupFaults = new ArrayList<>();
  }

  private void closeInterchange() {
    endGroup();
    if (header != null) {
      interchanges.add(new Interchange(header, notes, groups, faults));
    }
    header = null;
    notes = new ArrayList<>();
    groups = new ArrayList<>();
    faults = new ArrayList<>();
  }
}
