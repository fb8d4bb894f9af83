package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.connectors.edi.EdiMessage;
import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What X12 and EDIFACT do differently. Thread-safe. */
public interface Standard {

  /** Returns whether it is X12, which cannot escape its delimiters. */
  boolean isX12();

  /** Returns its name, with which files begin. */
  String name();

  /** Makes a file readable. */
  Cleaned clean(byte[] content, TradingPartner partner);

  /** Returns the type of a transaction. */
  String type(Transaction transaction);

  /** Returns the number of a transaction. */
  String number(Transaction transaction);

  /** Returns how a type lies in segments, and as which document it is exchanged with a partner. */
  Optional<Entry<?>> form(String type, TradingPartner.Role role);

  /** Returns who sent an interchange. */
  TradingPartner.Mailbox sender(Interchange interchange);

  /** Returns by what a second copy of an interchange is known. */
  String key(Interchange interchange);

  /** Returns when an interchange was made. */
  Instant sentAt(Interchange interchange, TradingPartner partner);

  /** Returns the code of a fault. */
  String code(Fault fault);

  /** Returns whether a type is an acknowledgement, which is never acknowledged. */
  boolean isAcknowledgement(String type);

  /** Returns what acknowledgements say that stand beside the groups. */
  List<EdiMessage.Acknowledgement> notes(Interchange interchange);

  /** Reads an acknowledgement. */
  EdiMessage.Acknowledgement acknowledgement(Transaction transaction);

  /** Returns whether an interchange has to be acknowledged. */
  boolean wantsAnswer(Received received);

  /** Writes the acknowledgement of an interchange. */
  byte[] answer(Received received, TradingPartner partner, long number, Instant now);

  /** Writes an interchange, and puts the transactions into the order given. */
  byte[] interchange(List<Body> bodies, TradingPartner partner, long number, Instant now);

  /** Brings transactions into the order in which they stand in an interchange. */
  List<EdiMessage.Business> arranged(List<EdiMessage.Business> messages);

  /**
   * A form and the document that it is of.
   *
   * @param <D> the document
   */
  record Entry<D extends Document>(Schema<D> schema, Form<D> form) {}

  /**
   * A transaction without header and trailer.
   *
   * @param type its type
   * @param segments its segments
   */
  record Body(String type, List<Segment> segments) {}

  /**
   * An interchange that was read, and what became of each transaction.
   *
   * @param interchange what was read
   * @param faults of each transaction, group by group, in order
   */
  record Received(Interchange interchange, List<List<List<Fault>>> faults) {}
}
