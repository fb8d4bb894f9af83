package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.Diagnostic.Severity;
import io.github.odoosync.connectors.edi.EdiMessage.Acknowledgement;
import io.github.odoosync.connectors.edi.EdiMessage.Answer;
import io.github.odoosync.connectors.edi.EdiMessage.Verdict;
import io.github.odoosync.connectors.edi.internal.Fault;
import io.github.odoosync.connectors.edi.internal.Group;
import io.github.odoosync.connectors.edi.internal.Interchange;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Standard.Received;
import io.github.odoosync.connectors.edi.internal.Transaction;
import java.util.ArrayList;
import java.util.List;

/** The acknowledgement of an interchange and of each message: CONTRL, in and out. */
final class Control {

  private static final String REJECTED = "4";
  private static final String ACCEPTED = "7";

  private Control() {}

  static List<Segment> segments(Received received) {
    Interchange interchange = received.interchange();
    List<Segment> segments = new ArrayList<>();
    segments.add(head(interchange));
    if (interchange.isRefused()) {
      return segments;
    }
    for (int i = 0; i < interchange.groups().size(); i++) {
      Group group = interchange.groups().get(i);
      for (int j = 0; j < group.transactions().size(); j++) {
        message(group.transactions().get(j), received.faults().get(i).get(j), segments);
      }
    }
    return segments;
  }

  private static Segment head(Interchange interchange) {
    Segment unb = interchange.header();
    Segment.Draft head = new Segment.Draft("UCI");
    head.put(1, 1, unb.at(5).strip());
    for (int party = 2; party <= 3; party++) {
      head.put(party, 1, unb.at(party).strip());
      head.put(party, 2, unb.at(party, 2).strip());
    }
    head.put(4, 1, interchange.isRefused() ? REJECTED : ACCEPTED);
    if (!interchange.faults().isEmpty()) {
      head.put(5, 1, interchange.faults().get(0).problem().edifact());
    }
    return head.build();
  }

  private static void message(Transaction transaction, List<Fault> faults, List<Segment> segments) {
    List<Fault> fatal = faults.stream().filter(Fault::fatal).toList();
    Segment unh = transaction.header();
    Segment.Draft message = new Segment.Draft("UCM");
    message.put(1, 1, unh.at(1).strip());
    for (int i = 1; i <= 4; i++) {
      message.put(2, i, unh.at(2, i).strip());
    }
    message.put(3, 1, fatal.isEmpty() ? ACCEPTED : REJECTED);
    fatal.stream()
        .filter(fault -> fault.segment() == null)
        .findFirst()
        .ifPresent(fault -> message.put(4, 1, fault.problem().edifact()));
    segments.add(message.build());
    for (Fault fault : fatal) {
      Segment at = fault.segment();
      if (at != null) {
        String position = String.valueOf(Math.max(1, at.position()));
        String code = fault.problem().edifact();
        if (fault.element() == 0) {
          segments.add(Segment.of("UCS", position, code));
        } else {
          segments.add(Segment.of("UCS", position));
          // The tag counts as the first element.
          segments.add(Segment.of("UCD", code, String.valueOf(fault.element() + 1)));
        }
      }
    }
  }

  static Acknowledgement read(Transaction transaction) {
    String number = "";
    Verdict verdict = Verdict.REJECTED;
    List<Answer> answers = new ArrayList<>();
    for (Segment segment : transaction.body()) {
      switch (segment.tag()) {
        case "UCI" -> {
          number = segment.at(1).strip();
          verdict = isAccepted(segment.at(4)) ? Verdict.ACCEPTED : Verdict.REJECTED;
        }
        case "UCM" -> answers.add(answer(segment));
        case "UCS" -> addError(answers, segment.at(2), "segment " + segment.at(1).strip());
        case "UCD" -> addError(answers, segment.at(1), "element " + segment.at(2).strip());
        default -> {
          // Groups of messages are told by their messages.
        }
      }
    }
    return new Acknowledgement("CONTRL", number, verdict(verdict, answers), answers);
  }

  private static Verdict verdict(Verdict whole, List<Answer> answers) {
    boolean some = answers.stream().anyMatch(Answer::accepted);
    if (whole == Verdict.REJECTED || answers.stream().allMatch(Answer::accepted)) {
      return whole;
    }
    return some ? Verdict.PARTLY_ACCEPTED : Verdict.REJECTED;
  }

  private static Answer answer(Segment message) {
    String error = message.at(4).strip();
    List<Diagnostic> errors = error.isEmpty() ? List.of() : List.of(error(error, ""));
    return new Answer(
        message.at(2).strip(), message.at(1).strip(), isAccepted(message.at(3)), errors);
  }

  private static void addError(List<Answer> answers, String code, String position) {
    if (!answers.isEmpty() && !code.isBlank()) {
      Answer last = answers.remove(answers.size() - 1);
      List<Diagnostic> errors = new ArrayList<>(last.errors());
      errors.add(error(code.strip(), position));
      answers.add(new Answer(last.type(), last.number(), last.accepted(), errors));
    }
  }

  private static Diagnostic error(String code, String position) {
    return new Diagnostic(
        Severity.PART_REFUSED, "0085:" + code, position, "The partner found an error");
  }

  private static boolean isAccepted(String action) {
    return action.strip().equals(ACCEPTED) || action.strip().equals("8");
  }
}
