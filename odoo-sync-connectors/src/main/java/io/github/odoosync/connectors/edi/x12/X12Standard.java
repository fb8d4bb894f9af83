package io.github.odoosync.connectors.edi.x12;

import io.github.odoosync.connectors.edi.EdiMessage;
import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.connectors.edi.TradingPartner.Mailbox;
import io.github.odoosync.connectors.edi.TradingPartner.Role;
import io.github.odoosync.connectors.edi.internal.BadElement;
import io.github.odoosync.connectors.edi.internal.Cleaned;
import io.github.odoosync.connectors.edi.internal.Fault;
import io.github.odoosync.connectors.edi.internal.Interchange;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.connectors.edi.internal.Standard;
import io.github.odoosync.connectors.edi.internal.Transaction;
import io.github.odoosync.connectors.edi.internal.X12Cleaner;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** X12: its envelopes and keys. */
final class X12Standard implements Standard {

  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

  @Override
  public boolean isX12() {
    return true;
  }

  @Override
  public String name() {
    return "x12";
  }

  @Override
  public Cleaned clean(byte[] content, TradingPartner partner) {
    return X12Cleaner.clean(content, partner.charset());
  }

  @Override
  public String type(Transaction transaction) {
    return transaction.header().at(1).strip();
  }

  @Override
  public String number(Transaction transaction) {
    return transaction.header().at(2).strip();
  }

  @Override
  public Optional<Entry<?>> form(String type, Role role) {
    return X12Forms.find(type, role);
  }

  @Override
  public Mailbox sender(Interchange interchange) {
    Segment isa = interchange.header();
    return new Mailbox(isa.at(5).strip(), isa.at(6).strip());
  }

  @Override
  public String key(Interchange interchange) {
    Segment isa = interchange.header();
    return String.join(
        " ",
        isa.at(5).strip(),
        isa.at(6).strip(),
        isa.at(7).strip(),
        isa.at(8).strip(),
        isa.at(13).strip());
  }

  @Override
  public Instant sentAt(Interchange interchange, TradingPartner partner) {
    Segment isa = interchange.header();
    try {
      return LocalDate.parse(isa.at(9).strip(), SHORT_DAY)
          .atTime(X12Time.time(isa.at(10).strip()))
          .atZone(partner.zone())
          .toInstant();
    } catch (DateTimeException | BadElement e) {
      // A header without a time is dirty, and nothing but tracking numbers looks at it.
      return Instant.EPOCH;
    }
  }

  @Override
  public String code(Fault fault) {
    if (fault.segment() == null) {
      return "AK502:" + fault.problem().x12();
    }
    return (fault.element() == 0 ? "AK304:" : "AK403:") + fault.problem().x12();
  }

  @Override
  public boolean isAcknowledgement(String type) {
    return type.equals("997") || type.equals("999");
  }

  @Override
  public List<EdiMessage.Acknowledgement> notes(Interchange interchange) {
    return X12Acknowledgements.notes(interchange);
  }

  @Override
  public EdiMessage.Acknowledgement acknowledgement(Transaction transaction) {
    return X12Acknowledgements.read(transaction);
  }

  @Override
  public boolean wantsAnswer(Received received) {
    return X12Acknowledgements.isWanted(received);
  }

  @Override
  public byte[] answer(Received received, TradingPartner partner, long number, Instant now) {
    X12Envelope envelope = new X12Envelope(partner, number, now);
    X12Acknowledgements.write(received, envelope);
    return envelope.bytes();
  }

  @Override
  public byte[] interchange(List<Body> bodies, TradingPartner partner, long number, Instant now) {
    X12Envelope envelope = new X12Envelope(partner, number, now);
    String group = "";
    for (Body body : bodies) {
      String code = X12Forms.group(body.type());
      if (!code.equals(group)) {
        envelope.startGroup(code);
        group = code;
      }
      envelope.transaction(body.type(), body.segments());
    }
    return envelope.bytes();
  }

  @Override
  public List<EdiMessage.Business> arranged(List<EdiMessage.Business> messages) {
    List<EdiMessage.Business> arranged = new ArrayList<>();
    messages.stream()
        .map(message -> X12Forms.group(message.type()))
        .distinct()
        .forEach(
            group ->
                messages.stream()
                    .filter(message -> X12Forms.group(message.type()).equals(group))
                    .forEach(arranged::add));
    return arranged;
  }
}
