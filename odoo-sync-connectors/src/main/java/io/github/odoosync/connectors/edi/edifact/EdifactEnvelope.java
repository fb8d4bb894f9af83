package io.github.odoosync.connectors.edi.edifact;

import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.connectors.edi.TradingPartner.Mailbox;
import io.github.odoosync.connectors.edi.internal.InterchangeWriter;
import io.github.odoosync.connectors.edi.internal.Segment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts messages into an interchange. Not thread-safe. */
final class EdifactEnvelope {

  private final TradingPartner partner;
  private final String number;
  private final List<Segment> segments = new ArrayList<>();
  private int messages;

  EdifactEnvelope(TradingPartner partner, long number, Instant now) {
    this.partner = partner;
    this.number = String.valueOf(number);
    segments.add(header(LocalDateTime.ofInstant(now, partner.zone())));
  }

  void message(String type, List<Segment> body) {
    messages++;
    String reference = String.valueOf(messages);
    Segment.Draft header = new Segment.Draft("UNH");
    header.put(1, 1, reference);
    int component = 1;
    for (String part : type.split(":", -1)) {
      header.put(2, component++, part);
    }
    segments.add(header.build());
    segments.addAll(body);
    segments.add(Segment.of("UNT", String.valueOf(body.size() + 2), reference));
  }

  byte[] bytes() {
    segments.add(Segment.of("UNZ", String.valueOf(messages), number));
    return InterchangeWriter.edifact(segments, partner.charset());
  }

  private Segment header(LocalDateTime now) {
    boolean unicode = partner.charset().equals(StandardCharsets.UTF_8);
    Segment.Draft header = new Segment.Draft("UNB");
    header.put(1, 1, unicode ? "UNOY" : "UNOC");
    header.put(1, 2, "3");
    mailbox(header, 2, partner.ours());
    mailbox(header, 3, partner.theirs());
    header.put(4, 1, now.format(DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT)));
    header.put(4, 2, now.format(DateTimeFormatter.ofPattern("HHmm", Locale.ROOT)));
    header.put(5, 1, number);
    if (partner.isTest()) {
      header.put(11, 1, "1");
    }
    return header.build();
  }

  private static void mailbox(Segment.Draft header, int element, Mailbox mailbox) {
    header.put(element, 1, mailbox.id());
    header.put(element, 2, mailbox.qualifier());
  }
}
