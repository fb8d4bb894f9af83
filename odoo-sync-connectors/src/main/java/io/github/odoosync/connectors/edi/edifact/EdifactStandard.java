package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connectors.edi.EdiMessage;
import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.connectors.edi.TradingPartner.Mailbox;
import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.connectors.edi.internal.Cleaned;
import io.github.odoosync.connectors.edi.internal.EdifactCleaner;
import io.github.odoosync.connectors.edi.internal.Fault;
import io.github.odoosync.connectors.edi.internal.Group;
import io.github.odoosync.connectors.edi.internal.Interchange;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Standard;
import io.github.odoosync.connectors.edi.internal.Transaction;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** EDIFACT: its envelopes and keys. */
final class EdifactStandard implements Standard {

  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT);

  @Override
  public boolean isX12() {
    return false;
  }

  @Override
  public String name() {
    return "edifact";
  }

  @Override
  public Cleaned clean(byte[] content, TradingPartner partner) {
    return EdifactCleaner.clean(content);
  }

  @Override
  public String type(Transaction transaction) {
    return transaction.header().at(2).strip();
  }

  @Override
  public String number(Transaction transaction) {
    return transaction.header().at(1).strip();
  }

  @Override
  public Optional<Entry<?>> form(String type, Role role) {
    return EdifactForms.find(type, role);
  }

  @Override
  public Mailbox sender(Interchange interchange) {
    Segment unb = interchange.header();
    return new Mailbox(unb.at(2, 2).strip(), unb.at(2).strip());
  }

  @Override
  public String key(Interchange interchange) {
    Segment unb = interchange.header();
    return String.join(
            " ", unb.at(2).strip(), unb.at(3).strip(), unb.at(5).strip(), unb.at(7).strip())
        .strip();
  }

  @Override
  public Instant sentAt(Interchange interchange, TradingPartner partner) {
    Segment unb = interchange.header();
    String digits = unb.at(4).strip() + unb.at(4, 2).strip();
    try {
      return LocalDateTime.parse(digits, SHORT).atZone(partner.zone()).toInstant();
    } catch (DateTimeException e) {
      // A header without a time is dirty, and nothing but tracking numbers looks at it.
      return Instant.EPOCH;
    }
  }

  @Override
  public String code(Fault fault) {
    return "0085:" + fault.problem().edifact();
  }

  @Override
  public boolean isAcknowledgement(String type) {
    return type.equals("CONTRL");
  }

  @Override
  public List<EdiMessage.Acknowledgement> notes(Interchange interchange) {
    return List.of();
  }

  @Override
  public EdiMessage.Acknowledgement acknowledgement(Transaction transaction) {
    return Control.read(transaction);
  }

  @Override
  public boolean wantsAnswer(Received received) {
    List<Group> groups = received.interchange().groups();
    return groups.isEmpty()
        || groups.stream()
            .flatMap(group -> group.transactions().stream())
            .anyMatch(transaction -> !isAcknowledgement(type(transaction)));
  }

  @Override
  public byte[] answer(Received received, TradingPartner partner, long number, Instant now) {
    EdifactEnvelope envelope = new EdifactEnvelope(partner, number, now);
    envelope.message("CONTRL:D:3:UN", Control.segments(received));
    return envelope.bytes();
  }

  @Override
  public byte[] interchange(List<Body> bodies, TradingPartner partner, long number, Instant now) {
    EdifactEnvelope envelope = new EdifactEnvelope(partner, number, now);
    String version = partner.version().isEmpty() ? "D:96A" : partner.version();
    for (Body body : bodies) {
      envelope.message(body.type() + ":" + version + ":UN", body.segments());
    }
    return envelope.bytes();
  }

  @Override
  public List<EdiMessage.Business> arranged(List<EdiMessage.Business> messages) {
    return messages;
  }
}
