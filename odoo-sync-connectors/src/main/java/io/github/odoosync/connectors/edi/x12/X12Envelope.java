package io.github.odoosync.connectors.edi.x12;

import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.connectors.edi.internal.InterchangeWriter;
import io.github.odoosync.connectors.edi.internal.Segment;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts transactions into groups, and those into an interchange. Not thread-safe. */
final class X12Envelope {

  private static final String USUAL_VERSION = "004010";

  private final TradingPartner partner;
  private final long number;
  private final LocalDateTime now;
  private final String version;
  private final List<Segment> segments = new ArrayList<>();
  private int groups;
  private int transactions;

  X12Envelope(TradingPartner partner, long number, Instant now) {
    this.partner = partner;
    this.number = number;
    this.now = LocalDateTime.ofInstant(now, partner.zone());
    this.version = partner.version().isEmpty() ? USUAL_VERSION : partner.version();
    segments.add(header());
  }

  /** Adds a segment beside the groups. */
  void note(Segment segment) {
    segments.add(segment);
  }

  void startGroup(String code) {
    endGroup();
    groups++;
    segments.add(
        Segment.of(
            "GS",
            code,
            partner.ours().id(),
            partner.theirs().id(),
            time("uuuuMMdd"),
            time("HHmm"),
            groupNumber(),
            "X",
            version));
  }

  void transaction(String type, List<Segment> body) {
    transactions++;
    String control = String.format(Locale.ROOT, "%04d", transactions);
    segments.add(Segment.of("ST", type, control));
    segments.addAll(body);
    segments.add(Segment.of("SE", String.valueOf(body.size() + 2), control));
  }

  byte[] bytes() {
    endGroup();
    segments.add(Segment.of("IEA", String.valueOf(groups), digits(9, number)));
    return InterchangeWriter.x12(segments, partner.charset(), version.substring(0, 5));
  }

  private void endGroup() {
    if (transactions > 0) {
      segments.add(Segment.of("GE", String.valueOf(transactions), groupNumber()));
      transactions = 0;
    }
  }

  /** Groups are numbered within their interchange: with its number they are told apart. */
  private String groupNumber() {
    return groups == 1 ? String.valueOf(number) : number + digits(2, groups);
  }

  private Segment header() {
    return Segment.of(
        "ISA",
        "00",
        " ".repeat(10),
        "00",
        " ".repeat(10),
        padded(2, partner.ours().qualifier()),
        padded(15, partner.ours().id()),
        padded(2, partner.theirs().qualifier()),
        padded(15, partner.theirs().id()),
        time("yyMMdd"),
        time("HHmm"),
        version.compareTo("004020") < 0 ? "U" : "^",
        version.substring(0, 5),
        digits(9, number),
        "0",
        partner.isTest() ? "T" : "P",
        ">");
  }

  private String time(String pattern) {
    return now.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
  }

  private static String digits(int width, long value) {
    return String.format(Locale.ROOT, "%0" + width + "d", value);
  }

  private static String padded(int width, String value) {
    if (value.isBlank() || value.length() > width) {
      throw InvalidValueException.of(
          ErrorCode.INVALID_VALUE,
          "'" + value + "' is no address of X12: at most " + width + " characters");
    }
    return value + " ".repeat(width - value.length());
  }
}
