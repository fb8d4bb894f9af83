package io.github.odoosync.connectors.edi.x12;

import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.Diagnostic.Severity;
import io.github.odoosync.connectors.edi.EdiMessage.Acknowledgement;
import io.github.odoosync.connectors.edi.EdiMessage.Answer;
import io.github.odoosync.connectors.edi.EdiMessage.Verdict;
import io.github.odoosync.connectors.edi.internal.Fault;
import io.github.odoosync.connectors.edi.internal.Group;
import io.github.odoosync.connectors.edi.internal.Interchange;
import io.github.odoosync.connectors.edi.internal.Problem;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Standard.Received;
import io.github.odoosync.connectors.edi.internal.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Functional and interchange acknowledgements: 997 and TA1, in and out. */
final class X12Acknowledgements {

  private static final String GROUP = "FA";

  private X12Acknowledgements() {}

  /** Whatever holds documents is answered; an answer never is. */
  static boolean isWanted(Received received) {
    Interchange interchange = received.interchange();
    boolean documents = interchange.groups().stream().anyMatch(group -> !isAnswer(group));
    return documents || (interchange.isRefused() && interchange.groups().isEmpty());
  }

  static void write(Received received, X12Envelope to) {
    Interchange interchange = received.interchange();
    boolean asked = interchange.header().at(14).strip().equals("1");
    if (asked || !interchange.faults().isEmpty()) {
      to.note(note(interchange));
    }
    if (interchange.isRefused()) {
      return;
    }
    boolean started = false;
    for (int i = 0; i < interchange.groups().size(); i++) {
      Group group = interchange.groups().get(i);
      if (!isAnswer(group)) {
        if (!started) {
          to.startGroup(GROUP);
          started = true;
        }
        to.transaction("997", answer(group, received.faults().get(i)));
      }
    }
  }

  private static Segment note(Interchange interchange) {
    Segment isa = interchange.header();
    boolean wrong = !interchange.faults().isEmpty();
    return Segment.of(
        "TA1",
        isa.at(13).strip(),
        isa.at(9).strip(),
        isa.at(10).strip(),
        interchange.isRefused() ? "R" : wrong ? "E" : "A",
        wrong ? noteCode(interchange.faults().get(0).problem()) : "000");
  }

  private static String noteCode(Problem problem) {
    return switch (problem) {
      case REFERENCE -> "001";
      case COUNT -> "021";
      case NO_TRAILER -> "023";
      default -> "024";
    };
  }

  private static List<Segment> answer(Group group, List<List<Fault>> faults) {
    List<Segment> segments = new ArrayList<>();
    Segment header = group.header();
    segments.add(
        Segment.of(
            "AK1", header == null ? "" : header.at(1), header == null ? "" : header.at(6).strip()));
    int accepted = 0;
    for (int i = 0; i < group.transactions().size(); i++) {
      Segment st = group.transactions().get(i).header();
      List<Fault> fatal = faults.get(i).stream().filter(Fault::fatal).toList();
      segments.add(Segment.of("AK2", st.at(1).strip(), st.at(2).strip()));
      segments.addAll(errors(fatal));
      accepted += fatal.isEmpty() ? 1 : 0;
    }
    int all = group.transactions().size();
    Segment.Draft end = new Segment.Draft("AK9");
    end.put(1, 1, verdict(accepted, all, !group.faults().isEmpty()));
    end.put(2, 1, String.valueOf(all));
    end.put(3, 1, String.valueOf(all));
    end.put(4, 1, String.valueOf(accepted));
    group.faults().stream().limit(5).forEach(f -> end.put(end.next(5), 1, groupCode(f.problem())));
    segments.add(end.build());
    return segments;
  }

  private static String verdict(int accepted, int all, boolean groupFaults) {
    if (accepted < all) {
      return accepted == 0 ? "R" : "P";
    }
    return groupFaults ? "E" : "A";
  }

  private static String groupCode(Problem problem) {
    return switch (problem) {
      case REFERENCE -> "4";
      case COUNT -> "5";
      default -> "3";
    };
  }

  private static List<Segment> errors(List<Fault> fatal) {
    List<Segment> segments = new ArrayList<>();
    Segment.Draft end = new Segment.Draft("AK5");
    end.put(1, 1, fatal.isEmpty() ? "A" : "R");
    for (Fault fault : fatal) {
      Segment at = fault.segment();
      if (at != null) {
        String position = String.valueOf(Math.max(1, at.position()));
        boolean whole = fault.element() == 0;
        String code = whole ? fault.problem().x12() : "8";
        segments.add(Segment.of("AK3", at.tag(), position, "", code));
        if (!whole) {
          String element = String.valueOf(fault.element());
          segments.add(Segment.of("AK4", element, "", fault.problem().x12()));
        }
      }
    }
    fatal.stream()
        .map(fault -> fault.segment() == null ? fault.problem().x12() : "5")
        .distinct()
        .limit(5)
        .forEach(code -> end.put(end.next(2), 1, code));
    segments.add(end.build());
    return segments;
  }

  static List<Acknowledgement> notes(Interchange interchange) {
    return interchange.notes().stream()
        .filter(segment -> segment.tag().equals("TA1"))
        .map(
            note ->
                new Acknowledgement(
                    "TA1", note.at(1).strip(), verdict(note.at(4).strip()), List.of()))
        .toList();
  }

  static Acknowledgement read(Transaction transaction) {
    String number = "";
    Verdict verdict = Verdict.REJECTED;
    List<Answer> answers = new ArrayList<>();
    List<Diagnostic> errors = new ArrayList<>();
    Segment document = Segment.of("AK2");
    Segment place = Segment.of("AK3");
    for (Segment segment : transaction.body()) {
      switch (segment.tag()) {
        case "AK1" -> number = segment.at(2).strip();
        case "AK2" -> {
          document = segment;
          errors.clear();
        }
        case "AK3", "IK3" -> {
          place = segment;
          errors.add(error("AK304:" + segment.at(4), place, ""));
        }
        case "AK4", "IK4" -> errors.add(error("AK403:" + segment.at(3), place, segment.at(1)));
        case "AK5", "IK5" -> {
          boolean accepted = segment.at(1).equals("A") || segment.at(1).equals("E");
          answers.add(new Answer(document.at(1), document.at(2).strip(), accepted, errors));
        }
        case "AK9" -> verdict = verdict(segment.at(1).strip());
        default -> {
          // Contexts of 999 say where else to look.
        }
      }
    }
    return new Acknowledgement(transaction.header().at(1).strip(), number, verdict, answers);
  }

  private static Diagnostic error(String code, Segment place, String element) {
    String position =
        "segment "
            + place.at(2)
            + " "
            + place.at(1)
            + (element.isEmpty() ? "" : ", element " + element);
    return new Diagnostic(Severity.PART_REFUSED, code, position, "The partner found an error");
  }

  private static Verdict verdict(String code) {
    return switch (code) {
      case "A" -> Verdict.ACCEPTED;
      case "E" -> Verdict.ACCEPTED_WITH_ERRORS;
      case "P" -> Verdict.PARTLY_ACCEPTED;
      default -> Verdict.REJECTED;
    };
  }

  private static boolean isAnswer(Group group) {
    Segment header = group.header();
    return header != null && header.at(1).strip().equals(GROUP);
  }
}
