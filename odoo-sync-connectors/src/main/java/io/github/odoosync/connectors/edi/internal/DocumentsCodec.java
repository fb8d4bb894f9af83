package io.github.odoosync.connectors.edi.internal;

import io.github.odoosync.connector.document.Decoded;
import io.github.odoosync.connector.document.Diagnostic;
import io.github.odoosync.connector.document.Diagnostic.Severity;
import io.github.odoosync.connector.document.Losses;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.connectors.edi.EdiCodec;
import io.github.odoosync.connectors.edi.EdiMessage;
import io.github.odoosync.connectors.edi.InterchangeNumbers;
import io.github.odoosync.connectors.edi.TradingPartner;
import io.github.odoosync.connectors.edi.internal.Standard.Entry;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.model.Document;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Documents to files and back, by the forms of a standard. Thread-safe. */
public final class DocumentsCodec implements EdiCodec {

  private final Standard standard;
  private final TradingPartner partner;
  private final InterchangeNumbers numbers;
  private final Clock clock;
  private final @Nullable Consumer<Diagnostic> losses;

  /**
   * Makes a codec.
   *
   * @param numbers of acknowledgements
   * @param losses who is told of them; null if they are refused
   */
  public DocumentsCodec(
      Standard standard,
      TradingPartner partner,
      InterchangeNumbers numbers,
      Clock clock,
      @Nullable Consumer<Diagnostic> losses) {
    this.standard = standard;
    this.partner = partner;
    this.numbers = numbers;
    this.clock = clock;
    this.losses = losses;
  }

  @Override
  public Decoded<EdiMessage> decode(RawDocument document) {
    if (document.size() > partner.maxBytes()) {
      return refused("", "SIZE", "It is larger than " + partner.maxBytes() + " bytes");
    }
    Cleaned cleaned = standard.clean(document.content(), partner);
    List<Interchange> interchanges = InterchangeReader.read(cleaned.text());
    if (interchanges.isEmpty()) {
      return refused("", "NONE", "There is no interchange in it");
    }
    if (interchanges.size() > 1) {
      return refused("", "SEVERAL", "There are several interchanges in it; split the file");
    }
    return decode(interchanges.get(0), cleaned);
  }

  private Decoded<EdiMessage> decode(Interchange interchange, Cleaned cleaned) {
    String key = standard.key(interchange);
    if (!standard.sender(interchange).equals(partner.theirs())) {
      return refused(key, "SENDER", "It is not from " + partner.theirs());
    }
    InterchangeDecoding decoding = new InterchangeDecoding(standard, partner, interchange);
    decoding.run();
    List<Diagnostic> diagnostics = new ArrayList<>(cleaned.warnings());
    diagnostics.addAll(decoding.diagnostics());
    RawDocument answer = answer(key, decoding.received(), diagnostics);
    return new Decoded<>(key, decoding.messages(), diagnostics, answer);
  }

  private @Nullable RawDocument answer(
      String key, Standard.Received received, List<Diagnostic> diagnostics) {
    if (!partner.isAcknowledging() || !standard.wantsAnswer(received)) {
      return null;
    }
    long number = numbers.number(partner.name(), "answer to " + key);
    // Dated as what it answers: the answer to a copy is the same, byte for byte.
    Instant dated = standard.sentAt(received.interchange(), partner);
    try {
      return named(number, standard.answer(received, partner, number, dated));
    } catch (InvalidValueException e) {
      String why = "Its numbers cannot be repeated in an answer: " + e.failure().detail();
      diagnostics.add(new Diagnostic(Severity.WARNING, "ANSWER", "", why));
      return null;
    }
  }

  private static Decoded<EdiMessage> refused(String key, String code, String message) {
    Diagnostic diagnostic = new Diagnostic(Severity.REFUSED, code, "", message);
    return new Decoded<>(key, List.of(), List.of(diagnostic), null);
  }

  @Override
  public RawDocument encode(List<EdiMessage> parts, long number) {
    List<EdiMessage.Business> messages = new ArrayList<>();
    for (EdiMessage part : parts) {
      if (!(part instanceof EdiMessage.Business business)) {
        throw refuse("An acknowledgement is made when something is read");
      }
      messages.add(business);
    }
    Written written = write(messages, number);
    if (losses != null) {
      written.losses().forEach(losses);
    } else if (!written.losses().isEmpty()) {
      throw refuse(written.losses().get(0).message());
    }
    return written.document();
  }

  @Override
  public Written write(List<EdiMessage.Business> messages, long number) {
    if (messages.isEmpty() || number < 1 || number > InterchangeNumbers.MAX) {
      throw refuse("At least one document, and a number of 1 to " + InterchangeNumbers.MAX);
    }
    Instant now = clock.instant();
    List<EdiMessage.Business> arranged = standard.arranged(messages);
    List<Standard.Body> bodies = new ArrayList<>();
    for (EdiMessage.Business message : arranged) {
      bodies.add(body(message, now));
    }
    byte[] content = standard.interchange(bodies, partner, number, now);
    return new Written(named(number, content), lost(arranged, content));
  }

  private Standard.Body body(EdiMessage.Business message, Instant now) {
    Entry<?> entry = entry(message);
    Output to = new Output(new Context(partner, standard.isX12(), now));
    try {
      write(entry, message.document(), to);
    } catch (BadElement e) {
      throw refuse(message.type() + ": " + e.message());
    } catch (InvalidValueException e) {
      throw refuse(message.type() + ": " + e.failure().detail());
    }
    return new Standard.Body(message.type(), to.segments());
  }

  @SuppressWarnings("unchecked") // The schema is the entry's.
  private static <D extends Document> void write(Entry<D> entry, Document document, Output to) {
    entry.form().write((D) document, to);
  }

  private Entry<?> entry(EdiMessage.Business message) {
    Entry<?> entry =
        standard
            .form(message.type(), partner.role())
            .orElseThrow(
                () -> refuse(message.type() + " is not exchanged with a " + partner.role()));
    if (entry.schema() != message.document().schema()) {
      throw refuse(message.type() + " is made of a " + entry.schema().name());
    }
    return entry;
  }

  private List<Diagnostic> lost(List<EdiMessage.Business> messages, byte[] content) {
    String text = standard.clean(content, partner).text();
    InterchangeDecoding again =
        new InterchangeDecoding(standard, partner, InterchangeReader.read(text).get(0));
    again.run();
    List<@Nullable Document> documents = again.documents();
    List<Diagnostic> lost = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      lost.addAll(Losses.of(messages.get(i).document(), documents.get(i)));
    }
    return lost;
  }

  private RawDocument named(long number, byte[] content) {
    String name = String.format(Locale.ROOT, "%s-%09d.edi", standard.name(), number);
    return RawDocument.of(name, content, Map.of("partner", partner.name()));
  }

  private static InvalidValueException refuse(String detail) {
    return InvalidValueException.of(ErrorCode.INVALID_VALUE, detail);
  }
}
